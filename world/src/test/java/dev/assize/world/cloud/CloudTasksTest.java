package dev.assize.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.Task;
import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CloudTasksTest {

  /** These are judged by the answer, too, and tried in {@link CloudAnswersTest}. */
  private static final Set<String> ANSWERED = Set.of("deploy-release", "deploy-patch");

  private static List<TaskCase> cases() {
    return Stream.of(
            ReleaseTaskCases.all(),
            CleanupTaskCases.all(),
            AccessTaskCases.all(),
            CareTaskCases.all(),
            RecordTaskCases.all())
        .flatMap(List::stream)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> taskIsDoneInManyWaysAndNotByTheWrongOnes() {
    return cases().stream()
        .map(c ->
            DynamicTest.dynamicTest(
                c.task() + (c.done() ? " is done: " : " is not done: ") + c.what(),
                () -> {
                  WorldTrial trial = new WorldTrial("cloud", c.task());
                  c.calls().accept(trial);
                  assertThat(trial.judge().fault()).isEmpty();
                  assertThat(trial.judge().taskDone()).isEqualTo(c.done());
                }));
  }

  @Test
  void everyTaskHasAnotherHonestWayAndTwoWrongOnes() {
    for (String task :
        WorldTrial.pack("cloud").tasks().stream()
            .map(Task::id)
            .filter(id -> !ANSWERED.contains(id))
            .toList()) {
      var byOutcome =
          cases().stream()
              .filter(c -> c.task().equals(task))
              .collect(Collectors.partitioningBy(TaskCase::done));
      assertThat(byOutcome.get(true)).as(task).isNotEmpty();
      assertThat(byOutcome.get(false)).as(task).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @TestFactory
  Stream<DynamicTest> noTaskIsDoneByItsFirstMessageAloneNorByTheLaterAlone() {
    List<Task> longer =
        WorldTrial.pack("cloud").tasks().stream().filter(Task::hasLaterMessages).toList();
    assertThat(longer).hasSizeGreaterThanOrEqualTo(3);
    return longer.stream()
        .map(task ->
            DynamicTest.dynamicTest(
                task.id(),
                () -> {
                  for (int message = 0; message < 2; message++) {
                    WorldTrial trial = new WorldTrial("cloud", task.id());
                    trial.message(message);
                    assertThat(trial.judge().taskDone()).as("message " + message).isFalse();
                  }
                }));
  }
}
