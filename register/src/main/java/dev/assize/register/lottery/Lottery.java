package dev.assize.register.lottery;

import dev.assize.register.concentration.Market;
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
    Eligibility eligibility = new Eligibility(call, institution);
    SortedMap<String, List<String>> against = new TreeMap<>();
    eligibility.roll().forEach(name -> against.put(name, eligibility.against(name)));
    return Draw.of(against, call.places(), seed, eligibility.view::clash);
  }

  /**
   * Who is drawn, as {@link #draw} has it. Only those are looked into whose tickets come first,
   * which is all it takes where they can be drawn together.
   *
   * @return in the order of tickets; empty if there are too few
   */
  public List<String> drawn(Call call, Institution institution, Seed seed) {
    Eligibility eligibility = new Eligibility(call, institution);
    List<String> taken = new ArrayList<>();
    Tickets tickets = new Tickets(eligibility.roll(), seed);
    for (String next = tickets.next(); next != null; next = tickets.next()) {
      if (eligibility.fits(next, taken) && eligibility.against(next).isEmpty()) {
        taken.add(next);
      }
      if (taken.size() == call.places()) {
        return taken;
      }
    }
    return draw(call, institution, seed).drawn();
  }

  /** What stands against evaluators in one draw. */
  private final class Eligibility {

    private final Call call;
    private final Institution institution;
    private final Closeness.View view;

    Eligibility(Call call, Institution institution) {
      this.call = call;
      this.institution = institution;
      this.view = closeness.at(call.moment(), institution.independence());
    }

    List<String> roll() {
      return roll.evaluators(call.matter().scheme(), call.moment());
    }

    boolean fits(String evaluator, List<String> beside) {
      for (String other : beside) {
        if (view.clash(evaluator, other).isPresent()) {
          return false;
        }
      }
      return true;
    }

    List<String> against(String evaluator) {
      Digest scheme = call.matter().scheme();
      List<String> reasons = new ArrayList<>();
      Standing standing = roll.standing(scheme, evaluator, call.moment(), institution.evaluators());
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
        conflicts(evaluator, reasons);
      }
      return reasons;
    }

    private void conflicts(String evaluator, List<String> reasons) {
      view.relation(evaluator, call.matter()).conflicts().stream()
          .map(Conflict::words)
          .forEach(reasons::add);
      if (view.harness(evaluator) == null) {
        reasons.add("it does not say what it examines with");
      }
      reasons.addAll(
          market.stops(
              call.matter().scheme(), evaluator, call.moment(), institution.concentration(), view));
      for (String other : new TreeSet<>(call.beside())) {
        if (!other.equals(evaluator)) {
          view.clash(evaluator, other)
              .ifPresent(why -> reasons.add("not beside " + other + ": " + why));
        }
      }
    }
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
