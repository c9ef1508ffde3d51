package dev.assize.register.literal;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A watch of a house, or a bar on it: a time that an appeal may shorten.
 *
 * @param factor of surveillance intervals; null for a bar
 */
record Span(Instant from, Instant until, @Nullable Instant setAside, @Nullable BigDecimal factor) {

  boolean holds(Instant now) {
    return !now.isBefore(from)
        && now.isBefore(until)
        && (setAside == null || now.isBefore(setAside));
  }
}
