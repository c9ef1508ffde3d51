package dev.assize.register.independence;

import static dev.assize.register.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Disclosed;
import dev.assize.register.Given;
import dev.assize.register.entry.Moment;
import dev.assize.scheme.Independence;
import dev.assize.statement.Seed;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.GrantPredicate;
import dev.assize.statement.intoto.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is remembered of parties is never told: while a log grows, and whatever was asked before, at
 * earlier and later moments, all answers are those of one who is asked for the first time.
 */
class RememberedTiesTest {

  private static final int DAYS = 60;
  private static final List<String> PARTIES =
      IntStream.range(0, 9).mapToObj(i -> "party-" + i).toList();

  @Test
  void answersDoNotDependOnWhatWasAskedBefore() {
    int related = 0;
    int competing = 0;
    for (int round = 0; round < 25; round++) {
      World world = new World(new Seed(Given.digest("ties " + round).hex()).random());
      world.growsAndIsAsked(round % 2 == 0 ? 12 : 100_000);
      related += world.related;
      competing += world.competing;
    }
    assertThat(related).isGreaterThan(800);
    assertThat(competing).isGreaterThan(200);
  }

  private static final class World {

    private final Seed.Random random;
    private final Independence rules;
    private final Given given = new Given();
    private final Ties ties = new Ties();
    private final Applicants applicants = new Applicants();
    private final Set<String> applied = new HashSet<>();
    private long entries;
    private int related;
    private int competing;

    World(Seed.Random random) {
      this.random = random;
      this.rules =
          new Independence(
              random.nextInt(4),
              new BigDecimal("0.1"),
              Duration.ofDays(20),
              BigDecimal.ONE,
              Duration.ofDays(20));
    }

    void growsAndIsAsked(int most) {
      Closeness before = new Closeness(ties, applicants, new Circles(ties, most));
      for (int step = 0; step < 80; step++) {
        grow();
        for (int question = 0; question < 6; question++) {
          Moment moment =
              new Moment(
                  random.nextInt(3) == 0 ? random.nextInt((int) entries) : entries - 1,
                  day(random.nextInt(DAYS)));
          ask(before.at(moment, rules), new Closeness(ties, applicants).at(moment, rules), moment);
        }
      }
    }

    private void ask(Closeness.View before, Closeness.View afresh, Moment moment) {
      String one = random.pick(PARTIES);
      String other = random.pick(PARTIES);
      Matter matter = new Matter(random.pick(PARTIES), Given.SCHEME, List.of(), Map.of());
      Relation relation = afresh.relation(one, matter);
      assertThat(before.relation(one, matter)).isEqualTo(relation);
      assertThat(before.clash(one, other)).isEqualTo(afresh.clash(one, other));
      assertThat(before.ultimateOwners(one)).isEqualTo(afresh.ultimateOwners(one));
      related += relation.independent() ? 0 : 1;
      boolean competes =
          relation.conflicts().stream().anyMatch(each -> each.kind() == Conflict.Kind.COMPETITOR);
      if (!one.equals(matter.producer())) {
        assertThat(competes).isEqualTo(competes(afresh, one, matter.producer(), moment));
        competing += competes ? 1 : 0;
      }
    }

    /** By looking at every applicant. */
    private boolean competes(Closeness.View view, String one, String producer, Moment moment) {
      return applied.stream()
          .filter(rival -> !rival.equals(producer))
          .filter(rival ->
              applicants.applied(Given.SCHEME, rival, rules.competitorWindow(), moment).isPresent())
          .anyMatch(rival -> view.way(one, rival).isPresent());
    }

    private void grow() {
      entries++;
      long since = random.nextInt(DAYS);
      String party = random.pick(PARTIES);
      switch (random.nextInt(8)) {
        case 0 ->
            ties.grant(
                given.valid(
                    new GrantPredicate(
                        random.pick(PARTIES),
                        party,
                        "upkeep",
                        new Money("10.00", "EUR"),
                        day(since),
                        day(since + 1 + random.nextInt(20)),
                        day(since)),
                    day(since)));
        case 1 -> {
          applied.add(party);
          applicants.fund(
              Given.SCHEME,
              party,
              given.valid(
                  new EscrowPredicate(
                      Given.digest(party), party, new Money("1.00", "EUR"), day(since)),
                  day(since)));
        }
        default -> ties.disclose(given.valid(disclosed(party).build(), day(since)));
      }
    }

    private Disclosed disclosed(String party) {
      Disclosed disclosed = new Disclosed(party);
      List<String> shares = new ArrayList<>(List.of("0.05", "0.1", "0.6"));
      for (String other : PARTIES) {
        switch (random.nextInt(28)) {
          case 0 -> disclosed.owner(other, random.pick(shares));
          case 1 -> disclosed.funder(other, random.pick(shares));
          case 2 -> disclosed.owner(other, "0.06").owner(other, "0.05");
          case 3 -> disclosed.funder(other, null);
          case 4 -> disclosed.advised(other, day(0), day(random.nextInt(DAYS)));
          default -> {}
        }
      }
      return random.nextInt(20) == 0 ? disclosed.ownersUnknown() : disclosed;
    }
  }
}
