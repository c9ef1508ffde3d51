package dev.assize.register.sanction;

import dev.assize.statement.Digest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

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
   * The watches of one producer. One whose sanction says no end lasts as long as the scheme's
   * memory.
   */
  public static List<Watch> of(Collection<Offence> offences, Duration memory) {
    return offences.stream()
        .filter(each -> each.certificate() == null)
        .filter(each -> each.rung().effects().surveillance() != null)
        .map(each -> {
          Instant until = each.until();
          return new Watch(
              each.entry(),
              each.rung().id(),
              Objects.requireNonNull(each.rung().effects().surveillance()),
              each.at(),
              each.endedBySettingAside(until == null ? each.at().plus(memory) : until));
        })
        .toList();
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
