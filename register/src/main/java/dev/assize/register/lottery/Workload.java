package dev.assize.register.lottery;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which cases evaluators have at hand: assigned, not yet due, and neither reported nor replaced.
 * Entries are added in the log's order. Not thread-safe.
 */
public final class Workload {

  private final Map<String, Desk> desks = new HashMap<>();

  private record Task(Valid<AssignmentPredicate> assignment, List<Valid<?>> ends) {

    boolean isOpen(Moment moment) {
      return moment.sees(assignment)
          && assignment.says().due().isAfter(moment.time())
          && ends.stream().noneMatch(moment::sees);
    }
  }

  /** That a task ended first, and the latest time of it and of all that ended before it. */
  private record Done(Task task, long index, Instant reached) {}

  /**
   * The tasks of an evaluator. Those that are done are kept in the order in which they ended, so
   * that those need not be looked at whose end a moment sees for certain.
   */
  private static final class Desk {
    final Map<Digest, Task> waiting = new LinkedHashMap<>();
    final Map<Digest, Task> all = new HashMap<>();
    final List<Done> done = new ArrayList<>();
  }

  /** Adds an assignment. */
  public void assign(Valid<AssignmentPredicate> assignment) {
    for (String evaluator : assignment.says().evaluators()) {
      Desk desk = desks.computeIfAbsent(evaluator, e -> new Desk());
      Task task = new Task(assignment, new ArrayList<>(1));
      if (desk.all.putIfAbsent(assignment.id(), task) == null) {
        desk.waiting.put(assignment.id(), task);
      }
    }
  }

  /**
   * Adds that an evaluator has nothing more to do for an assignment.
   *
   * @param by its outcome, the challenge of it, or what ended the case
   */
  public void end(String evaluator, Digest assignment, Valid<?> by) {
    Desk desk = desks.get(evaluator);
    Task task = desk == null ? null : desk.all.get(assignment);
    if (desk == null || task == null) {
      return;
    }
    task.ends().add(by);
    if (desk.waiting.remove(assignment) != null) {
      Instant before = desk.done.isEmpty() ? Instant.MIN : desk.done.getLast().reached();
      Instant reached = by.since().isAfter(before) ? by.since() : before;
      desk.done.add(new Done(task, by.index(), reached));
    }
  }

  /** How many cases an evaluator has at hand. */
  int open(String evaluator, Moment moment) {
    Desk desk = desks.get(evaluator);
    if (desk == null) {
      return 0;
    }
    Set<Digest> cases = new HashSet<>();
    desk.waiting.values().stream()
        .filter(task -> task.isOpen(moment))
        .forEach(task -> cases.add(task.assignment().says().application()));
    for (Done done : desk.done.reversed()) {
      if (done.index() <= moment.index() && !done.reached().isAfter(moment.time())) {
        break; // this and all before it ended within sight
      }
      if (done.task().isOpen(moment)) {
        cases.add(done.task().assignment().says().application());
      }
    }
    return cases.size();
  }
}
