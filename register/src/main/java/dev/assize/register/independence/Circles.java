package dev.assize.register.independence;

import dev.assize.register.entry.Moment;
import dev.assize.scheme.Independence;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Circles around parties, and to whom these belong in the end, at any moment. Not thread-safe. */
final class Circles {

  /** So many parties, in all circles of a kind together, are about 30 MB. */
  private static final int MOST_PARTIES = 200_000;

  private final Ties ties;
  private final Memory<Circle> dependencies;
  private final Memory<Circle> owners;
  private final Memory<UltimateOwners> ultimate;

  Circles(Ties ties) {
    this(ties, MOST_PARTIES);
  }

  /**
   * @param most parties of each kind of circle that are remembered
   */
  Circles(Ties ties, int most) {
    this.ties = ties;
    this.dependencies = new Memory<>(ties, most);
    this.owners = new Memory<>(ties, most);
    this.ultimate = new Memory<>(ties, most);
  }

  /** A party and on whom it depends. */
  Circle dependencies(String party, Independence rules, Moment moment) {
    return around(
        party, rules, moment, dependencies, each -> ties.dependencies(each, rules.share(), moment));
  }

  /** A party and who owns it. */
  Circle owners(String party, Independence rules, Moment moment) {
    return around(party, rules, moment, owners, each -> ties.owners(each, rules.share(), moment));
  }

  private static Circle around(
      String party,
      Independence rules,
      Moment moment,
      Memory<Circle> memory,
      Function<String, List<Step>> steps) {
    return memory.recall(
        party,
        rules,
        moment,
        () -> {
          Circle circle = Circle.around(party, rules.hops(), steps);
          return new Memory.Traced<>(circle, circle.inner(), circle.reached().size());
        });
  }

  /** To whom a party belongs in the end. */
  UltimateOwners ultimate(String party, Independence rules, Moment moment) {
    return ultimate.recall(
        party,
        rules,
        moment,
        () -> {
          BigDecimal share = rules.share();
          Circle above = UltimateOwners.above(party, share, ties, moment);
          UltimateOwners found = UltimateOwners.of(above, share, ties, moment);
          return new Memory.Traced<>(found, above.inner(), above.reached().size());
        });
  }
}
