package dev.assize.statement.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Collects the events of one trial in the order in which they were observed. Thread-safe. */
public final class Trace {

  private final long start = System.nanoTime();
  private final List<TraceEvent> events = new ArrayList<>();

  /** Appends the event made for the present moment, and returns it. */
  public synchronized <E extends TraceEvent> E append(LongFunction<E> eventAt) {
    E event = eventAt.apply(System.nanoTime() - start);
    events.add(event);
    return event;
  }

  /** What was observed so far. */
  public synchronized List<TraceEvent> events() {
    return List.copyOf(events);
  }

  /** The events of one kind, in order. */
  public <E extends TraceEvent> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
