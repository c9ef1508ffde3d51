package dev.assize.register.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * From where the log is looked at: what it held up to an entry, as far as that had effect at a
 * time. Whatever is logged later changes nothing of the view.
 *
 * @param index of the last entry that is seen
 * @param time at which
 */
public record Moment(long index, Instant time) {

  /** The whole log, at a time. */
  public static Moment at(Instant time) {
    return new Moment(Long.MAX_VALUE, time);
  }

  /** So long before this moment; see {@link #earlier}. */
  public Instant before(Duration span) {
    return earlier(time, span);
  }

  /** So long before a time; the first time that there is, if that would be earlier still. */
  public static Instant earlier(Instant time, Duration span) {
    return Duration.between(Instant.MIN, time).compareTo(span) > 0 ? time.minus(span) : Instant.MIN;
  }

  /** So long after a time; the last time that there is, if that would be later still. */
  public static Instant later(Instant time, Duration span) {
    return Duration.between(time, Instant.MAX).compareTo(span) > 0 ? time.plus(span) : Instant.MAX;
  }

  /** Whether an entry is seen from here. */
  public boolean sees(Valid<?> entry) {
    return entry.index() <= index && !entry.since().isAfter(time);
  }

  /** Those that are seen, in the order of the log. */
  public <V extends Valid<?>> List<V> of(List<V> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    List<V> seen = new ArrayList<>(entries.size());
    for (V entry : entries) {
      if (sees(entry)) {
        seen.add(entry);
      }
    }
    return Collections.unmodifiableList(seen);
  }

  /** The last of the log that is seen. */
  public <V extends Valid<?>> Optional<V> lastOf(List<V> entries) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (sees(entries.get(i))) {
        return Optional.of(entries.get(i));
      }
    }
    return Optional.empty();
  }
}
