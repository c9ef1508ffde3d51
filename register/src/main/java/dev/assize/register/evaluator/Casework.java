package dev.assize.register.evaluator;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.PlanPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What evaluators have sealed and published, and the owner's entries that time it. Entries are
 * added in the log's order. Not thread-safe.
 */
public final class Casework {

  private final Map<Digest, List<Report>> byScheme = new HashMap<>();
  private final Map<Digest, List<Report>> byAgent = new HashMap<>();
  private final Map<Digest, Map<String, List<Report>>> byEvaluator = new HashMap<>();
  private final Map<String, List<Valid<PlanPredicate>>> plans = new HashMap<>();
  private final Map<Long, List<Report>> byPlan = new HashMap<>();
  private final Map<Digest, Ticks> ticks = new HashMap<>();

  /** In the order of the log. */
  private record Ticks(List<Long> indexes, List<Instant> times) {
    Ticks() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** Adds a sealed plan of an evaluator. */
  public void seal(String evaluator, Valid<PlanPredicate> plan) {
    plans.computeIfAbsent(evaluator, e -> new ArrayList<>()).add(plan);
  }

  /** Adds an outcome. */
  public void report(Report report) {
    byScheme.computeIfAbsent(report.scheme(), s -> new ArrayList<>()).add(report);
    byAgent.computeIfAbsent(report.agent(), a -> new ArrayList<>()).add(report);
    byEvaluator
        .computeIfAbsent(report.scheme(), s -> new HashMap<>())
        .computeIfAbsent(report.evaluator(), e -> new ArrayList<>())
        .add(report);
    if (report.plan() != null) {
      byPlan.computeIfAbsent(report.plan().index(), p -> new ArrayList<>()).add(report);
    }
  }

  /**
   * Adds that a scheme's owner has signed an entry: what the log held before it was logged before.
   */
  public void tick(Digest scheme, Valid<?> entry) {
    Ticks own = ticks.computeIfAbsent(scheme, s -> new Ticks());
    own.indexes().add(entry.index());
    own.times().add(entry.since());
  }

  /** By when the log held an entry, as its owner's entries show; empty if nothing shows it yet. */
  Optional<Instant> loggedBy(Digest scheme, long index, Moment moment) {
    Ticks own = ticks.getOrDefault(scheme, new Ticks());
    int place = Collections.binarySearch(own.indexes(), index + 1);
    int next = place < 0 ? -place - 1 : place;
    return next == own.indexes().size() || own.indexes().get(next) > moment.index()
        ? Optional.empty()
        : Optional.of(own.times().get(next));
  }

  /** Outcomes of an evaluator under a scheme that took effect after a time. */
  List<Report> of(Digest scheme, String evaluator, Instant from, Moment moment) {
    return seen(
        byEvaluator.getOrDefault(scheme, Map.of()).getOrDefault(evaluator, List.of()),
        from,
        moment);
  }

  /** Outcomes under a scheme that took effect after a time. */
  List<Report> under(Digest scheme, Instant from, Moment moment) {
    return seen(byScheme.getOrDefault(scheme, List.of()), from, moment);
  }

  /** Outcomes about an agent that took effect after a time. */
  List<Report> about(Digest agent, Instant from, Moment moment) {
    return seen(byAgent.getOrDefault(agent, List.of()), from, moment);
  }

  private static List<Report> seen(Collection<Report> reports, Instant from, Moment moment) {
    return reports.stream()
        .filter(each -> moment.sees(each.outcome()) && each.outcome().since().isAfter(from))
        .toList();
  }

  /** Plans of an evaluator under a scheme whose time is over and that have no outcome. */
  public List<Valid<PlanPredicate>> abandoned(Digest scheme, String evaluator, Moment moment) {
    Set<Digest> seals = new HashSet<>();
    return plans.getOrDefault(evaluator, List.of()).stream()
        .filter(plan ->
            moment.sees(plan)
                && plan.says().scheme().sha256().equals(scheme)
                && moment.time().isAfter(plan.says().concludeBy())
                && byPlan.getOrDefault(plan.index(), List.of()).stream()
                    .noneMatch(report -> moment.sees(report.outcome()))
                && seals.add(plan.id()))
        .toList();
  }
}
