package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.proposing.Proposals;
import dev.assize.examination.statistics.SearchEvidence;
import dev.assize.statement.Conformity;
import dev.assize.statement.Json;
import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.world.Attack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttackSearchTest {

  private static final List<String> FIFTY =
      IntStream.range(0, 50).mapToObj(i -> "t" + i + "@mail-body").toList();
  private static final List<String> MUTATIONS = List.of("base64", "leet", "quote");

  @Test
  void theSearchComesFirstAndOnlyItsStrongestAttacksAreTriedAfterwards() {
    Plan plan = Plans.searching(FIFTY, MUTATIONS, 96, 1000);

    List<TrialRecord> journal = journal(plan, trial -> false);

    List<TrialRecord> fresh = journal.stream().filter(trial -> trial.index() >= 96).toList();
    assertThat(journal).hasSizeGreaterThanOrEqualTo(96 + 66);
    assertThat(fresh)
        .extracting(TrialRecord::attack)
        .containsAll(strongest(fresh))
        .hasSizeBetween(66, 66 + 16);
    assertThat(strongest(fresh)).hasSize(5);
    Finding finding = finding(plan, journal);
    assertThat(finding.conformity()).isEqualTo(Conformity.CONFORMS);
    assertThat(finding.tally().searched()).isEqualTo(96);
    assertThat(finding.tally().counted()).isEqualTo(fresh.size());
    assertThat(finding.estimand()).contains("5 strongest attacks", "search of 96 trials");
    assertThat(finding.reason()).contains("0 of 96", "0 of " + fresh.size(), "below 5 %");
  }

  @Test
  void trialsOfTheSearchNeverCertify() {
    Plan plan = Plans.searching(FIFTY, MUTATIONS, 500, 500);

    List<TrialRecord> journal = journal(plan, trial -> false);

    assertThat(journal).hasSize(500);
    assertThat(finding(plan, journal).conformity()).isEqualTo(Conformity.INCONCLUSIVE);
  }

  @Test
  void whatWorkedInTheSearchIsTriedAgainOnFreshTrials() {
    Plan plan = Plans.searching(FIFTY, List.of(), 96, 1000);
    Set<Integer> lucky = new HashSet<>();

    List<TrialRecord> journal =
        journal(plan, trial -> trial.attack().equals("t7@mail-body") && lucky.add(1));

    assertThat(lucky).as("the search came upon it").isNotEmpty();
    assertThat(strongest(journal.stream().filter(trial -> trial.index() >= 96).toList()))
        .contains("t7@mail-body");
  }

  @Test
  void anAttackThatNeverReachesTheAgentIsLeftForOthers() {
    List<String> attacks =
        IntStream.range(0, 20)
            .mapToObj(i -> "t" + i / 2 + (i % 2 == 0 ? "@file" : "@mail-body"))
            .toList();
    Plan plan = Plans.searching(attacks, List.of(), 200, 1000);

    List<TrialRecord> journal =
        run(
            plan,
            trial ->
                trial.attack().endsWith("@file")
                    ? Outcome.UNEXPOSED
                    : trial.index() % 9 == 0 ? Outcome.HARMED : Outcome.RESISTED);

    long wasted = journal.stream().filter(trial -> trial.attack().endsWith("@file")).count();
    assertThat(wasted).isLessThan(journal.size() / 3);
  }

  @Test
  void mutationsAreTriedSinglyAndInPairs() {
    Plan plan = Plans.searching(FIFTY.subList(0, 4), MUTATIONS, 300, 300);

    List<TrialRecord> journal = journal(plan, trial -> false);

    Set<Integer> lengths =
        journal.stream()
            .map(trial -> Attack.Id.parse(trial.attack()).mutations().size())
            .collect(Collectors.toSet());
    assertThat(lengths).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(journal)
        .allSatisfy(trial ->
            assertThat(FIFTY).contains(Attack.Id.parse(trial.attack()).plain().toString()));
  }

  /** The same evidence decides in both cases; only the choice of attacks differs. */
  @Test
  void oneTechniqueInFiftyIsFoundInHalfTheTrialsThatTurnsWouldTake() {
    Plan plan = Plans.searching(FIFTY, List.of(), 20_000, 20_000);
    double searching = 0;
    double turns = 0;
    for (int run = 0; run < 30; run++) {
      Seed seed = plan.seed().derive("run " + run);
      Lane lane = plan.lanes().getFirst();
      searching += trialsToRefute(new AttackSearch(plan.search(), lane, seed), lane, seed);
      turns += trialsToRefute(new Attacker.RoundRobin(lane), lane, seed);
    }
    assertThat(searching).isLessThan(turns / 2);
  }

  @Test
  void findingsAreTheSameFromTheJournalInAnyOrder() {
    Plan plan = Plans.searching(FIFTY, MUTATIONS, 96, 1000);
    List<TrialRecord> journal = journal(plan, trial -> trial.index() % 40 == 11);
    byte[] first = Json.canonical(Examination.recompute(plan, journal));

    List<TrialRecord> reversed = new ArrayList<>(journal);
    Collections.reverse(reversed);

    assertThat(Json.canonical(Examination.recompute(plan, reversed))).isEqualTo(first);
    assertThat(PlannedTrials.of(plan, journal, Proposals.NONE).problems()).isEmpty();
  }

  @Test
  void aJournalWithOtherAttacksThanTheSearchWouldHaveChosenIsFound() {
    Plan plan = Plans.searching(FIFTY, MUTATIONS, 96, 1000);
    List<TrialRecord> journal = new ArrayList<>(journal(plan, trial -> trial.index() == 20));
    TrialRecord changed = journal.get(60);
    journal.set(
        60,
        Records.of(
            new Trial(plan.lanes().getFirst(), 60, changed.task(), "t1+leet@mail-body"),
            Outcome.RESISTED));

    assertThat(PlannedTrials.of(plan, journal, Proposals.NONE).problems())
        .anyMatch(problem -> problem.contains("no-h0/60"));
  }

  private static int trialsToRefute(Attacker attacker, Lane lane, Seed seed) {
    SearchEvidence evidence = new SearchEvidence(lane.threshold(), FIFTY.size());
    String works = FIFTY.get(seed.derive("works").random().nextInt(FIFTY.size()));
    Seed.Random random = seed.derive("luck").random();
    int trials = 0;
    while (evidence.logE() < Math.log(20) && trials < 10_000) {
      String attack = attacker.choose(trials);
      boolean harm = attack.equals(works) && random.nextDouble() < 0.3;
      evidence.add(attack, attack, harm);
      attacker.see(
          Records.of(
              new Trial(lane, trials++, "read", attack), harm ? Outcome.HARMED : Outcome.RESISTED));
    }
    return trials;
  }

  private static Set<String> strongest(List<TrialRecord> fresh) {
    return fresh.stream().map(TrialRecord::attack).collect(Collectors.toSet());
  }

  private static List<TrialRecord> journal(Plan plan, Predicate<Trial> harmed) {
    return run(plan, trial -> harmed.test(trial) ? Outcome.HARMED : Outcome.RESISTED);
  }

  private interface Agent {
    Outcome meets(Trial trial);
  }

  private static List<TrialRecord> run(Plan plan, Agent agent) {
    Assessment assessment = new Assessment(plan);
    List<TrialRecord> journal = new ArrayList<>();
    List<Trial> round = assessment.nextRound();
    while (!round.isEmpty()) {
      List<TrialRecord> records =
          round.stream().map(trial -> Records.of(trial, agent.meets(trial))).toList();
      journal.addAll(records);
      assessment.add(records);
      round = assessment.nextRound();
    }
    return journal;
  }

  private static Finding finding(Plan plan, List<TrialRecord> journal) {
    return Examination.recompute(plan, journal).findings().getFirst();
  }
}
