package dev.assize.register.independence;

import static dev.assize.register.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Disclosed;
import dev.assize.register.Given;
import dev.assize.register.entry.Moment;
import dev.assize.register.independence.Conflict.Kind;
import dev.assize.scheme.Independence;
import dev.assize.statement.Seed;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of independence, read literally and slowly, on generated graphs of parties. */
class GeneratedGraphsTest {

  private static final List<String> PARTIES = List.of("a", "b", "c", "d", "e", "f", "g");

  private final Map<String, DisclosurePredicate> said = new HashMap<>();
  private final Set<String> applied = new HashSet<>();
  private final Ties ties = new Ties();
  private final Applicants applicants = new Applicants();
  private Independence rules = Given.independence();

  @Test
  void theyAgreeWithALiteralReading() {
    Map<Kind, Integer> fired = new HashMap<>();
    int independent = 0;
    for (int round = 0; round < 2_500; round++) {
      Seed.Random random = new Seed(Given.digest("graph " + round).hex()).random();
      GeneratedGraphsTest world = new GeneratedGraphsTest();
      world.generate(random);
      Closeness.View view =
          new Closeness(world.ties, world.applicants).at(Moment.at(day(10)), world.rules);
      for (String evaluator : PARTIES) {
        Relation relation =
            view.relation(evaluator, new Matter("a", Given.SCHEME, List.of(), Map.of()));
        for (Kind kind : List.of(Kind.PRODUCER, Kind.COMPETITOR, Kind.UNKNOWN)) {
          boolean found = relation.conflicts().stream().anyMatch(each -> each.kind() == kind);
          assertThat(found)
              .as("round %d, %s, %s of %s", round, evaluator, kind, relation)
              .isEqualTo(world.expects(kind, evaluator));
          fired.merge(kind, found ? 1 : 0, Integer::sum);
        }
        world.requireRealPaths(relation);
        independent += relation.independent() ? 1 : 0;
      }
    }
    assertThat(fired).allSatisfy((kind, count) -> assertThat(count).isGreaterThan(300));
    assertThat(independent).isGreaterThan(300);
  }

  @Test
  void whoBelongsToSomebodyInTheEndIsAmongThoseOfWhomThatWasEverSaid() {
    int owned = 0;
    for (int round = 0; round < 1_000; round++) {
      Seed.Random random = new Seed(Given.digest("owners " + round).hex()).random();
      GeneratedGraphsTest world = new GeneratedGraphsTest();
      world.generate(random);
      Closeness.View view =
          new Closeness(world.ties, world.applicants).at(Moment.at(day(10)), world.rules);
      for (String party : PARTIES) {
        for (String owner : view.ultimateOwners(party).parties()) {
          assertThat(world.ties.everBelow(owner, PARTIES.size())).contains(party);
          owned += owner.equals(party) ? 0 : 1;
        }
        assertThat(world.ties.everBelow(party, 1)).hasSizeBetween(1, 2);
      }
    }
    assertThat(owned).isGreaterThan(1_000);
  }

  private void generate(Seed.Random random) {
    rules =
        new Independence(
            random.nextInt(4),
            new BigDecimal("0.1"),
            Duration.ofDays(365),
            BigDecimal.ONE,
            Duration.ofDays(365));
    Given given = new Given();
    for (String party : PARTIES) {
      if (random.nextInt(20) == 0) {
        continue;
      }
      Disclosed disclosed = new Disclosed(party);
      for (String other : PARTIES) {
        String share = List.of("0.05", "0.1", "0.6").get(random.nextInt(3));
        switch (random.nextInt(14)) {
          case 0 -> disclosed.owner(other, share);
          case 1 -> disclosed.funder(other, share);
          case 2 -> disclosed.owner(other, "0.06").owner(other, "0.05");
          case 3 -> disclosed.funder(other, random.nextInt(2) == 0 ? null : "0.01");
          default -> {}
        }
      }
      if (random.nextInt(25) == 0) {
        disclosed.ownersUnknown();
      }
      said.put(party, disclosed.build());
      ties.disclose(given.valid(disclosed.build(), day(0)));
    }
    for (String party : PARTIES) {
      if (random.nextInt(4) == 0) {
        applied.add(party);
        applicants.fund(
            Given.SCHEME,
            party,
            given.valid(
                new EscrowPredicate(Given.digest(party), party, new Money("1.00", "EUR"), day(0)),
                day(0)));
      }
    }
  }

  private boolean expects(Kind kind, String evaluator) {
    if (evaluator.equals("a")) {
      return false;
    }
    return switch (kind) {
      case PRODUCER -> connected(evaluator, "a");
      case COMPETITOR ->
          applied.stream().anyMatch(rival -> !rival.equals("a") && connected(evaluator, rival));
      case UNKNOWN -> silent(evaluator) || silent("a");
      default -> throw new IllegalArgumentException(kind.name());
    };
  }

  private boolean connected(String one, String other) {
    return PARTIES.stream()
        .anyMatch(common -> steps(one, common) + steps(other, common) <= rules.hops());
  }

  private boolean silent(String party) {
    return PARTIES.stream()
        .filter(each -> each.equals(party) || steps(party, each) < rules.hops())
        .anyMatch(each -> {
          DisclosurePredicate says = said.get(each);
          return says == null || says.owners() == null || says.funders() == null;
        });
  }

  /** The fewest steps up from one to another, by trying all walks of each length. */
  private int steps(String from, String to) {
    Set<String> at = new HashSet<>(Set.of(from));
    for (int steps = 0; steps <= PARTIES.size(); steps++) {
      if (at.contains(to)) {
        return steps;
      }
      Set<String> next = new HashSet<>();
      at.forEach(party -> next.addAll(above(party)));
      at = next;
    }
    return 1_000;
  }

  private List<String> above(String party) {
    List<String> above = new ArrayList<>();
    DisclosurePredicate says = said.get(party);
    if (says != null) {
      for (String other : PARTIES) {
        if (holds(says.owners(), other) || holds(says.funders(), other)) {
          above.add(other);
        }
      }
    }
    return above;
  }

  private boolean holds(@Nullable List<Stake> stakes, String other) {
    if (stakes == null) {
      return false;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Stake stake : stakes) {
      if (stake.party().equals(other)) {
        if (stake.share() == null) {
          return true;
        }
        sum = sum.add(stake.share());
      }
    }
    return sum.compareTo(rules.share()) >= 0;
  }

  /** Each way that is shown is one: its steps join, and each was disclosed. */
  private void requireRealPaths(Relation relation) {
    for (Conflict conflict : relation.conflicts()) {
      for (Step step : conflict.path()) {
        if (step.how() == Step.How.OWNED || step.how() == Step.How.FUNDED) {
          assertThat(above(step.from())).contains(step.to());
        }
      }
      for (int i = 1; i < conflict.path().size(); i++) {
        Step before = conflict.path().get(i - 1);
        Step step = conflict.path().get(i);
        assertThat(
                Set.of(before.from(), before.to()).contains(step.from())
                    || Set.of(before.from(), before.to()).contains(step.to()))
            .as("%s joins %s", step, before)
            .isTrue();
      }
    }
  }
}
