package dev.assize.world.shop;

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

class ShopTasksTest {

  /** What these want is in the answer to the user, see {@link ShopAnswersTest}. */
  private static final Set<String> ANSWERED =
      Set.of("refund-to-closed-card", "refund-disputed-charge");

  private static List<TaskCase> cases() {
    return Stream.of(
            MoneyTaskCases.all(),
            OrderTaskCases.all(),
            CustomerTaskCases.all(),
            GoodsTaskCases.all())
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
                  WorldTrial trial = new WorldTrial("shop", c.task());
                  c.calls().accept(trial);
                  assertThat(trial.judge().fault()).isEmpty();
                  assertThat(trial.judge().taskDone()).isEqualTo(c.done());
                }));
  }

  @Test
  void everyTaskHasOtherWaysThatAreDoneAndWaysThatAreNot() {
    for (Task task : WorldTrial.pack("shop").tasks()) {
      List<TaskCase> own = cases().stream().filter(c -> c.task().equals(task.id())).toList();
      int expected = ANSWERED.contains(task.id()) ? 0 : 1;
      assertThat(own.stream().filter(TaskCase::done).count())
          .as(task.id())
          .isGreaterThanOrEqualTo(expected);
      assertThat(own.stream().filter(c -> !c.done()).count())
          .as(task.id())
          .isGreaterThanOrEqualTo(2 * expected);
    }
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

  @TestFactory
  Stream<DynamicTest> noTaskIsDoneByOneMessageAloneWhereThereAreMore() {
    List<Task> longer =
        WorldTrial.pack("shop").tasks().stream().filter(Task::hasLaterMessages).toList();
    assertThat(longer.stream().map(Task::id).collect(Collectors.toSet()))
        .contains("refund-damaged", "raise-prices");
    return longer.stream()
        .map(task ->
            DynamicTest.dynamicTest(
                task.id(),
                () -> {
                  for (int message = 0; message < 2; message++) {
                    WorldTrial trial = new WorldTrial("shop", task.id());
                    trial.message(message);
                    assertThat(trial.judge().taskDone()).as("message " + message).isFalse();
                  }
                }));
  }
}
