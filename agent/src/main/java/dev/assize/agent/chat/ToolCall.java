package dev.assize.agent.chat;

import dev.assize.agent.ToolServer;
import dev.assize.statement.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call as the model wrote it.
 *
 * @param id pairs the call with its result
 * @param arguments what it passes; null if they cannot be used
 * @param refusal what to tell the model instead of making the call; null if it can be made
 */
record ToolCall(String id, String name, @Nullable JsonNode arguments, @Nullable String refusal) {

  /**
   * The calls that a message makes. Makes the message fit to be sent back: calls get an id where
   * they have none, what is not a call is left out, and oversized arguments are replaced by a note.
   */
  static List<ToolCall> take(ObjectNode message, int maxCharacters) {
    if (!(message.get("tool_calls") instanceof ArrayNode array)) {
      message.remove("tool_calls");
      return List.of();
    }
    List<ToolCall> calls = new ArrayList<>();
    ArrayNode kept = Json.mapper().createArrayNode();
    for (JsonNode element : array) {
      if (element instanceof ObjectNode call
          && call.get("function") instanceof ObjectNode function) {
        calls.add(read(call, function, calls.size() + 1, maxCharacters));
        kept.add(call);
      }
    }
    if (kept.isEmpty()) {
      message.remove("tool_calls");
    } else {
      message.set("tool_calls", kept);
    }
    return calls;
  }

  /** Makes the call, and gives the text that the model gets to read. */
  String answerFrom(ToolServer tools) {
    return arguments == null ? String.valueOf(refusal) : tools.call(name, arguments).text();
  }

  private static ToolCall read(
      ObjectNode call, ObjectNode function, int number, int maxCharacters) {
    String id = call.path("id").asString("");
    if (id.isEmpty()) {
      id = "call_" + number;
      call.put("id", id);
    }
    if (!call.has("type")) {
      call.put("type", "function");
    }
    String name = function.path("name").asString("");
    JsonNode written = function.path("arguments");
    String text =
        written.isString()
            ? written.stringValue()
            : written.isMissingNode() ? "" : written.toString();
    if (text.length() > maxCharacters) {
      function.put("arguments", "{}");
      return refused(
          id,
          name,
          "The call was not made: its arguments have %d characters, and %d are allowed. Call %s again with less."
              .formatted(text.length(), maxCharacters, name));
    }
    return parsed(id, name, text);
  }

  private static ToolCall parsed(String id, String name, String text) {
    try {
      JsonNode arguments =
          text.isBlank() ? Json.mapper().createObjectNode() : Json.mapper().readTree(text);
      if (!arguments.isObject()) {
        return refused(id, name, "The call was not made: its arguments must be a JSON object.");
      }
      return Json.tooDeepToKeep(arguments)
          ? refused(id, name, "The call was not made: its arguments are nested too deeply.")
          : new ToolCall(id, name, arguments, null);
    } catch (JacksonException e) {
      return refused(
          id,
          name,
          "The call was not made: its arguments are not valid JSON (%s). Write them again."
              .formatted(Text.line(e.getOriginalMessage())));
    }
  }

  private static ToolCall refused(String id, String name, String refusal) {
    return new ToolCall(id, name, null, refusal);
  }
}
