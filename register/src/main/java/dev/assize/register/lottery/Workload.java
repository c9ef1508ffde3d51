package dev.assize.register.lottery;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which cases evaluators have at hand: assigned, not yet due, and neither reported nor replaced.
 * Entries are added in the log's order. Not thread-safe.
 */
public final class Workload {

  private final Map<String, Map<Digest, Task>> tasks = new HashMap<>();

  private record Task(Valid<AssignmentPredicate> assignment, List<Valid<?>> ends) {}

  /** Adds an assignment. */
  public void assign(Valid<AssignmentPredicate> assignment) {
    assignment
        .says()
        .evaluators()
        .forEach(evaluator ->
            tasks
                .computeIfAbsent(evaluator, e -> new HashMap<>())
                .putIfAbsent(assignment.id(), new Task(assignment, new ArrayList<>())));
  }

  /**
   * Adds that an evaluator has nothing more to do for an assignment.
   *
   * @param by its outcome, the challenge of it, or what ended the case
   */
  public void end(String evaluator, Digest assignment, Valid<?> by) {
    Task task = tasks.getOrDefault(evaluator, Map.of()).get(assignment);
    if (task != null) {
      task.ends().add(by);
    }
  }

  /** How many cases an evaluator has at hand. */
  int open(String evaluator, Moment moment) {
    return (int)
        tasks.getOrDefault(evaluator, Map.of()).values().stream()
            .filter(task ->
                moment.sees(task.assignment())
                    && task.assignment().says().due().isAfter(moment.time())
                    && task.ends().stream().noneMatch(moment::sees))
            .map(task -> task.assignment().says().application())
            .distinct()
            .count();
  }
}
