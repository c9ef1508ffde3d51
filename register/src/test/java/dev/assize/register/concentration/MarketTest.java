package dev.assize.register.concentration;

import static dev.assize.register.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Disclosed;
import dev.assize.register.Given;
import dev.assize.register.entry.Moment;
import dev.assize.register.independence.Applicants;
import dev.assize.register.independence.Closeness;
import dev.assize.register.independence.Ties;
import dev.assize.statement.Conformity;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Access;
import dev.assize.statement.intoto.ExaminationPredicate.Coverage;
import dev.assize.statement.intoto.ExaminationPredicate.Evidence;
import dev.assize.statement.intoto.ExaminationPredicate.Instruments;
import dev.assize.statement.intoto.ExaminationPredicate.SealedPlan;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarketTest {

  private final Given given = new Given();
  private final Ties ties = new Ties();
  private final Market market = new Market(ties);
  private final Closeness closeness = new Closeness(ties, new Applicants());

  private void discloses(Disclosed disclosed) {
    ties.disclose(given.valid(disclosed.build(), day(0)));
  }

  private void examines(String evaluator, int times, long day) {
    for (int i = 0; i < times; i++) {
      ExaminationPredicate says =
          new ExaminationPredicate(
              new SealedPlan("log.example", 0, Given.SCHEME),
              evaluator,
              Access.PROGRAM,
              Given.scheme(),
              Tier.GENERAL,
              new Instruments(null, Given.scheme(), List.of(), null),
              new Coverage(0, 0, 0, 0),
              Conformity.CONFORMS,
              List.of(),
              List.of(),
              new Evidence(Given.SCHEME, 0),
              List.of(),
              null,
              null);
      market.count(Given.SCHEME, evaluator, given.valid(says, day(day)));
    }
  }

  private Shares shares(Moment moment) {
    return market.shares(
        Given.SCHEME, moment, Given.concentration(), closeness.at(moment, Given.independence()));
  }

  private Shares shares(long day) {
    return shares(Moment.at(day(day)));
  }

  private List<String> stops(String evaluator, long day) {
    Moment moment = Moment.at(day(day));
    return market.stops(
        Given.SCHEME,
        evaluator,
        moment,
        Given.concentration(),
        closeness.at(moment, Given.independence()));
  }

  @Test
  void anEmptyWindowHasNoSharesAndStopsNobody() {
    discloses(new Disclosed("lab"));
    assertThat(shares(10).outcomes()).isZero();
    assertThat(shares(10).evaluators().index()).isZero();
    assertThat(shares(10).warnings())
        .containsExactly("there is no outcome in the window, so shares mean nothing");
    assertThat(stops("lab", 10)).isEmpty();
  }

  @Test
  void aMonopolyHasTheHighestIndexAndIsStopped() {
    discloses(new Disclosed("lab"));
    examines("lab", 10, 5);
    assertThat(shares(10).evaluators().index()).isEqualTo(10_000);
    assertThat(stops("lab", 10))
        .contains("lab (it) has 10 of 10 outcomes, 100.0 %, where at most 50 % are allowed");
    assertThat(shares(10).warnings())
        .anyMatch(line -> line.startsWith("the Herfindahl-Hirschman index of evaluators is 10000"));
  }

  @Test
  void belowTheMinimumNoCapHolds() {
    discloses(new Disclosed("lab"));
    examines("lab", 9, 5);
    assertThat(stops("lab", 10)).isEmpty();
    assertThat(shares(10).warnings())
        .contains("9 outcomes in the window are fewer than 10, so no cap holds");
  }

  @Test
  void exactlyTheCapIsAllowedAndOneMoreIsNot() {
    discloses(new Disclosed("lab"));
    discloses(new Disclosed("other"));
    examines("lab", 10, 5);
    examines("other", 10, 5);
    assertThat(stops("lab", 10)).isEmpty();
    assertThat(shares(10).evaluators().index()).isEqualTo(5_000);
    examines("lab", 1, 6);
    assertThat(stops("lab", 10)).isNotEmpty();
    assertThat(stops("other", 10)).isEmpty();
  }

  @Test
  void whatIsOlderThanTheWindowOrLaterDoesNotCount() {
    discloses(new Disclosed("lab"));
    examines("lab", 10, 5);
    examines("lab", 3, 300);
    assertThat(shares(4).outcomes()).isZero();
    assertThat(shares(5).outcomes()).isEqualTo(10);
    assertThat(shares(369).outcomes()).isEqualTo(13);
    assertThat(shares(370).outcomes()).isEqualTo(3);
    assertThat(shares(new Moment(4, day(369))).outcomes()).isEqualTo(4);
  }

  @Test
  void evaluatorsOfOneOwnerAreAddedUp() {
    discloses(new Disclosed("one").owner("holding", "1"));
    discloses(new Disclosed("two").owner("holding", "0.5").owner("fund", "0.5"));
    discloses(new Disclosed("three"));
    examines("one", 4, 5);
    examines("two", 4, 5);
    examines("three", 4, 5);
    assertThat(shares(10).owners().shares())
        .extracting(Share::party, Share::outcomes)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("holding", 8),
            org.assertj.core.groups.Tuple.tuple("fund", 4),
            org.assertj.core.groups.Tuple.tuple("three", 4));
    // holding 6, fund 2, three 4 of 12: (50² + 16.7² + 33.3²)
    assertThat(shares(10).owners().index()).isEqualTo(3_889);
    assertThat(stops("one", 10)).singleElement().asString().startsWith("holding (its owner)");
    assertThat(stops("two", 10)).hasSize(1);
    assertThat(stops("three", 10)).isEmpty();
  }

  @Test
  void unknownOwnersCountAsOne() {
    discloses(new Disclosed("one").ownersUnknown());
    discloses(new Disclosed("two").ownersUnknown());
    discloses(new Disclosed("three"));
    examines("one", 4, 5);
    examines("two", 4, 5);
    examines("three", 4, 5);
    assertThat(shares(10).owners().shares().getFirst()).isEqualTo(new Share("(unknown)", 8, 12));
    assertThat(shares(10).warnings())
        .contains("of 8 outcomes it is not known whose they are among owners");
    assertThat(stops("one", 10)).isNotEmpty();
  }

  @Test
  void vendorsAreThoseWhoHelpedWhenTheOutcomeWasMade() {
    discloses(new Disclosed("one").judgedWith("vendor"));
    discloses(new Disclosed("two").judgedWith("vendor").judgedWith("second"));
    discloses(new Disclosed("three"));
    examines("one", 7, 5);
    examines("two", 7, 5);
    examines("three", 4, 5);
    discloses(new Disclosed("one"));
    assertThat(shares(10).vendors().shares())
        .containsExactly(new Share("vendor", 14, 18), new Share("second", 7, 18));
    assertThat(stops("two", 10))
        .singleElement()
        .asString()
        .startsWith("vendor (whose models help it)");
    assertThat(stops("one", 10)).isEmpty();
  }

  @Test
  void sharesAddUpHoweverOutcomesFall() {
    var random = new dev.assize.statement.Seed(Given.digest("market").hex()).random();
    for (int round = 0; round < 200; round++) {
      MarketTest world = new MarketTest();
      int all = 0;
      for (int lab = 0; lab < 5; lab++) {
        Disclosed disclosed = new Disclosed("lab-" + lab);
        if (random.nextInt(2) == 0) {
          disclosed.owner("owner-" + random.nextInt(3), "0.4");
        }
        world.discloses(disclosed);
        int times = random.nextInt(6);
        world.examines("lab-" + lab, times, random.nextInt(20));
        all += times;
      }
      Shares shares = world.shares(30);
      assertThat(shares.outcomes()).isEqualTo(all);
      for (Division division : List.of(shares.evaluators(), shares.owners())) {
        assertThat(division.shares().stream().mapToInt(Share::outcomes).sum()).isEqualTo(all);
        assertThat(division.index()).isBetween(all == 0 ? 0 : 2_000, 10_000);
      }
    }
  }

  @Test
  void whoIsStoppedHasAShareAboveACap() {
    var random = new dev.assize.statement.Seed(Given.digest("caps").hex()).random();
    int stopped = 0;
    for (int round = 0; round < 150; round++) {
      MarketTest world = new MarketTest();
      for (int i = 0; i < 12; i++) {
        String lab = "lab-" + random.nextInt(5);
        Disclosed disclosed = new Disclosed(lab).judgedWith("vendor-" + random.nextInt(3));
        switch (random.nextInt(4)) {
          case 0 -> disclosed.owner("owner-" + random.nextInt(2), "0.4");
          case 1 -> disclosed.ownersUnknown();
          default -> disclosed.judgedWith("vendor-" + random.nextInt(3));
        }
        world.discloses(disclosed);
        world.examines(lab, random.nextInt(5), random.nextInt(400));
      }
      long day = random.nextInt(500);
      Shares shares = world.shares(day);
      for (int lab = 0; lab < 5; lab++) {
        List<String> stops = world.stops("lab-" + lab, day);
        List<String> capped = world.capped("lab-" + lab, shares, day);
        assertThat(stops).hasSameSizeAs(capped);
        for (int i = 0; i < capped.size(); i++) {
          assertThat(stops.get(i)).startsWith(capped.get(i));
        }
        stopped += stops.size();
      }
    }
    assertThat(stopped).isGreaterThan(100);
  }

  /** Those of its shares that are above a cap, by the division of all. */
  private List<String> capped(String lab, Shares shares, long day) {
    if (!shares.capsHold()) {
      return List.of();
    }
    Moment moment = Moment.at(day(day));
    var owners = closeness.at(moment, Given.independence()).ultimateOwners(lab);
    var said = ties.disclosure(lab, moment).map(each -> each.says().judgeModelVendors());
    return Stream.of(
            above(shares.evaluators(), Set.of(lab), "0.5", "it"),
            above(
                shares.owners(),
                owners.known() ? owners.parties() : Set.of("(unknown)"),
                "0.5",
                "its owner"),
            above(
                shares.vendors(),
                said.isPresent() ? new TreeSet<>(said.get()) : Set.of("(unknown)"),
                "0.6",
                "whose models help it"))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> above(
      Division division, Set<String> parties, String cap, String who) {
    return division.shares().stream()
        .filter(share -> parties.contains(share.party()) && share.above(new BigDecimal(cap)))
        .sorted(Comparator.comparing(Share::party))
        .map(share ->
            "%s (%s) has %d of %d outcomes"
                .formatted(share.party(), who, share.outcomes(), share.of()))
        .toList();
  }
}
