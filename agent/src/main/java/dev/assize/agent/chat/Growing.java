package dev.assize.agent.chat;

import dev.assize.statement.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that grows by deltas, in time linear in their size: texts are joined, lists are
 * continued, objects are merged, whatever else comes replaces what was there. Fields that nobody
 * here knows survive that way. Not thread-safe.
 */
final class Growing {

  /** Texts that servers repeat rather than continue. */
  private static final Set<String> WHOLE = Set.of("id", "type", "role");

  private final Map<String, Object> fields = new LinkedHashMap<>();

  void add(JsonNode delta) {
    for (Map.Entry<String, JsonNode> entry : delta.properties()) {
      String name = entry.getKey();
      switch (entry.getValue()) {
        case ObjectNode object -> objectAt(name).add(object);
        case ArrayNode array -> arrayAt(name).addAll(array);
        case JsonNode node when node.isString() -> addText(name, node.stringValue());
        case JsonNode node when node.isNull() -> fields.putIfAbsent(name, node);
        case JsonNode node -> fields.put(name, node);
      }
    }
  }

  /** Whether there is a text at {@code name}, and another one than {@code text}. */
  boolean contradicts(String name, String text) {
    return fields.get(name) instanceof StringBuilder present
        && !present.isEmpty()
        && !text.isEmpty()
        && !text.contentEquals(present);
  }

  ObjectNode toNode() {
    ObjectNode node = Json.mapper().createObjectNode();
    fields.forEach((name, value) -> {
      switch (value) {
        case StringBuilder text -> node.put(name, text.toString());
        case Growing object -> node.set(name, object.toNode());
        default -> node.set(name, (JsonNode) value);
      }
    });
    return node;
  }

  private void addText(String name, String delta) {
    StringBuilder text = textAt(name);
    boolean repeated = WHOLE.contains(name) || (name.equals("name") && delta.contentEquals(text));
    if (text.isEmpty() || !repeated) {
      text.append(delta);
    }
  }

  private StringBuilder textAt(String name) {
    if (fields.get(name) instanceof StringBuilder text) {
      return text;
    }
    StringBuilder text = new StringBuilder();
    fields.put(name, text);
    return text;
  }

  private Growing objectAt(String name) {
    if (!(fields.get(name) instanceof Growing)) {
      fields.put(name, new Growing());
    }
    return (Growing) fields.get(name);
  }

  private ArrayNode arrayAt(String name) {
    if (!(fields.get(name) instanceof ArrayNode)) {
      fields.put(name, Json.mapper().createArrayNode());
    }
    return (ArrayNode) fields.get(name);
  }
}
