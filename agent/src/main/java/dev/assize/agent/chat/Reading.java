package dev.assize.agent.chat;

import dev.assize.statement.Json;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the model's message in a response, streamed or whole, whatever its content type claims.
 *
 * @param diagnosis says what is wrong where there is none
 */
record Reading(Diagnosis diagnosis) {

  Answer of(HttpResponse<Body> response) {
    Body body = response.body();
    if (body.overflow()) {
      return diagnosis.tooLong();
    }
    if (response.statusCode() / 100 != 2) {
      return diagnosis.refusal(response);
    }
    MessageAssembly assembly = body.assembly();
    if (assembly != null) {
      return streamed(assembly);
    }
    return looksLikeEvents(body.text()) ? streamed(assemble(body.text())) : whole(body.text());
  }

  /** The text as JSON; null if it is none, or nested too deeply to be kept. */
  static @Nullable JsonNode json(String text) {
    try {
      JsonNode node = Json.mapper().readTree(text);
      return node.isMissingNode() || Json.tooDeepToKeep(node) ? null : node;
    } catch (JacksonException e) {
      return null;
    }
  }

  private Answer streamed(MessageAssembly assembly) {
    JsonNode error = assembly.error();
    String broken = assembly.broken();
    if (error != null) {
      return diagnosis.reported(error);
    }
    if (broken != null) {
      return diagnosis.brokenStream(broken);
    }
    if (!assembly.complete()) {
      return diagnosis.cutShort();
    }
    Completion completion = assembly.completion();
    return Json.tooDeepToKeep(completion.message())
        ? diagnosis.brokenStream("nested deeper than " + Json.MAX_KEPT_DEPTH + " levels")
        : completion;
  }

  private Answer whole(String text) {
    JsonNode json = json(text);
    if (json == null) {
      return diagnosis.notJson(text);
    }
    if (json.hasNonNull("error")) {
      return diagnosis.reported(json.get("error"));
    }
    return json.path("choices").path(0).path("message") instanceof ObjectNode message
        ? Completion.of(message, json.path("usage"))
        : diagnosis.notACompletion();
  }

  private static boolean looksLikeEvents(String text) {
    String head = text.stripLeading();
    return head.startsWith("data:") || head.startsWith("event:") || head.startsWith(":");
  }

  private static MessageAssembly assemble(String text) {
    MessageAssembly assembly = new MessageAssembly();
    EventStream events = new EventStream(assembly::add);
    events.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    events.end();
    return assembly;
  }
}
