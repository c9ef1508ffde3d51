package dev.assize.agent.chat;

import dev.assize.agent.Run.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model's message.
 *
 * @param message as the server sent it, or assembled from its deltas; unknown fields included
 * @param inputTokens as counted by the server; null if it did not, or not credibly
 * @param outputTokens as counted by the server; null if it did not, or not credibly
 */
record Completion(ObjectNode message, @Nullable Long inputTokens, @Nullable Long outputTokens)
    implements Answer {

  /** More than any request can cost; sums of counts up to here do not overflow. */
  private static final long MOST_TOKENS = 1_000_000_000_000L;

  static Completion of(ObjectNode message, JsonNode usage) {
    return new Completion(
        message, count(usage.path("prompt_tokens")), count(usage.path("completion_tokens")));
  }

  /** Tokens spent; zeros where unknown. */
  Usage usage() {
    return new Usage(
        inputTokens == null ? 0 : inputTokens, outputTokens == null ? 0 : outputTokens);
  }

  /** What it says to the user; a refusal in the field of that name is an answer too. */
  String text() {
    JsonNode content = message.path("content");
    if (content.isString() && !content.stringValue().isEmpty()) {
      return content.stringValue();
    }
    if (content.isArray()) {
      StringBuilder text = new StringBuilder();
      content.forEach(part -> text.append(part.path("text").asString("")));
      return text.toString();
    }
    JsonNode refusal = message.path("refusal");
    return refusal.isString() ? refusal.stringValue() : "";
  }

  private static @Nullable Long count(JsonNode node) {
    boolean counted =
        node.isIntegralNumber()
            && node.canConvertToLong()
            && node.longValue() >= 0
            && node.longValue() <= MOST_TOKENS;
    return counted ? (Long) node.longValue() : null;
  }
}
