package dev.assize.agent.chat;

import dev.assize.statement.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key that a server may echo, and how it is kept out of what people read.
 *
 * @param key keys shorter than {@value #SHORTEST} characters are placeholders such as {@code none},
 *     and are left alone
 */
record Secret(String key) {

  private static final int SHORTEST = 8;
  private static final String MASK = "[key]";

  String redact(String text) {
    return key.length() < SHORTEST ? text : text.replace(key, MASK);
  }

  /** The same value with the key masked in every text and name. */
  JsonNode redact(JsonNode node) {
    if (key.length() < SHORTEST) {
      return node;
    }
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = Json.mapper().createObjectNode();
        object.properties().forEach(e -> copy.set(redact(e.getKey()), redact(e.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = Json.mapper().createArrayNode();
        array.forEach(element -> copy.add(redact(element)));
        yield copy;
      }
      default ->
          node.isString() && node.stringValue().contains(key)
              ? JsonNodeFactory.instance.stringNode(redact(node.stringValue()))
              : node;
    };
  }

  @Override
  public String toString() {
    return MASK;
  }
}
