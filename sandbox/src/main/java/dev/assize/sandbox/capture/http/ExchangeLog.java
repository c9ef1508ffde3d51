package dev.assize.sandbox.capture.http;

import dev.assize.sandbox.capture.flow.Body;
import dev.assize.sandbox.capture.flow.Endpoint;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.FlowLog;
import dev.assize.sandbox.capture.flow.Header;
import dev.assize.sandbox.capture.flow.Spool;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where one connection's exchanges go, and all that they have in common.
 *
 * @param clock nanoseconds since the run began
 */
public record ExchangeLog(
    FlowLog log,
    Spool spool,
    LongSupplier clock,
    String run,
    Endpoint source,
    Endpoint destination,
    long connection,
    @Nullable String route) {

  /** A request that was read. */
  record Asked(
      long startedNanos,
      String protocol,
      String method,
      String target,
      @Nullable String host,
      List<Header> headers,
      Body body) {}

  /** An answer that was given; status null if there was none. */
  record Answered(@Nullable Integer status, List<Header> headers, Body body) {}

  long now() {
    return clock.getAsLong();
  }

  Answered unanswered() {
    return new Answered(null, List.of(), spool.open().finish());
  }

  void add(Asked asked, Answered answered) {
    long ended = now();
    log.append(sequence ->
        new Flow.Exchange(
            run,
            sequence,
            asked.startedNanos(),
            ended,
            source,
            destination,
            connection,
            asked.host(),
            route,
            asked.protocol(),
            asked.method(),
            asked.target(),
            asked.headers(),
            asked.body(),
            answered.status(),
            answered.headers(),
            answered.body()));
  }
}
