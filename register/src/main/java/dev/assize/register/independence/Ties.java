package dev.assize.register.independence;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.register.independence.Step.How;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.intoto.GrantPredicate;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who depends on whom: all valid disclosures and grants of a log. Entries are added in the log's
 * order. Not thread-safe.
 */
public final class Ties {

  private final Map<String, List<Valid<DisclosurePredicate>>> disclosures = new HashMap<>();
  private final Map<String, List<Valid<GrantPredicate>>> grants = new HashMap<>();
  private final Map<String, Set<String>> everOwning = new HashMap<>();
  private final Map<String, Set<String>> everOwned = new HashMap<>();
  private final EverTied everTied = new EverTied();
  private long last = -1;

  /**
   * What a party's own ties follow from: two moments that see the same of it see the same ties.
   *
   * @param disclosure the one that has effect; null if none has
   * @param grants those that run
   */
  record Said(
      @Nullable Valid<DisclosurePredicate> disclosure, List<Valid<GrantPredicate>> grants) {}

  /** Adds what a party says of itself. */
  public void disclose(Valid<DisclosurePredicate> disclosure) {
    disclosures.computeIfAbsent(disclosure.says().party(), p -> new ArrayList<>()).add(disclosure);
    note(disclosure);
    everTied.disclose(disclosure.says());
    List<Stake> owners = disclosure.says().owners();
    if (owners != null) {
      String party = disclosure.says().party();
      owners.forEach(owner -> {
        everOwning.computeIfAbsent(party, p -> new LinkedHashSet<>()).add(owner.party());
        everOwning.computeIfAbsent(owner.party(), p -> new LinkedHashSet<>()).add(party);
        everOwned.computeIfAbsent(owner.party(), p -> new LinkedHashSet<>(2)).add(party);
      });
    }
  }

  /**
   * Who was ever said to own a party or to be owned by it, or both by somebody else, within some
   * steps; at most {@link Circle#MAX_PARTIES}.
   */
  Set<String> everOwning(String party, int hops) {
    Set<String> found = new LinkedHashSet<>(Set.of(party));
    List<String> edge = List.of(party);
    for (int step = 0; step < hops && found.size() < Circle.MAX_PARTIES; step++) {
      List<String> next = new ArrayList<>();
      for (String each : edge) {
        for (String other : everOwning.getOrDefault(each, Set.of())) {
          if (found.size() < Circle.MAX_PARTIES && found.add(other)) {
            next.add(other);
          }
        }
      }
      edge = next;
    }
    found.remove(party);
    return found;
  }

  /**
   * Who was ever said to belong to a party, through whomever, and the party itself: at least all
   * that belong to it in the end at any moment.
   *
   * @param most if there are more, one more than these is found and nobody else
   */
  public Set<String> everBelow(String party, int most) {
    Set<String> found = new LinkedHashSet<>(Set.of(party));
    Deque<String> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      for (String each : everOwned.getOrDefault(open.remove(), Set.of())) {
        if (found.size() > most) {
          return found;
        }
        if (found.add(each)) {
          open.add(each);
        }
      }
    }
    return found;
  }

  /** Adds what somebody gives to another. */
  public void grant(Valid<GrantPredicate> grant) {
    grants.computeIfAbsent(grant.says().recipient(), p -> new ArrayList<>()).add(grant);
    note(grant);
    everTied.grant(grant.says());
  }

  private void note(Valid<?> entry) {
    if (last >= entry.index()) {
      throw new IllegalArgumentException("entries are added in the order of the log");
    }
    last = entry.index();
  }

  /** Who was ever tied to whom. */
  EverTied everTied() {
    return everTied;
  }

  Said said(String party, Moment moment) {
    return new Said(disclosure(party, moment).orElse(null), running(party, moment));
  }

  private List<Valid<GrantPredicate>> running(String party, Moment moment) {
    List<Valid<GrantPredicate>> all = grants.getOrDefault(party, List.of());
    return all.isEmpty()
        ? all
        : all.stream().filter(grant -> moment.sees(grant) && runs(grant.says(), moment)).toList();
  }

  private static boolean runs(GrantPredicate grant, Moment moment) {
    return !grant.from().isAfter(moment.time()) && grant.until().isAfter(moment.time());
  }

  /** What a party says of itself at a moment: the last in the log of all that then have effect. */
  public Optional<Valid<DisclosurePredicate>> disclosure(String party, Moment moment) {
    return moment.lastOf(disclosures.getOrDefault(party, List.of()));
  }

  /** All that a party has said of itself until a moment, the latest last. */
  List<Valid<DisclosurePredicate>> disclosures(String party, Moment moment) {
    return moment.of(disclosures.getOrDefault(party, List.of()));
  }

  /**
   * Whose share in a party is at least {@code share} or unknown, in the order of names. Shares of
   * one owner that are disclosed in parts are added up.
   */
  public List<Step> owners(String party, BigDecimal share, Moment moment) {
    return disclosure(party, moment)
        .map(entry -> steps(entry, entry.says().owners(), How.OWNED, share))
        .orElse(List.of());
  }

  /**
   * On whom a party depends: its owners, its funders, and whose grants it has. A grant that the
   * recipient afterwards discloses with its share counts by that share, so that nobody can make an
   * evaluator dependent by a present that it has not taken.
   */
  List<Step> dependencies(String party, BigDecimal share, Moment moment) {
    Map<String, Step> steps = new LinkedHashMap<>();
    owners(party, share, moment).forEach(step -> steps.putIfAbsent(step.to(), step));
    Optional<Valid<DisclosurePredicate>> disclosure = disclosure(party, moment);
    disclosure
        .map(entry -> steps(entry, entry.says().funders(), How.FUNDED, share))
        .orElse(List.of())
        .forEach(step -> steps.putIfAbsent(step.to(), step));
    for (Valid<GrantPredicate> grant : running(party, moment)) {
      GrantPredicate says = grant.says();
      if (!says.funder().equals(party)
          && disclosure.filter(answer -> answers(answer, grant)).isEmpty()) {
        steps.putIfAbsent(
            says.funder(), new Step(party, says.funder(), How.GRANTED, null, grant.id()));
      }
    }
    return List.copyOf(steps.values());
  }

  private static boolean answers(Valid<DisclosurePredicate> answer, Valid<GrantPredicate> grant) {
    List<Stake> funders = answer.says().funders();
    return answer.index() > grant.index()
        && funders != null
        && funders.stream().anyMatch(stake -> stake.party().equals(grant.says().funder()));
  }

  private static List<Step> steps(
      Valid<DisclosurePredicate> entry, @Nullable List<Stake> stakes, How how, BigDecimal share) {
    if (stakes == null) {
      return List.of();
    }
    String party = entry.says().party();
    return Sums.of(stakes).entrySet().stream()
        .filter(sum -> !sum.getKey().equals(party))
        .filter(sum -> sum.getValue().reaches(share))
        .map(sum -> new Step(party, sum.getKey(), how, sum.getValue().share(), entry.id()))
        .toList();
  }
}
