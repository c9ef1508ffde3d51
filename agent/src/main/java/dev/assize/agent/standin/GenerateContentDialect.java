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
 * Gemini's API, {@code POST /v1beta/models/{model}:generateContent} and its siblings. The model's
 * name and the wish for a stream stand in the path, so that {@link #read} leaves them open.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">API reference</a>
 */
final class GenerateContentDialect implements Dialect {

  @Override
  public String name() {
    return "generateContent";
  }

  @Override
  public Conversation read(JsonNode body) {
    List<Entry> entries = new ArrayList<>();
    entries.add(
        new Entry.Said(Author.SYSTEM, either(body, "systemInstruction", "system_instruction")));
    for (JsonNode content : Dialect.someObjects(body.path("contents"), "contents")) {
      Author author = author(content.path("role").asString("user"));
      Dialect.objects(content.path("parts"), "contents: parts")
          .forEach(part -> read(author, part, entries));
    }
    JsonNode config = either(body, "generationConfig", "generation_config");
    return new Conversation(
        "",
        false,
        entries,
        offers(body.path("tools")),
        choice(
            either(
                either(body, "toolConfig", "tool_config"),
                "functionCallingConfig",
                "function_calling_config")),
        answerSchema(config));
  }

  private static Author author(String role) {
    return switch (role) {
      case "user", "function" -> Author.USER;
      case "model" -> Author.MODEL;
      case "system" -> Author.SYSTEM;
      default -> throw new RefusedRequest(400, "contents: Please use a valid role: user, model.");
    };
  }

  private static void read(Author author, JsonNode part, List<Entry> entries) {
    JsonNode call = either(part, "functionCall", "function_call");
    JsonNode response = either(part, "functionResponse", "function_response");
    if (call.isObject()) {
      entries.add(
          new Entry.Called(
              call.path("id").asString(""), call.path("name").asString(""), call.path("args")));
    } else if (response.isObject()) {
      entries.add(
          new Entry.Answered(
              response.path("id").asString(""),
              response.path("name").asString(""),
              response.path("response")));
    } else {
      entries.add(new Entry.Said(author, part));
    }
  }

  private static List<Offer> offers(JsonNode tools) {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode tool : Dialect.objects(tools, "tools")) {
      JsonNode declarations = either(tool, "functionDeclarations", "function_declarations");
      for (JsonNode declaration : Dialect.objects(declarations, "tools: functionDeclarations")) {
        if (declaration.path("name").isString()) {
          offers.add(
              new Offer(
                  "",
                  declaration.path("name").stringValue(),
                  declaration,
                  either(declaration, "parametersJsonSchema", "parameters")));
        }
      }
    }
    return offers;
  }

  private static Choice choice(JsonNode config) {
    JsonNode allowed = either(config, "allowedFunctionNames", "allowed_function_names");
    return switch (config.path("mode").asString("")) {
      case "NONE" -> Choice.NONE;
      case "ANY" ->
          allowed.size() == 1 ? Choice.only(allowed.path(0).asString("")) : Choice.REQUIRED;
      default -> Choice.AUTO;
    };
  }

  private static @Nullable JsonNode answerSchema(JsonNode config) {
    return Stream.of("responseJsonSchema", "responseSchema", "response_schema")
        .map(config::path)
        .filter(JsonNode::isObject)
        .findFirst()
        .orElseGet(() ->
            config.path("responseMimeType").asString("").equals("application/json")
                ? Dialect.object()
                : null);
  }

  /** Protocol buffers may be written in JSON with camel case or with underscores. */
  private static JsonNode either(JsonNode node, String name, String otherName) {
    return node.has(name) ? node.path(name) : node.path(otherName);
  }

  @Override
  public ObjectNode message(Delivery delivery) {
    ObjectNode part =
        switch (delivery.reply()) {
          case Reply.Words words -> Dialect.object().put("text", words.text());
          case Reply.Call call -> call(call);
        };
    return chunk(delivery, part, true);
  }

  @Override
  public List<String> events(Delivery delivery) {
    return chunks(delivery).stream().map(chunk -> "data: " + chunk + "\r\n\r\n").toList();
  }

  /** The reply in the pieces in which it is streamed. */
  List<ObjectNode> chunks(Delivery delivery) {
    if (!(delivery.reply() instanceof Reply.Words(String text)) || text.isEmpty()) {
      return List.of(message(delivery));
    }
    List<String> pieces = Delivery.pieces(text);
    List<ObjectNode> chunks = new ArrayList<>();
    for (String piece : pieces) {
      boolean last = chunks.size() == pieces.size() - 1;
      chunks.add(chunk(delivery, Dialect.object().put("text", piece), last));
    }
    return chunks;
  }

  private static ObjectNode call(Reply.Call call) {
    ObjectNode part = Dialect.object();
    part.putObject("functionCall").put("name", call.name()).set("args", call.arguments());
    return part;
  }

  private static ObjectNode chunk(Delivery delivery, ObjectNode part, boolean last) {
    ObjectNode chunk = Dialect.object();
    ObjectNode candidate = chunk.putArray("candidates").addObject();
    ObjectNode content = candidate.putObject("content");
    content.putArray("parts").add(part);
    content.put("role", "model");
    if (last) {
      candidate.put("finishReason", "STOP");
    }
    candidate.put("index", 0);
    chunk
        .putObject("usageMetadata")
        .put("promptTokenCount", delivery.usage().inputTokens())
        .put("candidatesTokenCount", delivery.usage().outputTokens())
        .put("totalTokenCount", delivery.usage().inputTokens() + delivery.usage().outputTokens());
    return chunk
        .put("modelVersion", delivery.conversation().model())
        .put("responseId", delivery.id(""));
  }

  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode error = Dialect.object();
    error
        .putObject("error")
        .put("code", status)
        .put("message", message)
        .put("status", errorStatus(status));
    return error;
  }

  private static String errorStatus(int status) {
    return switch (status) {
      case 401 -> "UNAUTHENTICATED";
      case 404 -> "NOT_FOUND";
      case 429 -> "RESOURCE_EXHAUSTED";
      default -> status >= 500 ? "INTERNAL" : "INVALID_ARGUMENT";
    };
  }

  @Override
  public ObjectNode count(long tokens) {
    return Dialect.object().put("totalTokens", tokens);
  }

  @Override
  public ObjectNode model(String name) {
    ObjectNode model =
        Dialect.object()
            .put("name", "models/" + name)
            .put("version", "001")
            .put("displayName", name)
            .put("inputTokenLimit", 1_048_576)
            .put("outputTokenLimit", 65_536);
    model.putArray("supportedGenerationMethods").add("generateContent").add("countTokens");
    return model;
  }

  @Override
  public ObjectNode models(List<String> names) {
    ObjectNode list = Dialect.object();
    ArrayNode models = list.putArray("models");
    names.forEach(name -> models.add(model(name)));
    return list;
  }
}
