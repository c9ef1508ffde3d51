package dev.assize.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of a pack, and of the world that it extends, put together.
 *
 * @param folders its own, then that of the world it extends
 * @param document its {@code world.yaml}
 * @param file what that and the world it extends say together
 * @param base name of the world it extends; null if it stands by itself
 * @param tasks in the order of their ids
 * @param hazards in the order of their ids
 * @param code the Java it brings
 * @param wrapped the world that its server makes; null if it wraps none
 * @param digest of all of it
 */
record PackParts(
    List<Path> folders,
    Document document,
    WorldFile file,
    @Nullable String base,
    List<Document> tasks,
    List<Document> hazards,
    WorldCode code,
    @Nullable WrappedWorld wrapped,
    Digest digest) {

  private static final DocumentSchema WORLD = schema("world.schema.json");
  private static final DocumentSchema EXTENSION = schema("extension.schema.json");

  /** {@code world.yaml} of a pack that extends a world, as written. */
  record Extension(
      String name,
      @Nullable String description,
      @JsonProperty("extends") String base,
      @Nullable Map<String, WorldFile.PlaceFile> places) {}

  /**
   * Reads a folder.
   *
   * @param shipped where the worlds lie that can be extended
   * @param files notes what cannot be read
   * @param trusted whether a server that it wraps may run
   * @param programs installs such a server
   * @throws DocumentException if {@code world.yaml} is not valid
   */
  static PackParts read(
      Path folder, Path shipped, PackFiles files, boolean trusted, ServerPrograms programs) {
    Document document = Document.read(folder.resolve("world.yaml"));
    if (document.root().has("wraps")) {
      return wrapped(
          folder, document, WrappedParts.read(folder, document, trusted, programs), files);
    }
    return document.root().has("extends")
        ? extension(folder, document, shipped, files)
        : whole(folder, document, files);
  }

  private static PackParts wrapped(
      Path folder, Document document, WrappedParts.Read read, PackFiles files) {
    WorldCode code = WorldCode.of(folder);
    if (!code.jars().isEmpty()) {
      throw code.problem("a pack that wraps a server has the tools of that server, and no code");
    }
    List<Document> tasks = files.readAll(folder.resolve("tasks"));
    List<Document> hazards = files.readAll(folder.resolve("hazards"));
    return new PackParts(
        List.of(folder),
        document,
        read.written().with(read.tools()),
        null,
        tasks,
        hazards,
        code,
        read.world(),
        WrappedParts.digest(content(document, tasks, hazards), read));
  }

  private static PackParts whole(Path folder, Document document, PackFiles files) {
    List<Document> tasks = files.readAll(folder.resolve("tasks"));
    List<Document> hazards = files.readAll(folder.resolve("hazards"));
    WorldCode code = WorldCode.of(folder);
    Map<String, Object> content = content(document, tasks, hazards);
    if (!code.jars().isEmpty()) {
      content.put("jars", code.digests());
    }
    return new PackParts(
        List.of(folder),
        document,
        document.as(WorldFile.class, WORLD),
        null,
        tasks,
        hazards,
        code,
        null,
        Digest.of(Json.canonical(content)));
  }

  private static PackParts extension(
      Path folder, Document document, Path shipped, PackFiles files) {
    Extension own = document.as(Extension.class, EXTENSION);
    Path baseFolder = shipped.resolve(own.base());
    if (!Files.isRegularFile(baseFolder.resolve("world.yaml"))) {
      throw document.problem(
          "/extends",
          "extends: no world \"" + own.base() + "\"; only shipped ones can be extended");
    }
    PackParts base = whole(baseFolder, Document.read(baseFolder.resolve("world.yaml")), files);
    requireNoCode(folder);
    List<Document> tasks = optional(folder.resolve("tasks"), files);
    List<Document> hazards = optional(folder.resolve("hazards"), files);
    refuseReplaced(base.tasks(), tasks, own.base(), files);
    refuseReplaced(base.hazards(), hazards, own.base(), files);
    Map<String, Object> content = content(document, tasks, hazards);
    content.put("extends", base.digest());
    return new PackParts(
        List.of(folder, baseFolder),
        document,
        extended(base.file(), own, document),
        own.base(),
        together(base.tasks(), tasks),
        together(base.hazards(), hazards),
        base.code(),
        null,
        Digest.of(Json.canonical(content)));
  }

  private static void requireNoCode(Path folder) {
    WorldCode code = WorldCode.of(folder);
    if (!code.jars().isEmpty()) {
      throw code.problem("a pack that extends a world has the tools of that world, and no code");
    }
  }

  private static WorldFile extended(WorldFile base, Extension own, Document document) {
    Map<String, WorldFile.PlaceFile> places = new LinkedHashMap<>(base.places());
    Objects.requireNonNullElse(own.places(), Map.<String, WorldFile.PlaceFile>of())
        .forEach((id, place) -> {
          if (places.put(id, place) != null) {
            throw document.problem(
                "/places/" + id,
                "places: \"" + id + "\" is in " + own.base() + " already; give it another name");
          }
        });
    return new WorldFile(
        own.name(),
        Objects.requireNonNullElse(own.description(), base.description()),
        base.tools(),
        base.servers(),
        places,
        base.selfTest());
  }

  private static void refuseReplaced(
      List<Document> base, List<Document> own, String name, PackFiles files) {
    Set<String> taken = new TreeSet<>();
    base.forEach(document -> taken.add(id(document)));
    for (Document document : own) {
      if (taken.contains(id(document))) {
        files.attempt(() -> {
          throw document.problem(
              "/id",
              "id: \"" + id(document) + "\" is in " + name + " already; give it another name");
        });
      }
    }
  }

  private static List<Document> together(List<Document> base, List<Document> own) {
    Map<String, Document> byId = new TreeMap<>();
    base.forEach(document -> byId.put(id(document), document));
    own.forEach(document -> byId.put(id(document), document));
    return List.copyOf(byId.values());
  }

  private static List<Document> optional(Path directory, PackFiles files) {
    return Files.isDirectory(directory) ? files.readAll(directory) : new ArrayList<>();
  }

  private static Map<String, Object> content(
      Document world, List<Document> tasks, List<Document> hazards) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("world", world.root());
    content.put("tasks", tasks.stream().map(Document::root).toList());
    content.put("hazards", hazards.stream().map(Document::root).toList());
    return content;
  }

  private static String id(Document document) {
    return document.root().path("id").asString("");
  }

  private static DocumentSchema schema(String name) {
    return DocumentSchema.resource(PackParts.class, name);
  }
}
