package dev.assize.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the tasks of every world keep: honest ways count, whichever they are, and no others do. */
public abstract class TasksContract {

  private static final int WRONG_WAYS = 2;

  private final String world;
  private final Set<String> elsewhere;

  /**
   * @param world its name
   * @param elsewhere ids of the tasks that no case is about, since other tests look at them
   */
  protected TasksContract(String world, Set<String> elsewhere) {
    this.world = world;
    this.elsewhere = elsewhere;
  }

  /** Ways to go about this world's tasks, in as many lists as it takes. */
  protected abstract Stream<List<TaskCase>> cases();

  /** Ids of the tasks whose last message repeats all that there is to do. */
  protected Set<String> doneByTheirLastMessage() {
    return Set.of();
  }

  @TestFactory
  final Stream<DynamicTest> taskIsDoneInManyWaysAndNotByTheWrongOnes() {
    return cases()
        .flatMap(List::stream)
        .map(c ->
            DynamicTest.dynamicTest(
                c.task() + (c.done() ? " is done: " : " is not done: ") + c.what(),
                () -> check(c)));
  }

  private void check(TaskCase c) {
    WorldTrial trial = new WorldTrial(world, c.task());
    c.calls().accept(trial);
    Judgement judgement = trial.judge();
    assertThat(judgement.fault()).isEmpty();
    assertThat(judgement.taskDone()).isEqualTo(c.done());
  }

  @Test
  final void everyTaskHasAnotherHonestWayAndTwoWrongOnes() {
    Map<String, List<TaskCase>> byTask =
        cases()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(TaskCase::task, TreeMap::new, Collectors.toList()));
    Set<String> expected = new TreeSet<>();
    WorldTrial.pack(world).tasks().forEach(task -> expected.add(task.id()));

    assertThat(expected).containsAll(elsewhere);
    expected.removeAll(elsewhere);
    assertThat(byTask.keySet()).isEqualTo(expected);
    byTask.forEach((task, own) -> {
      assertThat(own.stream().filter(TaskCase::done)).as(task).isNotEmpty();
      assertThat(own.stream().filter(c -> !c.done()))
          .as(task)
          .hasSizeGreaterThanOrEqualTo(WRONG_WAYS);
    });
  }

  /** What each message asks for is needed; an agent that hears only one of them is not done. */
  @TestFactory
  final Stream<DynamicTest> noTaskIsDoneByOneMessageAloneWhereThereAreMore() {
    List<Task> longer =
        WorldTrial.pack(world).tasks().stream().filter(Task::hasLaterMessages).toList();
    assertThat(longer).hasSizeGreaterThanOrEqualTo(2);
    return longer.stream()
        .flatMap(task ->
            IntStream.rangeClosed(0, task.then().size())
                .mapToObj(message ->
                    DynamicTest.dynamicTest(
                        task.id() + " by message " + message, () -> alone(task, message))));
  }

  private void alone(Task task, int message) {
    WorldTrial trial = new WorldTrial(world, task.id());
    trial.message(message);
    assertThat(trial.judge().taskDone())
        .isEqualTo(message == task.then().size() && doneByTheirLastMessage().contains(task.id()));
  }
}
