package dev.assize.register.certificate;

import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That all certificates of a house are examined more often.
 *
 * @param from when it begins
 * @param until when it ends, which is at the latest when it is set aside on appeal
 * @param rung that says so
 * @param factor by which surveillance intervals are multiplied
 * @param entry the sanction; null if a trigger applied the rung
 */
record Watch(Instant from, Instant until, Rung rung, BigDecimal factor, @Nullable Digest entry) {

  /**
   * The watch that a rung begins; empty if it begins none.
   *
   * @param end that the sanction says; null if the scheme's time counts
   * @param setAside when it was set aside on appeal; null if it was not
   */
  static Optional<Watch> of(
      Instant at,
      Rung rung,
      @Nullable Digest entry,
      @Nullable Instant end,
      @Nullable Instant setAside) {
    Rung.Effects effects = rung.effects();
    if (effects.watch() == null || effects.surveillance() == null) {
      return Optional.empty();
    }
    Instant until = end == null ? at.plus(effects.watch()) : end;
    if (setAside != null && setAside.isBefore(until)) {
      until = setAside;
    }
    return Optional.of(new Watch(at, until, rung, effects.surveillance(), entry));
  }

  boolean holdsAt(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }
}
