package dev.assize.register.sanction;

import dev.assize.scheme.Rung.Effects;
import dev.assize.statement.Digest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * That all certificates of a producer are examined more often, since it was sanctioned as a whole.
 *
 * @param offence the entry that it follows from
 * @param rung id of the rung
 * @param factor by which surveillance intervals are multiplied
 * @param from when it begins
 * @param until when it ends
 */
public record Watch(Digest offence, String rung, BigDecimal factor, Instant from, Instant until) {

  /**
   * The watches of one producer: those that the ladder's rungs say. One lasts as long as its rung
   * says, unless the sanction says otherwise.
   */
  public static List<Watch> of(Collection<Offence> offences) {
    return offences.stream().flatMap(each -> of(each).stream()).toList();
  }

  private static Optional<Watch> of(Offence offence) {
    Effects effects = offence.rung().effects();
    if (effects.watch() == null || effects.surveillance() == null) {
      return Optional.empty();
    }
    Instant until = offence.until() == null ? offence.at().plus(effects.watch()) : offence.until();
    return Optional.of(
        new Watch(
            offence.entry(),
            offence.rung().id(),
            effects.surveillance(),
            offence.at(),
            offence.endedBySettingAside(until)));
  }

  /** Whether it holds at a moment; at its end it does no longer. */
  public boolean holdsAt(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }

  /** By what surveillance intervals are multiplied at a moment: the strictest watch, else 1. */
  public static BigDecimal factorAt(Collection<Watch> watches, Instant time) {
    return watches.stream()
        .filter(each -> each.holdsAt(time))
        .map(Watch::factor)
        .min(BigDecimal::compareTo)
        .orElse(BigDecimal.ONE);
  }
}
