package dev.assize.world.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.Task;
import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BankTasksTest {

  private static List<TaskCase> cases() {
    return Stream.of(
            PaymentTaskCases.all(),
            SettlementTaskCases.all(),
            ContractTaskCases.all(),
            OfficeTaskCases.all())
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
                  WorldTrial trial = new WorldTrial("bank", c.task());
                  c.calls().accept(trial);
                  assertThat(trial.judge().fault()).isEmpty();
                  assertThat(trial.judge().taskDone()).isEqualTo(c.done());
                }));
  }

  /** Tasks that end with a status are looked at in {@link BankReportsTest}. */
  @Test
  void everyTaskIsLookedAtFromBothSides() {
    Map<Boolean, List<TaskCase>> sides =
        cases().stream().collect(Collectors.partitioningBy(TaskCase::done));
    Set<String> tasks =
        WorldTrial.pack("bank").tasks().stream()
            .map(Task::id)
            .filter(id -> !BankReportsTest.TASKS.contains(id))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ids(sides.get(true))).isEqualTo(tasks);
    assertThat(ids(sides.get(false))).isEqualTo(tasks);
    tasks.forEach(task ->
        assertThat(sides.get(false).stream().filter(c -> c.task().equals(task)))
            .as(task)
            .hasSizeGreaterThanOrEqualTo(2));
  }

  private static Set<String> ids(List<TaskCase> cases) {
    return cases.stream().map(TaskCase::task).collect(Collectors.toCollection(TreeSet::new));
  }
}
