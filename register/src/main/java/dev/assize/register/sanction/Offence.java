package dev.assize.register.sanction;

import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.SanctionPredicate.Payment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rung of the ladder that was applied to a producer, by an entry or by the scheme itself.
 *
 * @param entry the sanction; of a rung that the scheme applied by itself, the certificate
 * @param party the producer
 * @param certificate whose; null if the party is sanctioned as such
 * @param rung which
 * @param at from when
 * @param until when its effect ends, if the sanction says so
 * @param payment what it makes due; null if nothing
 * @param setAside when an appeal against it was upheld; null if none was. What it did until then
 *     stays done.
 */
public record Offence(
    Digest entry,
    String party,
    @Nullable Digest certificate,
    Rung rung,
    Instant at,
    @Nullable Instant until,
    @Nullable Payment payment,
    @Nullable Instant setAside) {

  /** Whether it stands at a moment. */
  public boolean standsAt(Instant time) {
    return !at.isAfter(time) && (setAside == null || time.isBefore(setAside));
  }

  /** When an effect of that end is over, which is at the latest when it is set aside. */
  Instant endedBySettingAside(Instant end) {
    return setAside != null && setAside.isBefore(end) ? setAside : end;
  }
}
