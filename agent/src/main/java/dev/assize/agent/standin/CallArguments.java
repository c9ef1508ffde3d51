package dev.assize.agent.standin;

import dev.assize.agent.standin.playbook.Move;
import dev.assize.agent.standin.playbook.ToolRule;
import dev.assize.statement.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the arguments of a move where a tool wants them: under its own parameter names, in lists
 * where it takes lists, with plain values for whatever else it demands.
 */
final class CallArguments {

  private final ToolRule rule;
  private final JsonNode properties;
  private final JsonNode schema;

  /**
   * @param schema JSON Schema of the tool's arguments; a missing node if it is not known
   */
  CallArguments(ToolRule rule, JsonNode schema) {
    this.rule = rule;
    this.schema = schema;
    this.properties = schema.path("properties");
  }

  /** Whether there is a schema that names parameters. */
  static boolean known(JsonNode schema) {
    return !schema.path("properties").isEmpty();
  }

  /** Whether a tool has what the rule's calls need. */
  static boolean possible(ToolRule rule, JsonNode schema) {
    JsonNode properties = schema.path("properties");
    if (!known(schema)) {
      return rule.having().isEmpty();
    }
    return rule.having().stream().allMatch(properties::has)
        && rule.is().roles().stream()
            .allMatch(role -> rule.namesOf(role).stream().anyMatch(properties::has));
  }

  ObjectNode of(Move move) {
    ObjectNode arguments = demanded();
    rule.also().forEach((name, value) -> also(arguments, name, value));
    move.arguments()
        .forEach((role, value) -> {
          String name = nameOf(role);
          arguments.set(name, placed(name, rule.namesOf(role), value));
        });
    return arguments;
  }

  /** What the schema demands, with plain values; nothing if it demands nothing. */
  private ObjectNode demanded() {
    return schema.path("required").isEmpty()
        ? JsonNodeFactory.instance.objectNode()
        : SchemaExample.object(schema);
  }

  private void also(ObjectNode arguments, String name, Object value) {
    JsonNode node = Json.mapper().valueToTree(value);
    if (!known(schema)) {
      arguments.set(name, node);
    } else if (properties.has(name) && allows(properties.path(name), node)) {
      arguments.set(name, node);
    }
  }

  private static boolean allows(JsonNode property, JsonNode value) {
    return property.path("enum").isEmpty()
        || property.path("enum").values().stream().anyMatch(value::equals);
  }

  private String nameOf(String role) {
    List<String> names = rule.namesOf(role);
    return names.stream().filter(properties::has).findFirst().orElseGet(names::getFirst);
  }

  /** A value as a parameter takes it: as it is, or in a list, or in a list of objects. */
  private JsonNode placed(String name, List<String> names, String value) {
    JsonNode property = properties.path(name);
    JsonNode items = items(property);
    if (items.isMissingNode()) {
      return JsonNodeFactory.instance.stringNode(value);
    }
    if (known(items)) {
      ObjectNode element = SchemaExample.object(items);
      element.put(fieldFor(items, names), value);
      return JsonNodeFactory.instance.arrayNode().add(element);
    }
    return name.endsWith("s")
        ? JsonNodeFactory.instance.arrayNode().add(value)
        : JsonNodeFactory.instance.arrayNode().add("/bin/sh").add("-c").add(value);
  }

  /** The schema of a list's elements; missing if the parameter takes a plain value, too. */
  private static JsonNode items(JsonNode property) {
    if (isArray(property)) {
      return property.has("items") ? property.get("items") : JsonNodeFactory.instance.objectNode();
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      JsonNode choices = property.path(keyword);
      if (!choices.isEmpty() && choices.values().stream().noneMatch(CallArguments::isText)) {
        Optional<JsonNode> list =
            choices.values().stream().filter(CallArguments::isArray).findFirst();
        if (list.isPresent()) {
          return items(list.get());
        }
      }
    }
    return Json.mapper().missingNode();
  }

  private static boolean isArray(JsonNode schema) {
    return schema.path("type").asString("").equalsIgnoreCase("array");
  }

  private static boolean isText(JsonNode schema) {
    return schema.path("type").asString("").equalsIgnoreCase("string");
  }

  private static String fieldFor(JsonNode items, List<String> names) {
    JsonNode fields = items.path("properties");
    return names.stream()
        .filter(fields::has)
        .findFirst()
        .orElseGet(() ->
            fields.properties().stream()
                .filter(field -> isText(field.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(names.getFirst()));
  }
}
