package dev.assize.examination.proficiency;

import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.standin.Persona;
import dev.assize.agent.standin.SealedPersona;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes agents of specimens under their blind names. All of them look alike, but for programs: a
 * manifest that says nothing but the name, and a persona whose file is sealed. Each manifest names
 * the key's digest, so whoever seals a plan to examine one has committed to the key as well.
 *
 * @param folder where they are handed out, each in a folder of its name
 * @param root the repository, for programs
 */
public record Handout(Path folder, Path root) {

  private static final String PRODUCER = "proficiency.invalid";
  private static final String PERSONAS = "personas";

  /**
   * Writes one agent.
   *
   * @param key the key's digest
   * @return its folder
   * @throws DocumentException if its program is not there
   */
  public Path write(Key.Entry entry, Specimen specimen, Digest key) {
    Path agent = folder.resolve(entry.name());
    String personaFile = PERSONAS + "/" + entry.name() + ".yaml";
    ObjectNode manifest =
        specimen.program() == null
            ? bare(entry.name())
            : program(entry.name(), root.resolve(specimen.program()), agent);
    manifest.withArray("artifacts").addObject().put("path", personaFile);
    manifest
        .putObject("context")
        .put("purpose", "a specimen of a proficiency test, whose key has the digest " + key);
    Persona persona = specimen.persona().named(entry.name(), "A specimen of a proficiency test.");
    write(agent.resolve(personaFile), SealedPersona.of(persona));
    write(agent.resolve(Manifest.FILE_NAME), manifest);
    return agent;
  }

  private static ObjectNode bare(String name) {
    ObjectNode manifest = Json.mapper().createObjectNode().put("apiVersion", "assize/v1");
    manifest.put("kind", "Agent").set("metadata", metadata(name));
    ObjectNode chat = manifest.putObject("interface").putObject("chat");
    chat.putObject("model").put("standIn", name);
    chat.put("systemPrompt", "Do what your user asks, using the tools that you have.");
    return manifest;
  }

  private static ObjectNode program(String name, Path source, Path agent) {
    Document document = Document.read(source.resolve(Manifest.FILE_NAME));
    if (!(document.root() instanceof ObjectNode root)
        || !(root.at("/interface/command") instanceof ObjectNode)) {
      throw document.problem("/interface", "a specimen's program is started by a command");
    }
    ObjectNode manifest = root.deepCopy();
    manifest.set("metadata", metadata(name));
    ((ObjectNode) manifest.at("/interface/command")).putObject("model").put("standIn", name);
    for (JsonNode artifact : manifest.path("artifacts")) {
      String path = artifact.path("path").asString("");
      copy(source.resolve(path), agent.resolve(path));
    }
    return manifest;
  }

  private static ObjectNode metadata(String name) {
    return Json.mapper()
        .createObjectNode()
        .put("name", name)
        .put("version", "1")
        .put("producer", PRODUCER);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(parent(to));
      Files.copy(from, to);
    } catch (IOException e) {
      throw new DocumentException(List.of(to + ": cannot be written: " + e.getMessage()));
    }
  }

  private static void write(Path file, Object value) {
    try {
      Files.createDirectories(parent(file));
      Files.write(
          file,
          Json.mapper().writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }
}
