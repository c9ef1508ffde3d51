package dev.assize.agent.standin;

import dev.assize.statement.Json;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tool loop of an agent's harness, in each dialect: sends the conversation, carries out the
 * call it gets, appends both, until it gets words.
 */
final class Harness {

  /** A tool call as the harness understood it. */
  record Call(String id, String name, JsonNode arguments, JsonNode raw) {}

  /** What came of a run. */
  record Outcome(List<Call> calls, String answer) {

    List<String> names() {
      return calls.stream().map(Call::name).toList();
    }
  }

  enum Style {
    CHAT,
    RESPONSES,
    MESSAGES,
    GEMINI
  }

  private static final int MAX_TURNS = 20;

  private final Client client;
  private final String key;
  private final Style style;
  private final boolean stream;
  private final ArrayNode history = Json.mapper().createArrayNode();
  private final List<String> tools;

  Harness(StandInServer server, String key, Style style, boolean stream, List<String> tools) {
    this.client = new Client(server);
    this.key = key;
    this.style = style;
    this.stream = stream;
    this.tools = tools;
  }

  Outcome run(String prompt, Function<Call, String> world) {
    say(prompt);
    List<Call> calls = new ArrayList<>();
    for (int turn = 0; turn < MAX_TURNS; turn++) {
      HttpResponse<String> response = client.post(path(), key, body());
      if (response.statusCode() != 200) {
        throw new AssertionError(response.statusCode() + " " + response.body());
      }
      JsonNode message = stream ? assembled(response.body()) : Client.json(response);
      List<Call> made = calls(message);
      if (made.isEmpty()) {
        return new Outcome(calls, words(message));
      }
      Call call = made.getFirst();
      calls.add(call);
      append(call, world.apply(call));
    }
    throw new AssertionError("no end after " + MAX_TURNS + " turns: " + calls);
  }

  String path() {
    return switch (style) {
      case CHAT -> "/v1/chat/completions";
      case RESPONSES -> "/v1/responses";
      case MESSAGES -> "/v1/messages";
      case GEMINI ->
          "/v1beta/models/m-1:" + (stream ? "streamGenerateContent?alt=sse" : "generateContent");
    };
  }

  String body() {
    ObjectNode body = Json.mapper().createObjectNode();
    ArrayNode declared = body.putArray("tools");
    switch (style) {
      case CHAT -> {
        body.put("model", "m-1").put("stream", stream).set("messages", history);
        body.putObject("stream_options").put("include_usage", true);
        tools.forEach(name ->
            declared.addObject().put("type", "function").putObject("function").put("name", name));
      }
      case RESPONSES -> {
        body.put("model", "m-1").put("stream", stream).set("input", history);
        tools.forEach(name -> declared.addObject().put("type", "function").put("name", name));
      }
      case MESSAGES -> {
        body.put("model", "m-1").put("stream", stream).put("max_tokens", 99);
        body.set("messages", history);
        tools.forEach(name -> declared.addObject().put("name", name).putObject("input_schema"));
      }
      case GEMINI -> {
        body.set("contents", history);
        ArrayNode functions = declared.addObject().putArray("functionDeclarations");
        tools.forEach(name -> functions.addObject().put("name", name));
      }
    }
    return body.toString();
  }

  void say(String prompt) {
    if (style == Style.GEMINI) {
      history.addObject().put("role", "user").putArray("parts").addObject().put("text", prompt);
    } else {
      history.addObject().put("role", "user").put("content", prompt);
    }
  }

  void append(Call call, String result) {
    switch (style) {
      case CHAT -> {
        ObjectNode message = history.addObject().put("role", "assistant").putNull("content");
        message.putArray("tool_calls").add(call.raw());
        history
            .addObject()
            .put("role", "tool")
            .put("tool_call_id", call.id())
            .put("content", result);
      }
      case RESPONSES -> {
        history.add(call.raw());
        history
            .addObject()
            .put("type", "function_call_output")
            .put("call_id", call.id())
            .put("output", result);
      }
      case MESSAGES -> {
        history.addObject().put("role", "assistant").putArray("content").add(call.raw());
        ObjectNode block =
            history
                .addObject()
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("type", "tool_result")
                .put("tool_use_id", call.id());
        block.putArray("content").addObject().put("type", "text").put("text", result);
      }
      case GEMINI -> {
        history.addObject().put("role", "model").putArray("parts").add(call.raw());
        ObjectNode part = history.addObject().put("role", "user").putArray("parts").addObject();
        part.putObject("functionResponse")
            .put("name", call.name())
            .putObject("response")
            .put("output", result);
      }
    }
  }

  private List<Call> calls(JsonNode message) {
    List<Call> calls = new ArrayList<>();
    switch (style) {
      case CHAT -> {
        for (JsonNode call : message.at("/choices/0/message/tool_calls")) {
          calls.add(
              new Call(
                  call.get("id").stringValue(),
                  call.at("/function/name").stringValue(),
                  Json.mapper().readTree(call.at("/function/arguments").stringValue()),
                  call));
        }
      }
      case RESPONSES -> {
        for (JsonNode item : message.get("output")) {
          if (item.get("type").stringValue().equals("function_call")) {
            calls.add(
                new Call(
                    item.get("call_id").stringValue(),
                    item.get("name").stringValue(),
                    Json.mapper().readTree(item.get("arguments").stringValue()),
                    item));
          }
        }
      }
      case MESSAGES -> {
        for (JsonNode block : message.get("content")) {
          if (block.get("type").stringValue().equals("tool_use")) {
            calls.add(
                new Call(
                    block.get("id").stringValue(),
                    block.get("name").stringValue(),
                    block.get("input"),
                    block));
          }
        }
      }
      case GEMINI -> {
        for (JsonNode part : message.at("/candidates/0/content/parts")) {
          if (part.has("functionCall")) {
            JsonNode call = part.get("functionCall");
            calls.add(new Call("", call.get("name").stringValue(), call.get("args"), part));
          }
        }
      }
    }
    return calls;
  }

  private String words(JsonNode message) {
    return switch (style) {
      case CHAT -> message.at("/choices/0/message/content").stringValue();
      case RESPONSES -> message.at("/output/0/content/0/text").stringValue();
      case MESSAGES -> message.at("/content/0/text").asString("");
      case GEMINI -> message.at("/candidates/0/content/parts/0/text").stringValue();
    };
  }

  private JsonNode assembled(String body) {
    List<JsonNode> events = Client.events(body);
    return switch (style) {
      case CHAT -> Assembly.chat(events);
      case RESPONSES -> Assembly.responses(events);
      case MESSAGES -> Assembly.messages(events);
      case GEMINI -> Assembly.gemini(events);
    };
  }
}
