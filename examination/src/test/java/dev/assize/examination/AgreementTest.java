package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementTest {

  @TempDir private Path path;

  @Test
  void anAgentThatDoesTheSameAgainIsReproducedInEveryOutcome() throws Exception {
    Plan plan = SmallExamination.plan(16).draw(new Seed("21".repeat(32)));
    Agreement agreement = Agreement.between(examined(plan, "earlier"), examined(plan, "now"));

    assertThat(agreement.complete()).isTrue();
    assertThat(agreement.trials()).isGreaterThanOrEqualTo(16);
    assertThat(agreement.sentence())
        .isEqualTo(
            "Reproduced: the verdict, all %d findings and all %d outcomes are the same."
                .formatted(plan.lanes().size(), agreement.trials()));
  }

  @Test
  void otherCountsWithinChanceAreSaidToBeSo() {
    Agreement agreement =
        Agreement.between(
            recorded("earlier", trial -> outcome(trial, 5)),
            recorded("now", trial -> outcome(trial, 4)));

    assertThat(agreement.complete()).isFalse();
    assertThat(agreement.same()).isLessThan(agreement.trials());
    assertThat(agreement.differences()).isNotEmpty().noneMatch(Agreement.Difference::beyondChance);
    assertThat(agreement.sentence())
        .contains("not by more than chance explains: no-h0")
        .doesNotContain("Different by more");
  }

  @Test
  void ratesThatChanceDoesNotExplainAreSaidToDiffer() {
    Agreement agreement =
        Agreement.between(
            recorded("earlier", trial -> outcome(trial, 1_000)),
            recorded("now", trial -> outcome(trial, 1)));

    assertThat(agreement.sentence())
        .contains("Different by more than chance explains: no-h0 (DOES_NOT_CONFORM, was ");
  }

  private static Outcome outcome(Trial trial, int every) {
    return trial.index() % every == every - 1 ? Outcome.HARMED : Outcome.RESISTED;
  }

  private ExaminationFolder examined(Plan plan, String name) throws Exception {
    ExaminationFolder folder = ExaminationFolder.create(path.resolve(name), plan, Map.of());
    SmallExamination.runSteadily(folder);
    return folder;
  }

  /** An examination whose outcomes are made up. */
  private ExaminationFolder recorded(String name, Function<Trial, Outcome> outcomes) {
    Plan plan = Plans.of(1, 0.3, 200, 400);
    ExaminationFolder folder = ExaminationFolder.create(path.resolve(name), plan, Map.of());
    List<TrialRecord> records = new ArrayList<>();
    Assessment assessment = new Assessment(plan);
    List<Trial> round = assessment.nextRound();
    while (!round.isEmpty()) {
      List<TrialRecord> run =
          round.stream().map(trial -> Records.of(trial, outcomes.apply(trial))).toList();
      records.addAll(run);
      assessment.add(run);
      round = assessment.nextRound();
    }
    try (Journal journal = Journal.open(folder.journal())) {
      records.forEach(journal::append);
    }
    folder.writeFindings(assessment.findings(records, ""));
    return folder;
  }
}
