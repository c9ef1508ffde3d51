package dev.assize.register.sanction;

import dev.assize.statement.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * That a producer may not apply for a time.
 *
 * @param offence the entry that it follows from
 * @param rung id of the rung
 * @param number the how manieth bar it is of those that are remembered, from 1
 * @param from when it begins
 * @param until when it ends
 */
public record Bar(Digest offence, String rung, int number, Instant from, Instant until) {

  /**
   * The bars of one producer. Each bar within the memory of an earlier one is longer, as its rung
   * says.
   *
   * @param offences of one producer
   * @param memory of the scheme, {@code clocks.sanctionMemory}
   */
  public static List<Bar> of(Collection<Offence> offences, Duration memory) {
    List<Offence> barring =
        offences.stream()
            .filter(each -> !each.rung().effects().bar().isEmpty())
            .sorted(Comparator.comparing(Offence::at).thenComparing(each -> each.entry().hex()))
            .toList();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < barring.size(); i++) {
      Offence offence = barring.get(i);
      int number = 1;
      for (Offence earlier : barring.subList(0, i)) {
        boolean isRemembered =
            earlier.at().isBefore(offence.at()) && earlier.at().plus(memory).isAfter(offence.at());
        number += isRemembered && earlier.standsAt(offence.at()) ? 1 : 0;
      }
      List<Duration> lengths = offence.rung().effects().bar();
      Instant end = offence.at().plus(lengths.get(Math.min(number, lengths.size()) - 1));
      bars.add(
          new Bar(
              offence.entry(),
              offence.rung().id(),
              number,
              offence.at(),
              offence.endedBySettingAside(end)));
    }
    return bars;
  }

  /** The bar that holds longest at a moment; empty if the producer may apply. */
  public static Optional<Bar> at(Collection<Bar> bars, Instant time) {
    return bars.stream().filter(bar -> bar.holdsAt(time)).max(Comparator.comparing(Bar::until));
  }

  /** Whether it holds at a moment; at its end it does no longer. */
  public boolean holdsAt(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }
}
