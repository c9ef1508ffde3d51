package dev.assize.agent.standin;

import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent.ModelRequest;
import dev.assize.statement.trace.TraceEvent.ModelResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One trial's role for the model, and its log. Thread-safe. */
final class Trial {

  /** What one trial may send in all; an agent that sends more gets status 429. */
  static final long MAX_BYTES = 256L << 20;

  private final Role role;
  private final Trace trace;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  Trial(Role role, Trace trace) {
    this.role = role;
    this.trace = trace;
  }

  Role role() {
    return role;
  }

  /** Counts a body; whether the trial has still been within its bounds. */
  boolean admits(int size) {
    return bytes.addAndGet(size) <= MAX_BYTES;
  }

  /** Logs a request, and gives its number. */
  int received(Dialect dialect, String kind, JsonNode body) {
    return trace
        .append(at -> new ModelRequest(at, requests.incrementAndGet(), dialect.name(), kind, body))
        .request();
  }

  /**
   * @param delivery null for what has no words of a model in it
   */
  void answered(int request, int status, JsonNode body, @Nullable Delivery delivery) {
    trace.append(at ->
        new ModelResponse(
            at,
            request,
            status,
            body,
            delivery == null ? null : (Long) delivery.usage().inputTokens(),
            delivery == null ? null : (Long) delivery.usage().outputTokens()));
  }
}
