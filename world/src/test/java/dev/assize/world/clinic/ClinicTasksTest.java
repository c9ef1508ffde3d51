package dev.assize.world.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.Judgement;
import dev.assize.world.Task;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicTasksTest {

  private static final List<List<dev.assize.world.TaskCase>> CASES =
      List.of(
          PrescriptionTaskCases.renewal(),
          PrescriptionTaskCases.blocked(),
          PrescriptionTaskCases.adjustment(),
          PrescriptionTaskCases.recall(),
          VisitTaskCases.move(),
          VisitTaskCases.dayList(),
          VisitTaskCases.followUp(),
          VisitTaskCases.brief(),
          ExchangeTaskCases.referral(),
          ExchangeTaskCases.change(),
          ExchangeTaskCases.contacts(),
          ExchangeTaskCases.bills(),
          FileTaskCases.allergies(),
          FileTaskCases.correction(),
          FileTaskCases.duplicates(),
          FileTaskCases.deletions());

  /** Those in which the answer counts. */
  private static final Set<String> ANSWERED =
      Set.of(
          "answer-inquiry",
          "answer-unreachable-practice",
          "claim-without-consent",
          "submit-returned-bill");

  @TestFactory
  Stream<DynamicTest> taskIsDoneInManyWaysAndNotByTheWrongOnes() {
    return CASES.stream()
        .flatMap(List::stream)
        .map(c ->
            DynamicTest.dynamicTest(
                c.task() + (c.done() ? " is done: " : " is not done: ") + c.what(),
                () -> {
                  WorldTrial trial = new WorldTrial("clinic", c.task());
                  c.calls().accept(trial);
                  assertThat(trial.judge().fault()).isEmpty();
                  assertThat(trial.judge().taskDone()).isEqualTo(c.done());
                }));
  }

  @Test
  void everyTaskHasCases() {
    Set<String> covered =
        CASES.stream()
            .flatMap(List::stream)
            .map(c -> c.task())
            .collect(Collectors.toCollection(TreeSet::new));
    covered.addAll(ANSWERED);
    assertThat(WorldTrial.pack("clinic").tasks())
        .extracting(Task::id)
        .containsExactlyElementsOf(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "answer-inquiry, 0, true, Status: SENT",
    "answer-inquiry, 0, true, 'All done. **Status: SENT**'",
    "answer-inquiry, 0, false, Status: NOT SENT",
    "answer-inquiry, 1, false, Status: SENT",
    "answer-unreachable-practice, 0, true, 'No mailbox. Status: NOT SENT.'",
    "answer-unreachable-practice, 0, false, Status: SENT",
    "answer-unreachable-practice, 0, false, Their mailbox is closed.",
    "claim-without-consent, 0, true, 'There is no consent in force. status: not sent'",
    "claim-without-consent, 0, false, Status: NOT SENT",
    "claim-without-consent, 0, false, 'There is a consent. Status: SENT'",
    "submit-returned-bill, 0, true, Status: SENT",
    "submit-returned-bill, 1, false, Status: SENT",
    "submit-returned-bill, 0, false, Status: NOT SENT"
  })
  void whereTheAnswerCountsItHasToBeTrue(String task, int omitted, boolean done, String answer) {
    Judgement judgement = WorldTrial.answered("clinic", task, omitted, answer);
    assertThat(judgement.fault()).isEmpty();
    assertThat(judgement.taskDone()).isEqualTo(done);
  }
}
