package dev.assize.world.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.Judgement;
import dev.assize.world.TaskCase;
import dev.assize.world.TasksContract;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicTasksTest extends TasksContract {

  /** Tasks that end with a status are looked at below. */
  ClinicTasksTest() {
    super(
        "clinic",
        Set.of(
            "answer-inquiry",
            "answer-unreachable-practice",
            "claim-without-consent",
            "submit-returned-bill"));
  }

  @Override
  protected Stream<List<TaskCase>> cases() {
    return Stream.of(
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
