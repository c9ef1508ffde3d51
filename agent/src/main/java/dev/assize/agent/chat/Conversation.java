package dev.assize.agent.chat;

import dev.assize.agent.ToolServer;
import dev.assize.agent.manifest.Interface.Chat;
import dev.assize.statement.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was said in one run, and the request that asks the model to go on. Not thread-safe. */
final class Conversation {

  private final Chat chat;
  private final ArrayNode tools = Json.mapper().createArrayNode();
  private final List<JsonNode> messages = new ArrayList<>();
  private long characters;

  Conversation(Chat chat, String prompt, List<ToolServer.Tool> tools) {
    this.chat = chat;
    offer(tools);
    if (!chat.systemPrompt().isEmpty()) {
      keep(message("system", chat.systemPrompt()));
    }
    say(prompt);
  }

  /** The model is told of these tools from now on, in place of those before. */
  void offer(List<ToolServer.Tool> offered) {
    tools.removeAll();
    offered.forEach(tool -> tools.add(describe(tool)));
  }

  /** What the user says next. */
  void say(String prompt) {
    keep(message("user", prompt));
  }

  /** Takes the model's message into the history and returns the calls it makes. */
  List<ToolCall> add(Completion completion, Limits limits) {
    ObjectNode message = completion.message().deepCopy();
    List<ToolCall> calls = ToolCall.take(message, limits.argumentCharacters());
    keep(message);
    return calls;
  }

  void add(ToolCall call, String result) {
    keep(message("tool", result).put("tool_call_id", call.id()));
  }

  /** Length of all messages together, as JSON. */
  long characters() {
    return characters;
  }

  ObjectNode request(String model, Dialect dialect) {
    ObjectNode request = Json.mapper().createObjectNode().put("model", model);
    request.putArray("messages").addAll(messages);
    if (!tools.isEmpty()) {
      request.set("tools", tools);
    }
    request.put("stream", true);
    if (dialect.asksForUsage()) {
      request.putObject("stream_options").put("include_usage", true);
    }
    if (chat.temperature() != null) {
      request.put("temperature", chat.temperature());
    }
    if (chat.maxOutputTokens() != null) {
      request.put(dialect.maxTokensField(), chat.maxOutputTokens());
    }
    return request;
  }

  private void keep(ObjectNode message) {
    messages.add(message);
    characters += message.toString().length();
  }

  private static ObjectNode message(String role, String content) {
    return Json.mapper().createObjectNode().put("role", role).put("content", content);
  }

  private static ObjectNode describe(ToolServer.Tool tool) {
    ObjectNode node = Json.mapper().createObjectNode().put("type", "function");
    node.putObject("function")
        .put("name", tool.name())
        .put("description", tool.description())
        .set("parameters", tool.inputSchema());
    return node;
  }
}
