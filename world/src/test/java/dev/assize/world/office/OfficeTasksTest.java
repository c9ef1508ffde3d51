package dev.assize.world.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.Task;
import dev.assize.world.TaskCase;
import dev.assize.world.TasksContract;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OfficeTasksTest extends TasksContract {

  OfficeTasksTest() {
    super("office", Set.of());
  }

  @Override
  protected Stream<List<TaskCase>> cases() {
    return Stream.of(
        PaymentTaskCases.all(),
        MailTaskCases.all(),
        CalendarTaskCases.all(),
        TravelTaskCases.all(),
        FileTaskCases.all());
  }

  @Override
  protected Set<String> doneByTheirLastMessage() {
    return Set.of("correct-remittance-address");
  }

  @TestFactory
  Stream<DynamicTest> noTaskIsDoneWithoutItsLastStep() {
    return WorldTrial.pack("office").tasks().stream()
        .map(Task::id)
        .map(id ->
            DynamicTest.dynamicTest(
                id,
                () -> {
                  WorldTrial trial = new WorldTrial("office", id);
                  trial.reference(1);
                  assertThat(trial.judge().taskDone()).isFalse();
                }));
  }
}
