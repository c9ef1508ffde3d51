package dev.assize.gate.gateway.message;

import dev.assize.gate.gateway.message.Message.Part;
import dev.assize.gate.gateway.message.Message.Shape;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * Looks a message over as a stream. Refuses what readers understand differently: a key that stands
 * twice, and one that only differs in case from one that counts (some readers take it for that).
 */
final class MessageScan {

  private static final List<String> MEMBERS =
      List.of("jsonrpc", "id", "method", "params", "result", "error");
  private static final List<String> PARAMETERS = List.of("name", "arguments", "requestId", "_meta");
  private static final List<String> RESULTS = List.of("tools", "instructions", "isError");
  private static final int MAX_TEXT = 100_000;
  private static final int MAX_KEYS = 10_000;
  private static final int MAX_DEPTH = 1_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(10_000)
                  .build())
          .build();

  private final JsonParser parser;
  private final Shape shape = new Shape();

  private MessageScan(JsonParser parser) {
    this.parser = parser;
  }

  static Shape scan(InputStream in) throws MessageException, IOException {
    requireUtf8(in);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      MessageScan scan = new MessageScan(parser);
      scan.message();
      if (parser.nextToken() != null) {
        throw new MessageException("something follows the message");
      }
      return scan.shape;
    } catch (JacksonException e) {
      throw new MessageException("not JSON: " + e.getOriginalMessage());
    }
  }

  /** The parser would accept other encodings, which others would not. */
  private static void requireUtf8(InputStream in) throws MessageException, IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first == 0 || second == 0 || first >= 0x80) {
      throw new MessageException("not JSON in UTF-8");
    }
  }

  static JsonNode tree(byte[] json) throws MessageException {
    try {
      return Json.mapper().readTree(json);
    } catch (JacksonException e) {
      throw new MessageException(e.getOriginalMessage());
    }
  }

  private void message() throws MessageException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_ARRAY) {
      throw new MessageException(
          "several messages in one are not let through; send them one by one");
    }
    if (first != JsonToken.START_OBJECT) {
      throw new MessageException("not a JSON object");
    }
    Set<String> seen = new HashSet<>();
    boolean outcome = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      require(seen, key, MEMBERS);
      parser.nextToken();
      switch (key) {
        case "jsonrpc" -> {
          if (!"2.0".equals(text())) {
            throw new MessageException("not JSON-RPC 2.0");
          }
        }
        case "id" -> shape.id = identifier();
        case "method" -> {
          shape.method = text();
          if (shape.method == null) {
            throw new MessageException("the method is no text");
          }
        }
        case "params" -> parameters();
        case "result", "error" -> {
          if (outcome) {
            throw new MessageException("both a result and an error");
          }
          outcome = true;
          shape.error = key.equals("error");
          shape.outcome = outcome();
        }
        default -> parser.skipChildren();
      }
    }
    if (!seen.contains("jsonrpc") || (shape.method == null) != outcome) {
      throw new MessageException("not JSON-RPC 2.0");
    }
  }

  private void parameters() throws MessageException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      require(seen, key, PARAMETERS);
      parser.nextToken();
      switch (key) {
        case "name" -> shape.name = text();
        case "requestId" -> shape.cancels = identifier();
        case "arguments" -> shape.arguments = part();
        case "_meta" -> shape.meta = part();
        default -> parser.skipChildren();
      }
    }
  }

  private Part outcome() throws MessageException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return part();
    }
    long from = parser.currentTokenLocation().getByteOffset();
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      require(seen, key, RESULTS);
      parser.nextToken();
      switch (key) {
        case "tools" -> shape.listsTools = true;
        case "instructions" -> shape.instructs = true;
        case "isError" -> shape.isError = parser.currentToken() == JsonToken.VALUE_TRUE;
        default -> {}
      }
      parser.skipChildren();
    }
    return new Part(from, parser.currentLocation().getByteOffset());
  }

  private Part part() {
    long from = parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    return new Part(from, parser.currentLocation().getByteOffset());
  }

  private @Nullable String text() throws MessageException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      parser.skipChildren();
      return null;
    }
    String text = parser.getString();
    if (text.length() > MAX_TEXT) {
      throw new MessageException("a name of more than %,d characters".formatted(MAX_TEXT));
    }
    return text;
  }

  private @Nullable String identifier() throws MessageException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Json.mapper().writeValueAsString(text());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
      case VALUE_NULL -> null;
      default -> throw new MessageException("the id is neither a text nor a number");
    };
  }

  private static void require(Set<String> seen, String key, List<String> counting)
      throws MessageException {
    if (seen.size() == MAX_KEYS) {
      throw new MessageException("more than %,d keys in one object".formatted(MAX_KEYS));
    }
    if (!seen.add(key)) {
      throw new MessageException("\"" + key + "\" stands twice");
    }
    if (!counting.contains(key) && isLike(key, counting)) {
      throw new MessageException("\"" + key + "\" may be taken for another key");
    }
  }

  private static boolean isLike(String key, List<String> counting) {
    String folded = key.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return counting.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(folded));
  }
}
