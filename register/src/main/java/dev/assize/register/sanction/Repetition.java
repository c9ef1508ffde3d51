package dev.assize.register.sanction;

import dev.assize.scheme.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What it means that a producer has offended before. Stateless. */
public final class Repetition {

  private Repetition() {}

  /**
   * The rung that an offence leads to. If the same producer has offended within the scheme's
   * memory, with whatever agent, that is one rung higher than by itself. Observations, the rungs at
   * level 0, are no offences, and neither is what an appeal has set aside by then.
   *
   * @param ladder of the scheme
   * @param rung that the offence leads to by itself
   * @param earlier offences of the producer
   * @param at when it offends
   * @param memory of the scheme, {@code clocks.sanctionMemory}
   * @return the rung, the next higher one, or the highest if there is none above
   */
  public static Rung applied(
      List<Rung> ladder, Rung rung, Collection<Offence> earlier, Instant at, Duration memory) {
    if (rung.level() == 0 || count(earlier, at, memory) == 0) {
      return rung;
    }
    return ladder.stream()
        .filter(each -> each.level() > rung.level())
        .min(Comparator.comparingInt(Rung::level))
        .orElse(rung);
  }

  /** How many offences a producer is still held to at a moment. */
  public static int count(Collection<Offence> offences, Instant at, Duration memory) {
    return (int)
        offences.stream()
            .filter(each -> each.rung().level() > 0)
            .filter(each -> each.at().isBefore(at) && each.standsAt(at))
            .filter(each -> each.at().plus(memory).isAfter(at))
            .count();
  }
}
