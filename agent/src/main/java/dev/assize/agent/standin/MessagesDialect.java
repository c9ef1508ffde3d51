package dev.assize.agent.standin;

import dev.assize.agent.standin.Conversation.Author;
import dev.assize.agent.standin.Conversation.Choice;
import dev.assize.agent.standin.Conversation.Entry;
import dev.assize.agent.standin.Conversation.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anthropic's messages, {@code POST /v1/messages}.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">API reference</a>
 */
final class MessagesDialect implements Dialect {

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public Conversation read(JsonNode body) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry.Said(Author.SYSTEM, body.path("system")));
    for (JsonNode message : Dialect.someObjects(body.path("messages"), "messages")) {
      Author author = author(message.path("role").asString(""));
      JsonNode content = message.path("content");
      if (content.isString()) {
        entries.add(new Entry.Said(author, content));
      } else {
        Dialect.objects(content, "messages: content")
            .forEach(block -> read(author, block, entries));
      }
    }
    return new Conversation(
        body.path("model").asString(""),
        body.path("stream").asBoolean(false),
        entries,
        offers(body.path("tools")),
        choice(body.path("tool_choice")),
        answerSchema(body));
  }

  private static @Nullable JsonNode answerSchema(JsonNode body) {
    return Stream.of(body.path("output_format"), body.path("output_config").path("format"))
        .map(format -> format.path("schema"))
        .filter(JsonNode::isObject)
        .findFirst()
        .orElse(null);
  }

  private static Author author(String role) {
    return switch (role) {
      case "user" -> Author.USER;
      case "assistant" -> Author.MODEL;
      case "system" -> Author.SYSTEM;
      default -> throw new RefusedRequest(400, "messages: unknown role");
    };
  }

  private static void read(Author author, JsonNode block, List<Entry> entries) {
    switch (block.path("type").asString("")) {
      case "tool_use" ->
          entries.add(
              new Entry.Called(
                  block.path("id").asString(""),
                  block.path("name").asString(""),
                  block.path("input")));
      case "tool_result" ->
          entries.add(
              new Entry.Answered(
                  block.path("tool_use_id").asString(""), "", block.path("content")));
      default -> entries.add(new Entry.Said(author, block));
    }
  }

  private static List<Offer> offers(JsonNode tools) {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode tool : Dialect.objects(tools, "tools")) {
      if (tool.path("name").isString()) {
        offers.add(new Offer("", tool.path("name").stringValue(), tool, tool.path("input_schema")));
      }
    }
    return offers;
  }

  private static Choice choice(JsonNode choice) {
    return switch (choice.path("type").asString("")) {
      case "none" -> Choice.NONE;
      case "any" -> Choice.REQUIRED;
      case "tool" -> Choice.only(choice.path("name").asString(""));
      default -> Choice.AUTO;
    };
  }

  @Override
  public ObjectNode message(Delivery delivery) {
    ObjectNode message = envelope(delivery);
    ArrayNode content = message.withArray("content");
    switch (delivery.reply()) {
      case Reply.Words words -> {
        if (!words.text().isEmpty()) {
          content.addObject().put("type", "text").put("text", words.text());
        }
      }
      case Reply.Call call -> content.add(call(delivery, call).set("input", call.arguments()));
    }
    message.put("stop_reason", stop(delivery.reply()));
    message.withObject("usage").put("output_tokens", delivery.usage().outputTokens());
    return message;
  }

  @Override
  public List<String> events(Delivery delivery) {
    List<String> events = new ArrayList<>();
    events.add(event("message_start", Dialect.object().set("message", envelope(delivery))));
    switch (delivery.reply()) {
      case Reply.Words words -> {
        if (!words.text().isEmpty()) {
          ObjectNode block = Dialect.object().put("type", "text").put("text", "");
          addBlock(block, "text_delta", "text", words.text(), events);
        }
      }
      case Reply.Call call -> {
        ObjectNode block = call(delivery, call);
        block.putObject("input");
        addBlock(block, "input_json_delta", "partial_json", Delivery.json(call), events);
      }
    }
    ObjectNode end = Dialect.object();
    end.putObject("delta").put("stop_reason", stop(delivery.reply())).putNull("stop_sequence");
    end.putObject("usage").put("output_tokens", delivery.usage().outputTokens());
    events.add(event("message_delta", end));
    events.add(event("message_stop", Dialect.object()));
    return events;
  }

  private static void addBlock(
      ObjectNode block, String deltaType, String field, String text, List<String> events) {
    events.add(event("content_block_start", indexed().set("content_block", block)));
    for (String piece : Delivery.pieces(text)) {
      ObjectNode delta = Dialect.object().put("type", deltaType).put(field, piece);
      events.add(event("content_block_delta", indexed().set("delta", delta)));
    }
    events.add(event("content_block_stop", indexed()));
  }

  private static ObjectNode indexed() {
    return Dialect.object().put("index", 0);
  }

  private static String event(String type, ObjectNode event) {
    ObjectNode data = Dialect.object().put("type", type);
    data.setAll(event);
    return "event: " + type + "\ndata: " + data + "\n\n";
  }

  private static ObjectNode call(Delivery delivery, Reply.Call call) {
    return Dialect.object()
        .put("type", "tool_use")
        .put("id", delivery.id("toolu_"))
        .put("name", call.name());
  }

  private static String stop(Reply reply) {
    return reply instanceof Reply.Call ? "tool_use" : "end_turn";
  }

  /** The message as it is before its first word. */
  private static ObjectNode envelope(Delivery delivery) {
    ObjectNode message =
        Dialect.object()
            .put("id", delivery.id("msg_"))
            .put("type", "message")
            .put("role", "assistant")
            .put("model", delivery.conversation().model());
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    message
        .putObject("usage")
        .put("input_tokens", delivery.usage().inputTokens())
        .put("cache_creation_input_tokens", 0)
        .put("cache_read_input_tokens", 0)
        .put("output_tokens", 1);
    return message;
  }

  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode error = Dialect.object().put("type", "error");
    error.putObject("error").put("type", errorType(status)).put("message", message);
    return error;
  }

  private static String errorType(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      default -> status >= 500 ? "api_error" : "invalid_request_error";
    };
  }

  @Override
  public ObjectNode count(long tokens) {
    return Dialect.object().put("input_tokens", tokens);
  }

  @Override
  public ObjectNode model(String name) {
    return Dialect.object()
        .put("type", "model")
        .put("id", name)
        .put("display_name", name)
        .put("created_at", "2026-01-01T00:00:00Z");
  }

  @Override
  public ObjectNode models(List<String> names) {
    ObjectNode list = Dialect.object();
    ArrayNode data = list.putArray("data");
    names.forEach(name -> data.add(model(name)));
    return list.put("has_more", false)
        .put("first_id", names.getFirst())
        .put("last_id", names.getLast());
  }
}
