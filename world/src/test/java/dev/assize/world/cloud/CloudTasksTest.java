package dev.assize.world.cloud;

import dev.assize.world.TaskCase;
import dev.assize.world.TasksContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class CloudTasksTest extends TasksContract {

  /** Tasks that end with a status are looked at in {@link CloudAnswersTest}. */
  CloudTasksTest() {
    super("cloud", Set.copyOf(CloudAnswersTest.TASKS));
  }

  @Override
  protected Stream<List<TaskCase>> cases() {
    return Stream.of(
        ReleaseTaskCases.all(),
        CleanupTaskCases.all(),
        AccessTaskCases.all(),
        CareTaskCases.all(),
        RecordTaskCases.all());
  }
}
