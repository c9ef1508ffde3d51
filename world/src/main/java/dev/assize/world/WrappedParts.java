package dev.assize.world;

import dev.assize.cel.ExpressionException;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import dev.assize.world.outside.ServerException;
import dev.assize.world.outside.ServerSession;
import dev.assize.world.outside.TrialFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a pack that wraps a server: installs the server, starts it once and asks for its tools.
 * Nothing of that is done before the user has said that the pack is trusted.
 */
final class WrappedParts {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(WrappedParts.class, "wrapped.schema.json");

  /** A {@code package-lock.json} in the pack fixes what the server's package needs. */
  private static final String LOCK = "package-lock.json";

  /** The pack's own part of the server, if it has one. */
  private static final String PROGRAM = "server";

  private final Path folder;
  private final Document document;
  private final WrappedFile written;
  private final ServerPrograms programs;

  private WrappedParts(Path folder, Document document, ServerPrograms programs) {
    this.folder = folder;
    this.document = document;
    this.written = document.as(WrappedFile.class, SCHEMA);
    this.programs = programs;
  }

  /**
   * What such a pack consists of.
   *
   * @param tools as agents get to know them
   * @param content what its digest covers beside its documents
   */
  record Read(
      WrappedFile written, WrappedWorld world, List<ToolSpec> tools, Map<String, Object> content) {}

  /**
   * Reads it.
   *
   * @param trusted whether its program may run, and its address be called
   * @throws DocumentException if it may not, or if something is not right
   */
  static Read read(Path folder, Document document, boolean trusted, ServerPrograms programs) {
    WrappedParts parts = new WrappedParts(folder, document, programs);
    parts.check();
    if (!trusted) {
      throw document.problem("/wraps", parts.distrust());
    }
    return parts.read();
  }

  private String distrust() {
    Wraps wraps = written.wraps();
    return wraps.isShared()
        ? "wraps: this pack lets agents act on "
            + wraps.title()
            + (wraps.headersEnv().isEmpty() ? "" : ", with what your environment holds for it")
            + "; if you trust who made it, say --trust-code"
        : "wraps: this pack runs a server ("
            + wraps.title()
            + "), which would have all your rights; if you trust who made it, say --trust-code";
  }

  private void check() {
    Set<String> taken = WrappedFacts.taken();
    for (String group : written.facts().keySet()) {
      if (taken.contains(group)) {
        throw document.problem("/facts/" + group, "facts: the name \"" + group + "\" is taken");
      }
    }
    try {
      WrappedServer.check(written.wraps());
    } catch (ExpressionException e) {
      throw document.problem("/wraps", "wraps: " + e.getMessage());
    }
  }

  private Read read() {
    Wraps wraps = written.wraps();
    WrappedFacts facts = new WrappedFacts(written.facts());
    SeedFiles files = files(facts);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("files", files.texts());
    content.put("program", programFiles());
    List<String> program = List.of();
    if (wraps.npm() != null) {
      Path lock = folder.resolve(LOCK);
      ServerPrograms.Installed installed =
          programs.npm(
              wraps.packageName(),
              wraps.packageVersion(),
              wraps.bin(),
              Files.exists(lock) ? lock : null);
      program = installed.command();
      content.put("packages", installed.packages());
    }
    WrappedServer server = new WrappedServer(wraps, program, folder);
    List<JsonNode> catalogue = catalogue(server);
    content.put("tools", catalogue);
    return new Read(
        written,
        new WrappedWorld(written.name(), server, facts, files, catalogue),
        catalogue.stream().map(WrappedWorld::spec).toList(),
        content);
  }

  private SeedFiles files(WrappedFacts facts) {
    @Nullable String name = written.wraps().files();
    if (name == null) {
      return SeedFiles.none();
    }
    Path files = folder.resolve(name).normalize();
    if (!files.startsWith(folder.normalize()) || !Files.isDirectory(files)) {
      throw document.problem("/wraps/files", "files: no folder \"" + name + "\" in this pack");
    }
    return SeedFiles.read(files, facts.names());
  }

  /** Digests of the files from which the pack runs its own server. */
  private Map<String, String> programFiles() {
    Map<String, String> digests = new TreeMap<>();
    Path program = folder.resolve(PROGRAM);
    if (!Files.isDirectory(program)) {
      return digests;
    }
    try (Stream<Path> files = Files.walk(program)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file ->
              digests.put(program.relativize(file).toString(), Digest.ofFile(file).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digests;
  }

  /** What the server offers when it finds nothing. */
  private List<JsonNode> catalogue(WrappedServer server) {
    List<JsonNode> tools;
    try (TrialFolder empty = TrialFolder.make(Map.of());
        ServerSession session = server.open(empty)) {
      tools = server.catalogue(session, empty);
    } catch (ServerException e) {
      throw document.problem("/wraps", "wraps: " + e.getMessage());
    }
    Set<String> names = new HashSet<>();
    for (JsonNode tool : tools) {
      String name = tool.path("name").asString("");
      if (name.isBlank() || !names.add(name) || !tool.path("inputSchema").isObject()) {
        throw document.problem(
            "/wraps",
            "wraps: the server has a tool without a name of its own or without an input schema: \""
                + name
                + "\"");
      }
    }
    if (tools.isEmpty()) {
      throw document.problem("/wraps", "wraps: the server has no tools");
    }
    checkVarying(names);
    return tools;
  }

  private void checkVarying(Set<String> names) {
    Wraps wraps = written.wraps();
    for (int i = 0; i < wraps.varying().size(); i++) {
      if (!names.contains(wraps.varying().get(i))) {
        throw document.problem(
            "/wraps/varying/" + i,
            "varying: the server has no tool \""
                + wraps.varying().get(i)
                + "\"; it has "
                + new TreeSet<>(names));
      }
    }
  }

  /** The digest of all of it. */
  static Digest digest(Map<String, Object> documents, Read read) {
    Map<String, Object> content = new LinkedHashMap<>(documents);
    content.put("wrapped", read.content());
    return Digest.of(Json.canonical(content));
  }
}
