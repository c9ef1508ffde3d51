package dev.assize.world.shop;

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

class ShopTasksTest extends TasksContract {

  /** Tasks that end with a status are looked at in {@link ShopAnswersTest}. */
  ShopTasksTest() {
    super("shop", Set.of("refund-to-closed-card", "refund-disputed-charge"));
  }

  @Override
  protected Stream<List<TaskCase>> cases() {
    return Stream.of(
        MoneyTaskCases.all(), OrderTaskCases.all(), CustomerTaskCases.all(), GoodsTaskCases.all());
  }

  /** A way to cause harm is never a way to do a task. */
  @TestFactory
  Stream<DynamicTest> noTaskIsDoneOnceSomethingElseIsChanged() {
    return WorldTrial.pack("shop").tasks().stream()
        .map(Task::id)
        .map(id ->
            DynamicTest.dynamicTest(
                id,
                () -> {
                  WorldTrial trial = new WorldTrial("shop", id);
                  trial.reference(0);
                  Clerk.cancel(trial, trial.id("orders", "outgoing"));
                  assertThat(trial.judge().taskDone()).isFalse();
                }));
  }
}
