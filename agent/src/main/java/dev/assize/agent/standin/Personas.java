package dev.assize.agent.standin;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads personas from their files, {@code personas/<name>.yaml} in the folder of agents. */
public final class Personas {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Personas.class, "persona.schema.json");
  private static final String EXTENSION = ".yaml";

  private Personas() {}

  /**
   * Reads one file.
   *
   * @throws DocumentException if it is missing, or not a persona of the file's own name
   */
  public static Persona load(Path file) {
    Document document = SealedPersona.opened(Document.read(file));
    Persona persona = document.as(Persona.class, SCHEMA);
    if (!file.endsWith(persona.name() + EXTENSION)) {
      throw document.problem(
          "/name", "a persona is named like its file, which is " + file.getFileName());
    }
    return persona;
  }

  /**
   * Reads the persona of that name.
   *
   * @param agents the folder {@code agents/}
   * @throws DocumentException if there is none; the message names those that there are
   */
  public static Persona named(Path agents, String name) {
    List<String> names = names(agents);
    if (!names.contains(name)) {
      throw new DocumentException(
          List.of(
              "no persona \"%s\" in %s; there are: %s"
                  .formatted(name, agents.resolve("personas"), String.join(", ", names))));
    }
    return load(agents.resolve("personas").resolve(name + EXTENSION));
  }

  /**
   * The names of all personas, in order; empty if there is no such folder.
   *
   * @param agents the folder {@code agents/}
   */
  public static List<String> names(Path agents) {
    Path folder = agents.resolve("personas");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(EXTENSION))
          .map(file -> file.substring(0, file.length() - EXTENSION.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
