package dev.assize.agent.standin;

import dev.assize.statement.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds chat-completions requests for tests of what does not depend on the dialect. */
final class ChatRequest {

  private final ObjectNode body = Json.mapper().createObjectNode().put("model", "m-1");
  private final ArrayNode messages = body.putArray("messages");
  private int calls;

  static ChatRequest saying(String prompt) {
    return new ChatRequest().user(prompt);
  }

  ChatRequest system(String text) {
    messages.addObject().put("role", "system").put("content", text);
    return this;
  }

  ChatRequest user(String text) {
    messages.addObject().put("role", "user").put("content", text);
    return this;
  }

  ChatRequest tools(String... names) {
    for (String name : names) {
      tool(name, "A tool.", "{\"type\":\"object\"}");
    }
    return this;
  }

  ChatRequest tool(String name, String description, String schema) {
    body.withArray("tools")
        .addObject()
        .put("type", "function")
        .putObject("function")
        .put("name", name)
        .put("description", description)
        .set("parameters", Json.mapper().readTree(schema));
    return this;
  }

  ChatRequest called(String name, String arguments, String result) {
    String id = "call_" + ++calls;
    ObjectNode call =
        messages
            .addObject()
            .put("role", "assistant")
            .putNull("content")
            .putArray("tool_calls")
            .addObject()
            .put("id", id)
            .put("type", "function");
    call.putObject("function").put("name", name).put("arguments", arguments);
    messages.addObject().put("role", "tool").put("tool_call_id", id).put("content", result);
    return this;
  }

  ChatRequest with(String field, String json) {
    body.set(field, Json.mapper().readTree(json));
    return this;
  }

  JsonNode body() {
    return body;
  }

  Performance.Turn playedBy(Script script) {
    return Performance.next(script, new ChatDialect().read(body));
  }

  /** The name of the tool that is called next; empty if it is words. */
  String nextCall(Script script) {
    return playedBy(script).reply() instanceof Reply.Call call ? call.name() : "";
  }

  String nextWords(Script script) {
    return playedBy(script).reply() instanceof Reply.Words words ? words.text() : "";
  }
}
