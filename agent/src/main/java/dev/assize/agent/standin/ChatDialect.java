package dev.assize.agent.standin;

import dev.assize.agent.standin.Conversation.Author;
import dev.assize.agent.standin.Conversation.Choice;
import dev.assize.agent.standin.Conversation.Entry;
import dev.assize.agent.standin.Conversation.Offer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's chat completions, {@code POST /v1/chat/completions}.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">API reference</a>
 */
final class ChatDialect implements Dialect {

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public Conversation read(JsonNode body) {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode message : Dialect.someObjects(body.path("messages"), "messages")) {
      read(message, entries);
    }
    return new Conversation(
        body.path("model").asString(""),
        body.path("stream").asBoolean(false),
        entries,
        offers(body),
        choice(body.path("tool_choice")),
        answerSchema(body.path("response_format")));
  }

  private static void read(JsonNode message, List<Entry> entries) {
    JsonNode content = message.path("content");
    switch (message.path("role").asString("")) {
      case "system", "developer" -> entries.add(new Entry.Said(Author.SYSTEM, content));
      case "user" -> entries.add(new Entry.Said(Author.USER, content));
      case "assistant" -> {
        entries.add(new Entry.Said(Author.MODEL, content));
        for (JsonNode call : Dialect.objects(message.path("tool_calls"), "tool_calls")) {
          JsonNode function = call.path("function");
          entries.add(
              new Entry.Called(
                  call.path("id").asString(""),
                  function.path("name").asString(""),
                  Dialect.arguments(function.path("arguments"))));
        }
      }
      case "tool" ->
          entries.add(new Entry.Answered(message.path("tool_call_id").asString(""), "", content));
      default -> throw new RefusedRequest(400, "messages: unknown role");
    }
  }

  private static List<Offer> offers(JsonNode body) {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode tool : Dialect.objects(body.path("tools"), "tools")) {
      JsonNode function = tool.path("function");
      if (function.path("name").isString()) {
        offers.add(
            new Offer("", function.path("name").stringValue(), tool, function.path("parameters")));
      }
    }
    return offers;
  }

  private static Choice choice(JsonNode choice) {
    return switch (choice.asString("")) {
      case "none" -> Choice.NONE;
      case "required" -> Choice.REQUIRED;
      default ->
          choice.path("function").path("name").isString()
              ? Choice.only(choice.path("function").path("name").stringValue())
              : Choice.AUTO;
    };
  }

  private static @Nullable JsonNode answerSchema(JsonNode format) {
    return switch (format.path("type").asString("")) {
      case "json_schema" -> format.path("json_schema").path("schema");
      case "json_object" -> Dialect.object();
      default -> null;
    };
  }

  @Override
  public ObjectNode message(Delivery delivery) {
    ObjectNode completion = envelope(delivery, "chat.completion");
    ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    switch (delivery.reply()) {
      case Reply.Words words -> message.put("content", words.text());
      case Reply.Call call -> {
        message.putNull("content");
        call(message, delivery)
            .putObject("function")
            .put("name", call.name())
            .put("arguments", Delivery.json(call));
      }
    }
    message.putNull("refusal");
    choice.putNull("logprobs").put("finish_reason", finish(delivery.reply()));
    completion.set("usage", usage(delivery));
    return completion;
  }

  @Override
  public List<String> events(Delivery delivery) {
    List<String> events = new ArrayList<>();
    switch (delivery.reply()) {
      case Reply.Words words -> {
        events.add(chunk(delivery, delta().put("content", ""), null));
        for (String piece : Delivery.pieces(words.text())) {
          events.add(chunk(delivery, Dialect.object().put("content", piece), null));
        }
      }
      case Reply.Call call -> {
        ObjectNode opening = delta().putNull("content");
        call(opening, delivery)
            .put("index", 0)
            .putObject("function")
            .put("name", call.name())
            .put("arguments", "");
        events.add(chunk(delivery, opening, null));
        for (String piece : Delivery.pieces(Delivery.json(call))) {
          ObjectNode delta = Dialect.object();
          delta
              .putArray("tool_calls")
              .addObject()
              .put("index", 0)
              .putObject("function")
              .put("arguments", piece);
          events.add(chunk(delivery, delta, null));
        }
      }
    }
    events.add(chunk(delivery, Dialect.object(), finish(delivery.reply())));
    if (wantsUsage(delivery)) {
      ObjectNode last = envelope(delivery, "chat.completion.chunk");
      last.putArray("choices");
      last.set("usage", usage(delivery));
      events.add("data: " + last + "\n\n");
    }
    events.add("data: [DONE]\n\n");
    return events;
  }

  private static boolean wantsUsage(Delivery delivery) {
    return delivery.request().path("stream_options").path("include_usage").asBoolean(false);
  }

  private static ObjectNode delta() {
    return Dialect.object().put("role", "assistant");
  }

  private static ObjectNode call(ObjectNode message, Delivery delivery) {
    return message
        .putArray("tool_calls")
        .addObject()
        .put("id", delivery.id("call_"))
        .put("type", "function");
  }

  private static String chunk(Delivery delivery, ObjectNode delta, @Nullable String finish) {
    ObjectNode chunk = envelope(delivery, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("logprobs").put("finish_reason", finish);
    if (wantsUsage(delivery)) {
      chunk.putNull("usage");
    }
    return "data: " + chunk + "\n\n";
  }

  private static ObjectNode envelope(Delivery delivery, String object) {
    return Dialect.object()
        .put("id", delivery.id("chatcmpl-"))
        .put("object", object)
        .put("created", Delivery.CREATED)
        .put("model", delivery.conversation().model());
  }

  private static String finish(Reply reply) {
    return reply instanceof Reply.Call ? "tool_calls" : "stop";
  }

  private static ObjectNode usage(Delivery delivery) {
    return Dialect.object()
        .put("prompt_tokens", delivery.usage().inputTokens())
        .put("completion_tokens", delivery.usage().outputTokens())
        .put("total_tokens", delivery.usage().inputTokens() + delivery.usage().outputTokens());
  }

  @Override
  public ObjectNode error(int status, String message) {
    return OpenAi.error(status, message);
  }

  @Override
  public ObjectNode count(long tokens) {
    return Dialect.object().put("input_tokens", tokens);
  }

  @Override
  public ObjectNode model(String name) {
    return OpenAi.model(name);
  }

  @Override
  public ObjectNode models(List<String> names) {
    return OpenAi.models(names);
  }
}
