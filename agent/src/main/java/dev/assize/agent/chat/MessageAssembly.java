package dev.assize.agent.chat;

import dev.assize.statement.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts one message together from the chunks of a streamed chat completion. Not thread-safe.
 *
 * <p>Tool calls are told apart by {@code index}; by {@code id} where a server gives several calls
 * one index; a delta that has neither continues the call before it.
 */
final class MessageAssembly {

  private final Growing message = new Growing();
  private final List<Growing> calls = new ArrayList<>();
  private final Map<Integer, Growing> callByIndex = new HashMap<>();
  private JsonNode usage = MissingNode.getInstance();
  private @Nullable JsonNode error;
  private @Nullable String broken;
  private boolean begun;
  private boolean finished;
  private boolean done;

  /**
   * @param data the data of one event
   */
  void add(String data) {
    if (ended()) {
      return;
    }
    if (data.strip().equals("[DONE]")) {
      done = true;
      return;
    }
    try {
      addChunk(Json.mapper().readTree(data));
    } catch (JacksonException e) {
      broken = e.getOriginalMessage();
    }
  }

  /** Whether nothing that still comes can matter. */
  boolean ended() {
    return done || error != null || broken != null;
  }

  /** Why the stream cannot be understood; null if it can. */
  @Nullable String broken() {
    return broken;
  }

  /** The error that the server put into the stream; null if there is none. */
  @Nullable JsonNode error() {
    return error;
  }

  /** Whether the message is whole. */
  boolean complete() {
    return begun && (finished || done) && error == null && broken == null;
  }

  Completion completion() {
    ObjectNode node = message.toNode();
    if (!node.has("role")) {
      node.put("role", "assistant");
    }
    if (!node.has("content")) {
      node.set("content", NullNode.getInstance());
    }
    if (!calls.isEmpty()) {
      ArrayNode array = node.putArray("tool_calls");
      calls.forEach(call -> array.add(call.toNode()));
    }
    return Completion.of(node, usage);
  }

  private void addChunk(JsonNode chunk) {
    if (chunk.hasNonNull("error")) {
      error = chunk.get("error");
      return;
    }
    if (chunk.path("usage").isObject()) {
      usage = chunk.get("usage");
    }
    JsonNode choice = chunk.path("choices").path(0);
    if (choice.path("delta") instanceof ObjectNode delta) {
      begun = true;
      addDelta(delta.deepCopy());
    }
    finished |= choice.hasNonNull("finish_reason");
  }

  private void addDelta(ObjectNode delta) {
    JsonNode callDeltas = delta.remove("tool_calls");
    message.add(delta);
    if (callDeltas != null) {
      callDeltas.forEach(call -> {
        if (call instanceof ObjectNode object) {
          addCall(object);
        }
      });
    }
  }

  private void addCall(ObjectNode delta) {
    JsonNode indexNode = delta.remove("index");
    Integer index = indexNode != null && indexNode.isInt() ? (Integer) indexNode.intValue() : null;
    String id = delta.path("id").asString("");
    Growing call = index == null ? last() : callByIndex.get(index);
    if (call == null || call.contradicts("id", id)) {
      call = new Growing();
      calls.add(call);
    }
    if (index != null) {
      callByIndex.put(index, call);
    }
    call.add(delta);
  }

  private @Nullable Growing last() {
    return calls.isEmpty() ? null : calls.getLast();
  }
}
