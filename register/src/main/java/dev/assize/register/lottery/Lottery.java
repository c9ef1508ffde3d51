package dev.assize.register.lottery;

import dev.assize.register.concentration.Market;
import dev.assize.register.concentration.Shares;
import dev.assize.register.entry.Moment;
import dev.assize.register.evaluator.Roll;
import dev.assize.register.evaluator.Standing;
import dev.assize.register.evaluator.State;
import dev.assize.register.independence.Closeness;
import dev.assize.register.independence.Conflict;
import dev.assize.scheme.Institution;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws evaluators for cases, of all who are recognised and against whom nothing stands. What it
 * reads may grow; not thread-safe.
 */
public final class Lottery {

  private final Roll roll;
  private final Closeness closeness;
  private final Market market;
  private final Workload workload;

  /** All may grow afterwards. */
  public Lottery(Roll roll, Closeness closeness, Market market, Workload workload) {
    this.roll = roll;
    this.closeness = closeness;
    this.market = market;
    this.workload = workload;
  }

  /**
   * Draws; {@link Draw#complete} says whether enough could be drawn.
   *
   * @param institution of the case's scheme
   * @param seed see {@link LotterySeed}
   */
  public Draw draw(Call call, Institution institution, Seed seed) {
    Closeness.View view = closeness.at(call.moment(), institution.independence());
    return Draw.of(eligibility(call, institution, view), call.places(), seed, view::clash);
  }

  private SortedMap<String, List<String>> eligibility(
      Call call, Institution institution, Closeness.View view) {
    Digest scheme = call.matter().scheme();
    Moment moment = call.moment();
    Shares shares = market.shares(scheme, moment, institution.concentration(), view);
    SortedMap<String, List<String>> against = new TreeMap<>();
    for (String evaluator : roll.evaluators(scheme, moment)) {
      List<String> reasons = new ArrayList<>();
      Standing standing = roll.standing(scheme, evaluator, moment, institution.evaluators());
      standing(reasons, evaluator, standing, call.tier(), call.moment());
      if (reasons.isEmpty()) {
        Standing later = roll.standing(scheme, evaluator, call.made(), institution.evaluators());
        standing(reasons, evaluator, later, call.tier(), call.made());
      }
      String former = call.former().get(evaluator);
      if (former != null) {
        reasons.add(former);
      }
      if (standing.state().assignable()) {
        view.relation(evaluator, call.matter()).conflicts().stream()
            .map(Conflict::words)
            .forEach(reasons::add);
        if (view.harness(evaluator) == null) {
          reasons.add("it does not say what it examines with");
        }
        reasons.addAll(market.stops(evaluator, shares, moment, view));
        for (String other : new TreeSet<>(call.beside())) {
          if (!other.equals(evaluator)) {
            view.clash(evaluator, other)
                .ifPresent(why -> reasons.add("not beside " + other + ": " + why));
          }
        }
      }
      against.put(evaluator, reasons);
    }
    return against;
  }

  private void standing(
      List<String> reasons, String evaluator, Standing standing, Tier tier, Moment moment) {
    if (!standing.state().assignable()) {
      reasons.add("it is " + words(standing.state()) + ": " + standing.words());
    } else if (!standing.tiers().contains(tier)) {
      reasons.add("it is not recognised for the tier " + words(tier));
    } else if (standing.state() == State.PROBATION && workload.open(evaluator, moment) > 0) {
      reasons.add("it is on probation and has a case at hand");
    }
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
