package dev.assize.scheme;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A scheme together with the file, or files, that it was read from.
 *
 * <p>A file that {@code extends} another scheme says only what it adds or changes; the scheme, its
 * digest included, is the whole that comes of it. The other scheme is looked for beside the file
 * first, and then among those that are shipped.
 *
 * @param document the whole, which knows where each part stands
 * @param files all that it was read from, the named one first
 */
public record SchemeFile(Scheme scheme, Document document, List<Path> files) {

  /** How many schemes may be built on one another. */
  public static final int MAX_LAYERS = 4;

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Scheme.class, "scheme.schema.json");

  /** Copies the list. */
  public SchemeFile {
    files = List.copyOf(files);
  }

  /**
   * Reads a scheme by name ({@code schemes/NAME.yaml}) or by path.
   *
   * @param schemes the folder of the schemes that are shipped
   * @throws DocumentException if there is none or it is not valid
   */
  public static SchemeFile load(Path schemes, String nameOrPath) {
    Path shipped = schemes.resolve(nameOrPath + ".yaml");
    boolean isName = nameOrPath.matches("[a-z0-9-]+");
    if (isName && !Files.exists(shipped)) {
      throw new DocumentException(
          List.of(
              "no scheme named \""
                  + nameOrPath
                  + "\" in "
                  + schemes
                  + "; give the name of a file there, without .yaml, or a path"));
    }
    return load(schemes, isName ? shipped : Path.of(nameOrPath), MAX_LAYERS);
  }

  /** The name of the scheme that wrote the part at a JSON Pointer. */
  public String origin(String pointer) {
    return document.origin(pointer).document().root().at("/metadata/name").asString("");
  }

  private static SchemeFile load(Path schemes, Path file, int layers) {
    Document own = Document.read(file);
    JsonNode base = own.root().path("extends");
    if (base.isMissingNode()) {
      return new SchemeFile(own.as(Scheme.class, SCHEMA), own, List.of(file));
    }
    var _ = own.as(JsonNode.class, SCHEMA);
    if (layers == 1) {
      throw own.problem(
          "/extends",
          "more than %d schemes are built on one another, or on themselves".formatted(MAX_LAYERS));
    }
    SchemeFile below = load(schemes, find(schemes, file, own, base.asString()), layers - 1);
    Document whole = Extension.of(below.document, own);
    return new SchemeFile(
        whole.as(Scheme.class, SCHEMA),
        whole,
        Stream.concat(Stream.of(file), below.files.stream()).toList());
  }

  private static Path find(Path schemes, Path file, Document own, String base) {
    Path beside = file.resolveSibling(base + ".yaml");
    if (Files.exists(beside) && !beside.equals(file)) {
      return beside;
    }
    Path shipped = schemes.resolve(base + ".yaml");
    if (Files.exists(shipped)) {
      return shipped;
    }
    throw own.problem(
        "/extends", "no scheme named \"" + base + "\" beside this file or in " + schemes);
  }
}
