package dev.assize.statement.document;

import dev.assize.statement.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * A YAML or JSON file as a tree that remembers where each part stood.
 *
 * <p>YAML is read by its JSON schema (YAML 1.2 chapter 10.2): no tags, no anchors, no duplicate
 * keys, no number beyond a double, one document, at most {@value #MAX_BYTES} bytes, {@value
 * YamlTree#MAX_NODES} nodes and {@value YamlTree#MAX_DEPTH} levels.
 */
public final class Document {

  /** The largest file that is read. */
  public static final int MAX_BYTES = 4 << 20;

  private static final ObjectReader READER =
      Json.mapper().reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final String source;
  private final JsonNode root;
  private final Map<String, Position> positions;
  private final Map<String, Part> parts;

  private Document(
      String source, JsonNode root, Map<String, Position> positions, Map<String, Part> parts) {
    this.source = source;
    this.root = root;
    this.positions = positions;
    this.parts = parts;
  }

  /**
   * A part of a document.
   *
   * @param pointer a JSON Pointer (RFC 6901)
   */
  public record Part(Document document, String pointer) {}

  /**
   * Reads a file.
   *
   * @throws DocumentException if it is missing, unreadable, too large, or not YAML
   */
  public static Document read(Path file) {
    try {
      byte[] bytes = contents(file);
      if (bytes.length > MAX_BYTES) {
        throw problem(
            file.toString(), Position.START, "the file is larger than " + MAX_BYTES + " bytes");
      }
      return parse(
          file.toString(),
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw problem(file.toString(), Position.START, "the file is not UTF-8 text");
    } catch (NoSuchFileException e) {
      throw new DocumentException(List.of(file + ": there is no such file"));
    } catch (AccessDeniedException e) {
      throw new DocumentException(List.of(file + ": may not be read"));
    } catch (IOException e) {
      throw new DocumentException(List.of(file + ": cannot be read: " + e.getMessage()));
    }
  }

  /** At most one byte more than allowed, since not everything with a name has an end. */
  private static byte[] contents(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  /**
   * Reads a text.
   *
   * @param source what to call it in messages
   * @throws DocumentException if it is not YAML
   */
  public static Document parse(String source, String text) {
    YamlTree tree = YamlTree.of(source, text);
    return new Document(source, tree.root(), tree.positions(), Map.of());
  }

  /**
   * A document that was put together from parts of others. Problems in it name the places where its
   * parts stand.
   *
   * @param source what to call the whole
   * @param root the whole tree
   * @param parts what stands where, by JSON Pointer; what lies below a part lies below it there,
   *     too
   */
  public static Document assembled(String source, JsonNode root, Map<String, Part> parts) {
    return new Document(source, root, Map.of(), Map.copyOf(parts));
  }

  /** The whole tree. */
  public JsonNode root() {
    return root;
  }

  /** What this document is called in messages. */
  public String source() {
    return source;
  }

  /**
   * Checks the document against a JSON Schema and gives it as a value.
   *
   * @throws DocumentException with every violation and its place
   */
  public <T> T as(Class<T> type, DocumentSchema schema) {
    List<String> problems = schema.check(this);
    if (!problems.isEmpty()) {
      throw new DocumentException(problems);
    }
    try {
      return READER.forType(type).readValue(root);
    } catch (JacksonException e) {
      String pointer = e.getPath().isEmpty() ? "" : pointerOf(e.getPath());
      throw problem(pointer, causeOf(e));
    }
  }

  /** An exception about the part at a JSON Pointer (RFC 6901), with that part's place. */
  public DocumentException problem(String pointer, String message) {
    return new DocumentException(List.of(where(pointer) + ": " + message));
  }

  /** The place of the part at a JSON Pointer, {@code file:line:column}. */
  public String where(String pointer) {
    Part origin = origin(pointer);
    return origin.document.source + ":" + origin.document.position(origin.pointer);
  }

  /**
   * Where the part at a JSON Pointer stands; for a part that is missing, where its parent stands.
   */
  public Position position(String pointer) {
    Part origin = origin(pointer);
    String at = origin.pointer;
    while (!origin.document.positions.containsKey(at) && !at.isEmpty()) {
      at = parent(at);
    }
    return origin.document.positions.getOrDefault(at, Position.START);
  }

  /** The part of a file that stands at a JSON Pointer; of this document, if it is a file itself. */
  public Part origin(String pointer) {
    for (String at = pointer; !parts.isEmpty(); at = parent(at)) {
      Part part = parts.get(at);
      if (part != null) {
        return part.document.origin(part.pointer + pointer.substring(at.length()));
      }
      if (at.isEmpty()) {
        break;
      }
    }
    return new Part(this, pointer);
  }

  private static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }

  static DocumentException problem(String source, Position position, String message) {
    return new DocumentException(List.of(source + ":" + position + ": " + message));
  }

  /** A key as one step of a JSON Pointer. */
  static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /** The start of a text, for messages. */
  static String excerpt(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  /**
   * The message of the exception thrown by a record's constructor, where that is what went wrong.
   */
  private static String causeOf(JacksonException e) {
    Throwable cause = e.getCause();
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? cause.getMessage()
        : e.getOriginalMessage();
  }

  private static String pointerOf(List<JacksonException.Reference> path) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : path) {
      pointer
          .append('/')
          .append(
              step.getPropertyName() != null
                  ? escape(step.getPropertyName())
                  : String.valueOf(step.getIndex()));
    }
    return pointer.toString();
  }
}
