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
 * OpenAI's responses, {@code POST /v1/responses}. Nothing is stored: a request that continues from
 * a {@code previous_response_id} is refused, as for a response that has expired.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses">API reference</a>
 */
final class ResponsesDialect implements Dialect {

  @Override
  public String name() {
    return "responses";
  }

  @Override
  public Conversation read(JsonNode body) {
    if (body.path("previous_response_id").isString()) {
      throw new RefusedRequest(
          400,
          "Previous response with id '%s' not found."
              .formatted(body.path("previous_response_id").stringValue()));
    }
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry.Said(Author.SYSTEM, body.path("instructions")));
    JsonNode input = body.path("input");
    if (input.isString()) {
      entries.add(new Entry.Said(Author.USER, input));
    } else {
      Dialect.someObjects(input, "input").forEach(item -> read(item, entries));
    }
    return new Conversation(
        body.path("model").asString(""),
        body.path("stream").asBoolean(false),
        entries,
        offers(body.path("tools")),
        choice(body.path("tool_choice")),
        answerSchema(body.path("text").path("format")));
  }

  private static void read(JsonNode item, List<Entry> entries) {
    switch (item.path("type").asString("message")) {
      case "message" ->
          entries.add(
              new Entry.Said(author(item.path("role").asString("user")), item.path("content")));
      case "function_call" ->
          entries.add(
              new Entry.Called(
                  item.path("call_id").asString(""),
                  Offer.qualified(
                      item.path("namespace").asString(""), item.path("name").asString("")),
                  Dialect.arguments(item.path("arguments"))));
      case "function_call_output", "custom_tool_call_output" ->
          entries.add(
              new Entry.Answered(item.path("call_id").asString(""), "", item.path("output")));
      default -> {
        // Reasoning and the calls of built-in tools, none of which this model makes.
      }
    }
  }

  private static Author author(String role) {
    return switch (role) {
      case "system", "developer" -> Author.SYSTEM;
      case "assistant" -> Author.MODEL;
      case "user" -> Author.USER;
      default -> throw new RefusedRequest(400, "input: unknown role");
    };
  }

  private static List<Offer> offers(JsonNode tools) {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode tool : Dialect.objects(tools, "tools")) {
      if (tool.path("type").asString("").equals("namespace")) {
        Dialect.objects(tool.path("tools"), "tools")
            .forEach(inner -> offer(tool.path("name").asString(""), inner, offers));
      } else {
        offer("", tool, offers);
      }
    }
    return offers;
  }

  private static void offer(String namespace, JsonNode tool, List<Offer> offers) {
    if (tool.path("name").isString()) {
      offers.add(
          new Offer(namespace, tool.path("name").stringValue(), tool, tool.path("parameters")));
    }
  }

  private static Choice choice(JsonNode choice) {
    return switch (choice.asString("")) {
      case "none" -> Choice.NONE;
      case "required" -> Choice.REQUIRED;
      default ->
          choice.path("name").isString()
              ? Choice.only(choice.path("name").stringValue())
              : Choice.AUTO;
    };
  }

  private static @Nullable JsonNode answerSchema(JsonNode format) {
    return switch (format.path("type").asString("")) {
      case "json_schema" -> format.path("schema");
      case "json_object" -> Dialect.object();
      default -> null;
    };
  }

  @Override
  public ObjectNode message(Delivery delivery) {
    return response(delivery, "completed", item(delivery, "completed"));
  }

  @Override
  public List<String> events(Delivery delivery) {
    EventList events =
        new EventList(delivery.reply() instanceof Reply.Call ? "fc_" : "msg_", delivery);
    ObjectNode begun = response(delivery, "in_progress", null);
    events.add("response.created", Dialect.object().set("response", begun));
    events.add("response.in_progress", Dialect.object().set("response", begun));
    events.add("response.output_item.added", events.item("in_progress"));
    switch (delivery.reply()) {
      case Reply.Words words -> events.addWords(words.text());
      case Reply.Call call -> events.addArguments(Delivery.json(call));
    }
    events.add("response.output_item.done", events.item("completed"));
    events.add("response.completed", Dialect.object().set("response", message(delivery)));
    return events.list;
  }

  /** Numbers the events, and puts in what all events about the one item have. */
  private static final class EventList {

    private final List<String> list = new ArrayList<>();
    private final String itemId;
    private final Delivery delivery;

    EventList(String prefix, Delivery delivery) {
      this.itemId = delivery.id(prefix);
      this.delivery = delivery;
    }

    void add(String type, ObjectNode event) {
      ObjectNode data = Dialect.object().put("type", type).put("sequence_number", list.size());
      data.setAll(event);
      list.add("event: " + type + "\ndata: " + data + "\n\n");
    }

    ObjectNode item(String status) {
      ObjectNode event = Dialect.object().put("output_index", 0);
      ObjectNode item = ResponsesDialect.item(delivery, status);
      if (status.equals("in_progress")) {
        if (item.has("content")) {
          item.putArray("content");
        } else {
          item.put("arguments", "");
        }
      }
      return event.set("item", item);
    }

    void addWords(String text) {
      add("response.content_part.added", part().set("part", text("")));
      for (String piece : Delivery.pieces(text)) {
        add("response.output_text.delta", part().put("delta", piece));
      }
      add("response.output_text.done", part().put("text", text));
      add("response.content_part.done", part().set("part", text(text)));
    }

    void addArguments(String arguments) {
      for (String piece : Delivery.pieces(arguments)) {
        add("response.function_call_arguments.delta", about().put("delta", piece));
      }
      add("response.function_call_arguments.done", about().put("arguments", arguments));
    }

    private ObjectNode about() {
      return Dialect.object().put("item_id", itemId).put("output_index", 0);
    }

    private ObjectNode part() {
      return about().put("content_index", 0);
    }
  }

  private static ObjectNode text(String text) {
    ObjectNode part = Dialect.object().put("type", "output_text").put("text", text);
    part.putArray("annotations");
    return part;
  }

  private static ObjectNode item(Delivery delivery, String status) {
    ObjectNode item = Dialect.object();
    switch (delivery.reply()) {
      case Reply.Words words -> {
        item.put("id", delivery.id("msg_")).put("type", "message").put("status", status);
        item.put("role", "assistant").putArray("content").add(text(words.text()));
      }
      case Reply.Call call -> {
        item.put("id", delivery.id("fc_")).put("type", "function_call").put("status", status);
        item.put("call_id", delivery.id("call_"));
        if (!call.namespace().isEmpty()) {
          item.put("namespace", call.namespace());
        }
        item.put("name", call.name()).put("arguments", Delivery.json(call));
      }
    }
    return item;
  }

  private static ObjectNode response(Delivery delivery, String status, @Nullable ObjectNode item) {
    ObjectNode response =
        Dialect.object()
            .put("id", delivery.id("resp_"))
            .put("object", "response")
            .put("created_at", Delivery.CREATED)
            .put("status", status)
            .putNull("error")
            .putNull("incomplete_details")
            .put("model", delivery.conversation().model());
    response.putArray("output");
    response.put("parallel_tool_calls", true).putNull("previous_response_id").put("store", false);
    if (item == null) {
      return response.putNull("usage");
    }
    response.withArray("output").add(item);
    ObjectNode usage = response.putObject("usage");
    usage.put("input_tokens", delivery.usage().inputTokens());
    usage.putObject("input_tokens_details").put("cached_tokens", 0);
    usage.put("output_tokens", delivery.usage().outputTokens());
    usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
    usage.put("total_tokens", delivery.usage().inputTokens() + delivery.usage().outputTokens());
    return response;
  }

  @Override
  public ObjectNode error(int status, String message) {
    return OpenAi.error(status, message);
  }

  @Override
  public ObjectNode count(long tokens) {
    return Dialect.object().put("object", "response.input_tokens").put("input_tokens", tokens);
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
