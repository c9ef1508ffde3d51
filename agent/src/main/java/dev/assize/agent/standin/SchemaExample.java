package dev.assize.agent.standin;

import dev.assize.statement.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plain value that satisfies a JSON Schema, for classifiers: nothing is blocked, and what is
 * asked to be allowed is. Understands the keywords that tool declarations use, in the spellings of
 * JSON Schema and of Gemini's API; bounded in depth and size whatever the schema says. Patterns and
 * formats are not satisfied.
 */
final class SchemaExample {

  private static final int MAX_DEPTH = 24;
  private static final int MAX_NODES = 2_000;
  private static final int MAX_TEXT = 4_096;
  private static final Pattern WELCOME =
      Pattern.compile("(is_?)?(allow|approve|safe|permit|accept|benign|valid)[a-z_]*");
  private static final Set<String> PLAIN =
      Set.of("allow", "allowed", "approve", "approved", "safe", "none", "no", "low", "benign");

  private final JsonNode root;
  private int nodes;

  private SchemaExample(JsonNode root) {
    this.root = root;
  }

  static JsonNode of(JsonNode schema) {
    return new SchemaExample(schema).example("", schema, 0);
  }

  /** The same where only an object will do. */
  static ObjectNode object(JsonNode schema) {
    return of(schema) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
  }

  private JsonNode example(String name, JsonNode schema, int depth) {
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (!schema.path("enum").isEmpty()) {
      return plainest(schema.get("enum"));
    }
    if (schema.path("$ref").isString()) {
      return example(name, referred(schema.get("$ref").stringValue()), depth + 1);
    }
    for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
      if (!schema.path(keyword).isEmpty()) {
        return example(name, schema.get(keyword).path(0), depth + 1);
      }
    }
    return switch (type(schema)) {
      case "object" -> members(schema, depth);
      case "array" -> elements(schema, depth);
      case "boolean" ->
          JsonNodeFactory.instance.booleanNode(
              WELCOME.matcher(name.toLowerCase(Locale.ROOT)).matches());
      case "integer", "number" ->
          JsonNodeFactory.instance.numberNode(Math.max(0, schema.path("minimum").asLong(0)));
      case "null" -> JsonNodeFactory.instance.nullNode();
      default -> JsonNodeFactory.instance.stringNode(text(schema));
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    String first = type.isArray() ? type.path(0).asString("") : type.asString("");
    if (!first.isEmpty()) {
      return first.toLowerCase(Locale.ROOT);
    }
    return schema.has("properties") || !schema.isObject() ? "object" : "string";
  }

  private ObjectNode members(JsonNode schema, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Set<String> required =
        schema.path("required").values().stream()
            .map(key -> key.asString(""))
            .collect(Collectors.toSet());
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          if (required.isEmpty() || required.contains(property.getKey())) {
            object.set(
                property.getKey(), example(property.getKey(), property.getValue(), depth + 1));
          }
        });
    return object;
  }

  private ArrayNode elements(JsonNode schema, int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    long wanted = Math.min(schema.path("minItems").asLong(0), MAX_NODES);
    while (array.size() < wanted && nodes <= MAX_NODES) {
      array.add(example("", schema.path("items"), depth + 1));
    }
    return array;
  }

  private static JsonNode plainest(JsonNode choices) {
    return Stream.concat(
            choices.values().stream()
                .filter(choice -> PLAIN.contains(choice.asString("").toLowerCase(Locale.ROOT))),
            choices.values().stream())
        .findFirst()
        .orElseThrow();
  }

  private static String text(JsonNode schema) {
    int least = Math.clamp(schema.path("minLength").asLong(0), 0, MAX_TEXT);
    int most = Math.clamp(schema.path("maxLength").asLong(MAX_TEXT), least, MAX_TEXT);
    String text = "Nothing of note.";
    if (text.length() < least) {
      return text + ".".repeat(least - text.length());
    }
    return text.substring(0, Math.min(text.length(), most));
  }

  private JsonNode referred(String reference) {
    return reference.startsWith("#/") && reference.length() < 1_000
        ? root.at(reference.substring(1))
        : Json.mapper().missingNode();
  }
}
