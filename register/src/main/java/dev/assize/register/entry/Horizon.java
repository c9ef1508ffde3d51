package dev.assize.register.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far somebody sees: entries before a place in the log that have effect by a time.
 *
 * @param size entries with a smaller index are seen
 * @param time entries that have effect at or before it are seen
 */
public record Horizon(long size, Instant time) {

  /** Sees everything. */
  public static final Horizon ALL = new Horizon(Long.MAX_VALUE, Instant.MAX);

  /** Whether an entry is seen. */
  public boolean sees(Valid<?> entry) {
    return entry.index() < size && !entry.effective().isAfter(time);
  }

  /** Those that are seen, in the order of the log. */
  public <V extends Valid<?>> List<V> of(List<V> entries) {
    return entries.stream().filter(this::sees).toList();
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
