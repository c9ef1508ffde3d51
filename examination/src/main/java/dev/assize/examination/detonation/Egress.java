package dev.assize.examination.detonation;

import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts into a trial's trace what left beside the traffic with the model and the world. */
final class Egress {

  private static final int MOST = 200;

  private final Trace trace;

  Egress(Trace trace) {
    this.trace = trace;
  }

  /** Notes each destination once, with all that was sent to it, and what was not seen. */
  void note(Detonation detonation) {
    Map<Destination, Long> sent = new LinkedHashMap<>();
    for (Flow flow : detonation.flows()) {
      switch (flow) {
        case Flow.Connection c when c.route() == null ->
            add(sent, c.name(), c, c.protocol(), c.bytesFromAgent());
        case Flow.Datagram d -> add(sent, d.name(), d, "udp", d.payload().size());
        case Flow.Attempt a -> add(sent, a.name(), a, "none", 0);
        case Flow.Connection _, Flow.Exchange _, Flow.Query _ -> {}
      }
    }
    sent.entrySet().stream()
        .limit(MOST)
        .forEach(entry -> {
          Destination to = entry.getKey();
          trace.append(at ->
              new TraceEvent.Contacted(at, to.host(), to.port(), to.protocol(), entry.getValue()));
        });
    if (sent.size() > MOST) {
      trace.append(at ->
          new TraceEvent.NotObserved(
              at, "network: %d more destinations".formatted(sent.size() - MOST)));
    }
    detonation.gaps().forEach(gap -> trace.append(at -> new TraceEvent.NotObserved(at, gap)));
  }

  private static void add(
      Map<Destination, Long> sent, @Nullable String name, Flow flow, String protocol, long bytes) {
    String host = Objects.requireNonNullElse(name, flow.destination().address());
    sent.merge(new Destination(host, flow.destination().port(), protocol), bytes, Long::sum);
  }

  private record Destination(String host, int port, String protocol) {}
}
