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

  private Document(String source, YamlTree tree) {
    this.source = source;
    this.root = tree.root();
    this.positions = tree.positions();
  }

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
    return new Document(source, YamlTree.of(source, text));
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

  /** An exception about the part at a JSON Pointer (RFC 6901), with that part's line and column. */
  public DocumentException problem(String pointer, String message) {
    return problem(source, position(pointer), message);
  }

  /**
   * Where the part at a JSON Pointer stands; for a part that is missing, where its parent stands.
   */
  public Position position(String pointer) {
    String at = pointer;
    while (!positions.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    return positions.getOrDefault(at, Position.START);
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
