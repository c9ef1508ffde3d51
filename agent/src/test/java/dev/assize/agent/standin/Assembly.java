package dev.assize.agent.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts streamed messages together from their deltas alone, as clients do. */
final class Assembly {

  private Assembly() {}

  static JsonNode chat(List<JsonNode> chunks) {
    ObjectNode message = Json.mapper().createObjectNode().put("role", "assistant");
    StringBuilder content = new StringBuilder();
    StringBuilder arguments = new StringBuilder();
    ObjectNode call = null;
    String finish = null;
    for (JsonNode chunk : chunks) {
      assertThat(chunk.get("object").stringValue()).isEqualTo("chat.completion.chunk");
      JsonNode delta = chunk.at("/choices/0/delta");
      content.append(delta.path("content").asString(""));
      for (JsonNode part : delta.path("tool_calls")) {
        call = part.has("id") ? (ObjectNode) part.deepCopy() : call;
        arguments.append(part.at("/function/arguments").stringValue());
      }
      finish = chunk.at("/choices/0/finish_reason").asString(finish);
    }
    message.put("content", content.toString());
    if (call != null) {
      call.remove("index");
      ((ObjectNode) call.get("function")).put("arguments", arguments.toString());
      message.putArray("tool_calls").add(call);
    }
    assertThat(finish).isEqualTo(call == null ? "stop" : "tool_calls");
    assertThat(chunks.getLast().get("choices")).isEmpty();
    ObjectNode whole = Json.mapper().createObjectNode();
    whole.set("usage", chunks.getLast().get("usage"));
    whole.putArray("choices").addObject().put("finish_reason", finish).set("message", message);
    return whole;
  }

  static JsonNode responses(List<JsonNode> events) {
    StringBuilder streamed = new StringBuilder();
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).get("sequence_number").intValue()).isEqualTo(i);
      if (events.get(i).get("type").stringValue().endsWith(".delta")) {
        streamed.append(events.get(i).get("delta").stringValue());
      }
    }
    assertThat(events.getFirst().get("type").stringValue()).isEqualTo("response.created");
    JsonNode response = events.getLast().get("response");
    assertThat(response.get("status").stringValue()).isEqualTo("completed");
    JsonNode item = response.at("/output/0");
    String whole =
        item.has("arguments")
            ? item.get("arguments").stringValue()
            : item.at("/content/0/text").stringValue();
    assertThat(streamed.toString()).isEqualTo(whole);
    return response;
  }

  static JsonNode messages(List<JsonNode> events) {
    ObjectNode message = (ObjectNode) events.getFirst().get("message").deepCopy();
    ArrayNode content = (ArrayNode) message.get("content");
    StringBuilder input = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (JsonNode event : events) {
      switch (event.get("type").stringValue()) {
        case "content_block_start" -> content.add(event.get("content_block"));
        case "content_block_delta" -> {
          input.append(event.at("/delta/partial_json").asString(""));
          text.append(event.at("/delta/text").asString(""));
        }
        case "content_block_stop" -> {
          ObjectNode block = (ObjectNode) content.get(0);
          if (block.get("type").stringValue().equals("tool_use")) {
            block.set("input", Json.mapper().readTree(input.toString()));
          } else {
            block.put("text", text.toString());
          }
        }
        case "message_delta" -> message.set("stop_reason", event.at("/delta/stop_reason"));
        default ->
            assertThat(event.get("type").stringValue()).isIn("message_start", "message_stop");
      }
    }
    assertThat(events.getLast().get("type").stringValue()).isEqualTo("message_stop");
    return message;
  }

  static JsonNode gemini(List<JsonNode> chunks) {
    ObjectNode whole = (ObjectNode) chunks.getLast().deepCopy();
    StringBuilder text = new StringBuilder();
    chunks.forEach(
        chunk -> text.append(chunk.at("/candidates/0/content/parts/0/text").asString("")));
    ObjectNode part = (ObjectNode) whole.at("/candidates/0/content/parts/0");
    if (part.has("text")) {
      part.put("text", text.toString());
    }
    assertThat(whole.at("/candidates/0/finishReason").stringValue()).isEqualTo("STOP");
    assertThat(chunks.stream().filter(c -> c.at("/candidates/0").has("finishReason")).count())
        .isEqualTo(1);
    return whole;
  }
}
