package dev.assize.register.concentration;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.register.independence.Closeness;
import dev.assize.register.independence.Ties;
import dev.assize.register.independence.UltimateOwners;
import dev.assize.scheme.Concentration;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who examines how much: all outcomes that count for cases. Entries are added in the log's order.
 * Not thread-safe.
 */
public final class Market {

  private static final SortedSet<String> UNKNOWN = new TreeSet<>(List.of(Share.UNKNOWN));

  private final Ties ties;
  private final Map<Digest, Counts> schemes = new HashMap<>();

  /**
   * The outcomes under a scheme.
   *
   * @param all of them
   * @param vendors by all whose models helped with them
   * @param byVendor the same, by each
   */
  private record Counts(
      Times all,
      Map<String, Times> evaluators,
      Map<SortedSet<String>, Times> vendors,
      Map<String, List<Times>> byVendor) {
    Counts() {
      this(new Times(), new TreeMap<>(), new HashMap<>(), new HashMap<>());
    }

    Times vendors(SortedSet<String> vendors) {
      return this.vendors.computeIfAbsent(
          vendors,
          all -> {
            Times times = new Times();
            all.forEach(each -> byVendor.computeIfAbsent(each, v -> new ArrayList<>(1)).add(times));
            return times;
          });
    }
  }

  /**
   * @param ties that say whose models help evaluators, and who owns them; they may grow afterwards
   */
  public Market(Ties ties) {
    this.ties = ties;
  }

  /**
   * Counts an outcome, and the models that its evaluator then said to be helped by.
   *
   * @param evaluator whose
   */
  public void count(Digest scheme, String evaluator, Valid<ExaminationPredicate> outcome) {
    Counts counts = schemes.computeIfAbsent(scheme, s -> new Counts());
    counts.all.add(outcome);
    counts.evaluators.computeIfAbsent(evaluator, e -> new Times()).add(outcome);
    counts.vendors(vendors(evaluator, new Moment(outcome.index(), outcome.since()))).add(outcome);
  }

  private SortedSet<String> vendors(String evaluator, Moment moment) {
    List<String> said =
        ties.disclosure(evaluator, moment)
            .map(Valid::says)
            .map(DisclosurePredicate::judgeModelVendors)
            .orElse(null);
    return said == null ? UNKNOWN : new TreeSet<>(said);
  }

  /**
   * Shares of the outcomes that took effect within the scheme's window before a moment.
   *
   * @param view from that moment, by which owners are found
   */
  public Shares shares(Digest scheme, Moment moment, Concentration rules, Closeness.View view) {
    Counts counts = schemes.getOrDefault(scheme, new Counts());
    Instant from = moment.before(rules.window());
    Map<SortedSet<String>, Integer> byEvaluator = new HashMap<>();
    Map<SortedSet<String>, Integer> byOwner = new HashMap<>();
    Map<SortedSet<String>, Integer> byVendor = new HashMap<>();
    int all = 0;
    for (Map.Entry<String, Times> each : counts.evaluators.entrySet()) {
      int count = each.getValue().count(from, moment);
      if (count > 0) {
        all += count;
        byEvaluator.put(new TreeSet<>(List.of(each.getKey())), count);
        byOwner.merge(owners(each.getKey(), view), count, Integer::sum);
      }
    }
    counts.vendors.forEach((vendors, times) -> {
      int count = times.count(from, moment);
      if (count > 0) {
        byVendor.put(vendors, count);
      }
    });
    return new Shares(
        from,
        moment.time(),
        all,
        Division.of(byEvaluator, all),
        Division.of(byOwner, all),
        Division.of(byVendor, all),
        rules);
  }

  private static SortedSet<String> owners(String evaluator, Closeness.View view) {
    UltimateOwners owners = view.ultimateOwners(evaluator);
    return owners.known() ? owners.parties() : UNKNOWN;
  }

  /**
   * Why the caps of a scheme let an evaluator have no further case; empty if they do. Only those
   * shares are looked at that it has a part in.
   *
   * @param view from that moment, by which owners are found
   */
  public List<String> stops(
      Digest scheme, String evaluator, Moment moment, Concentration rules, Closeness.View view) {
    Counts counts = schemes.getOrDefault(scheme, new Counts());
    Instant from = moment.before(rules.window());
    Caps caps = new Caps(rules, counts.all.count(from, moment));
    if (!caps.hold()) {
      return List.of();
    }
    caps.evaluator(evaluator, count(counts.evaluators.get(evaluator), from, moment));
    for (String owner : owners(evaluator, view)) {
      int owned = 0;
      for (String each : below(owner, counts)) {
        Times times = counts.evaluators.get(each);
        if (times != null && owners(each, view).contains(owner)) {
          owned += times.count(from, moment);
        }
      }
      caps.owner(owner, owned);
    }
    for (String vendor : vendors(evaluator, moment)) {
      int helped = 0;
      for (Times each : counts.byVendor.getOrDefault(vendor, List.of())) {
        helped += each.count(from, moment);
      }
      caps.vendor(vendor, helped);
    }
    return caps.stops();
  }

  /** At least all evaluators that belong to an owner in the end. */
  private Set<String> below(String owner, Counts counts) {
    Set<String> all = counts.evaluators.keySet();
    if (owner.equals(Share.UNKNOWN)) {
      return all;
    }
    Set<String> below = ties.everBelow(owner, all.size());
    return below.size() > all.size() ? all : below;
  }

  private static int count(@Nullable Times times, Instant from, Moment moment) {
    return times == null ? 0 : times.count(from, moment);
  }
}
