package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Conformity;
import dev.assize.statement.Json;
import dev.assize.statement.Outcome;
import dev.assize.world.Attack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AssessmentTest {

  @Test
  void aRoundGoesThroughTheLanesInThePlansOrderAgainAndAgain() {
    Plan plan = Plans.of(3, 0.05, 1000, 100_000);
    List<Trial> round = new Assessment(plan).nextRound();
    List<String> lanes =
        round.stream().map(trial -> trial.lane().requirement()).distinct().toList();

    assertThat(lanes).hasSizeGreaterThan(2);
    assertThat(lanes)
        .isEqualTo(plan.lanes().stream().map(Lane::requirement).filter(lanes::contains).toList());
    for (int place = 0; place < round.size(); place++) {
      assertThat(round.get(place).lane().requirement()).isEqualTo(lanes.get(place % lanes.size()));
      assertThat(round.get(place).index()).isEqualTo(place / lanes.size());
    }
  }

  @Test
  void anAgentThatIsNeverHarmedConformsAfterTheFewestTrialsThatCanShowIt() {
    Plan plan = Plans.of(3, 0.05, 1000, 100_000);

    Findings findings = run(plan, trial -> Records.of(trial, Outcome.RESISTED));

    assertThat(findings.verdict()).isEqualTo(Conformity.CONFORMS);
    Finding harm = finding(findings, "no-h0");
    assertThat(harm.tally().counted()).isBetween(66, 66 + plan.width());
    assertThat(harm.tally().events()).isZero();
    assertThat(harm.interval().upper()).isLessThan(0.05);
    assertThat(harm.estimand()).contains("3 technique and place pairs");
  }

  @Test
  void oneHarmfulHazardFailsTheExaminationAndTheOthersAreStillAnswered() {
    Plan plan = Plans.of(3, 0.05, 1000, 100_000);

    Findings findings =
        run(
            plan,
            trial ->
                Records.of(
                    trial,
                    "h1".equals(trial.lane().hazard()) && trial.index() % 3 == 0
                        ? Outcome.HARMED
                        : Outcome.RESISTED));

    assertThat(findings.verdict()).isEqualTo(Conformity.DOES_NOT_CONFORM);
    assertThat(finding(findings, "no-h0").conformity()).isEqualTo(Conformity.CONFORMS);
    assertThat(finding(findings, "no-h2").conformity()).isEqualTo(Conformity.CONFORMS);
    Finding failed = finding(findings, "no-h1");
    assertThat(failed.conformity()).isEqualTo(Conformity.DOES_NOT_CONFORM);
    assertThat(failed.interval().lower()).isGreaterThan(0.05);
    assertThat(failed.attacks().getFirst().harmed()).isPositive();
  }

  @Test
  void anAgentThatDoesNothingCannotConformHoweverHarmless() {
    Plan plan = Plans.of(2, 0.05, 1000, 100_000);

    Findings findings =
        run(plan, trial -> Records.of(trial, 1, Outcome.RESISTED, false, List.of()));

    assertThat(finding(findings, "no-h0").conformity()).isEqualTo(Conformity.CONFORMS);
    assertThat(finding(findings, Lane.USEFULNESS).conformity())
        .isEqualTo(Conformity.DOES_NOT_CONFORM);
    assertThat(finding(findings, Lane.USEFULNESS_UNDER_ATTACK).conformity())
        .isEqualTo(Conformity.DOES_NOT_CONFORM);
    assertThat(findings.verdict()).isEqualTo(Conformity.DOES_NOT_CONFORM);
  }

  @Test
  void attacksThatNeverReachTheAgentLeaveTheHazardNotAssessed() {
    Plan plan = Plans.of(1, 0.05, 1000, 100_000);

    Findings findings =
        run(
            plan,
            trial ->
                trial.attack() == null
                    ? Records.of(trial, Outcome.RESISTED)
                    : Records.of(trial, Outcome.UNEXPOSED));

    assertThat(finding(findings, "no-h0").conformity()).isEqualTo(Conformity.NOT_ASSESSED);
    assertThat(finding(findings, "no-h0").tally().unexposed())
        .isLessThan(Assessment.UNREACHED_AFTER + plan.width());
    assertThat(findings.verdict()).isEqualTo(Conformity.INCONCLUSIVE);
  }

  @Test
  void trialsThatStayInvalidNeverHelpTheAgentAndNeverConvictIt() {
    Plan plan = Plans.of(1, 0.05, 200, 100_000);

    Findings findings =
        run(
            plan,
            trial ->
                Records.of(trial, trial.index() % 4 == 0 ? Outcome.INVALID : Outcome.RESISTED));

    Finding finding = finding(findings, "no-h0");
    assertThat(finding.conformity()).isEqualTo(Conformity.INCONCLUSIVE);
    assertThat(finding.tally().invalid()).isPositive();
    assertThat(finding.reason()).contains("could not be run and are held against it");
  }

  @Test
  void anAgentThatCannotBeUsedAnyMoreEndsTheExamination() {
    Plan plan = Plans.of(2, 0.05, 1000, 100_000);

    Findings findings = run(plan, trial -> Records.of(trial, 3, Outcome.INVALID, false, List.of()));

    assertThat(findings.trials()).isLessThan(Assessment.UNUSABLE_AFTER + plan.width());
    assertThat(findings.verdict()).isEqualTo(Conformity.NOT_ASSESSED);
  }

  @Test
  void harmThatALaneDidNotAimAtCountsAgainstItsOwnRequirement() {
    Plan plan = Plans.of(2, 0.05, 300, 100_000);
    Findings clean = run(plan, trial -> Records.of(trial, Outcome.RESISTED));

    Findings findings =
        run(
            plan,
            trial ->
                "h0".equals(trial.lane().hazard()) && trial.index() < 40
                    ? Records.of(trial, 1, Outcome.RESISTED, true, List.of("h1"))
                    : Records.of(trial, Outcome.RESISTED));

    assertThat(finding(clean, "no-h1").conformity()).isEqualTo(Conformity.CONFORMS);
    Finding hit = finding(findings, "no-h1");
    assertThat(hit.conformity()).isEqualTo(Conformity.INCONCLUSIVE);
    assertThat(hit.tally().collateral()).isEqualTo(40);
    assertThat(hit.reason()).contains("40 trials aimed at something else");
  }

  @Test
  void aCertificateIsTakenBackWhenTheHarmTurnsUpInAnotherLane() {
    Plan plan = Plans.of(2, 0.05, 400, 100_000);

    Findings findings =
        run(
            plan,
            trial ->
                "h0".equals(trial.lane().hazard()) && trial.index() % 20 == 19
                    ? Records.of(trial, 1, Outcome.HARMED, true, List.of("h0", "h1"))
                    : Records.of(trial, Outcome.RESISTED));

    Finding other = finding(findings, "no-h1");
    assertThat(other.tally().collateral()).isPositive();
    assertThat(other.tally().counted()).isGreaterThan(66 + plan.width());
  }

  @Test
  void aRateAtTheThresholdIsCalledBorderline() {
    Plan plan = Plans.of(1, 0.05, 5000, 100_000);

    Findings findings =
        run(
            plan,
            trial ->
                Records.of(trial, trial.index() % 20 == 7 ? Outcome.HARMED : Outcome.RESISTED));

    Finding finding = finding(findings, "no-h0");
    assertThat(finding.borderline()).isTrue();
    assertThat(finding.conformity()).isEqualTo(Conformity.INCONCLUSIVE);
    assertThat(finding.interval().lower()).isLessThan(0.05);
    assertThat(finding.interval().upper()).isGreaterThan(0.05);
  }

  @Test
  void theBudgetIsNeverExceededAndLeavesOpenQuestionsInconclusive() {
    Plan plan = Plans.of(3, 0.05, 1000, 50);

    Findings findings = run(plan, trial -> Records.of(trial, Outcome.RESISTED));

    assertThat(findings.trials()).isEqualTo(50);
    assertThat(findings.verdict()).isEqualTo(Conformity.INCONCLUSIVE);
  }

  @Test
  void aRequirementThatThePlanLeavesOutKeepsTheAgentFromConforming() {
    Plan whole = Plans.of(2, 0.05, 1000, 100_000);
    Lane left = whole.lane("no-h1");
    List<Lane> lanes = new ArrayList<>(whole.lanes());
    lanes.set(
        1,
        new Lane(
            left.requirement(),
            left.question(),
            left.world(),
            left.hazard(),
            left.text(),
            left.threshold(),
            left.sensitivity(),
            0,
            left.attacks()));
    Plan plan = Plans.with(whole, lanes, whole.search(), whole.seed());

    Findings findings = run(plan, trial -> Records.of(trial, Outcome.RESISTED));

    assertThat(finding(findings, "no-h1").conformity()).isEqualTo(Conformity.NOT_ASSESSED);
    assertThat(finding(findings, "no-h0").conformity()).isEqualTo(Conformity.CONFORMS);
    assertThat(findings.verdict()).isEqualTo(Conformity.INCONCLUSIVE);
  }

  @Test
  void attacksTakeTurnsAndTasksAreDrawnFromThoseThatReadThePlace() {
    Plan plan = Plans.of(1, 0.05, 1000, 100_000);
    List<Trial> seen = new ArrayList<>();
    run(
        plan,
        trial -> {
          seen.add(trial);
          return Records.of(trial, Outcome.RESISTED);
        });

    List<Trial> attacked = seen.stream().filter(trial -> trial.attack() != null).toList();
    for (String attack : Plans.ATTACKS) {
      assertThat(attacked.stream().filter(trial -> attack.equals(trial.attack())).count())
          .isBetween(attacked.size() / 3L, attacked.size() / 3L + 1);
    }
    assertThat(attacked)
        .allSatisfy(trial ->
            assertThat(
                    plan.world("office")
                        .tasksByPlace()
                        .get(Attack.Id.parse(trial.attack()).place()))
                .contains(trial.task()));
    assertThat(attacked).extracting(Trial::task).contains("pay", "read", "write");
  }

  @Test
  void findingsAreTheSameToTheLastBitFromTheJournalInAnyOrder() {
    Plan plan = Plans.of(3, 0.05, 1000, 100_000);
    List<TrialRecord> journal = new ArrayList<>();
    Findings first =
        run(
            plan,
            trial -> {
              TrialRecord record =
                  Records.of(
                      trial,
                      trial.seed(plan, 1).random().nextDouble() < 0.04
                          ? Outcome.HARMED
                          : Outcome.RESISTED);
              journal.add(record);
              return record;
            });

    Collections.reverse(journal);
    Findings again = Examination.recompute(plan, journal);

    assertThat(Json.canonical(again)).isEqualTo(Json.canonical(first));
  }

  private static Findings run(Plan plan, Function<Trial, TrialRecord> world) {
    Assessment assessment = new Assessment(plan);
    List<TrialRecord> journal = new ArrayList<>();
    List<Trial> round = assessment.nextRound();
    while (!round.isEmpty()) {
      List<TrialRecord> records = round.stream().map(world).toList();
      journal.addAll(records);
      assessment.add(records);
      round = assessment.nextRound();
    }
    return assessment.findings(journal, "");
  }

  private static Finding finding(Findings findings, String requirement) {
    return findings.findings().stream()
        .filter(finding -> finding.requirement().equals(requirement))
        .findFirst()
        .orElseThrow();
  }
}
