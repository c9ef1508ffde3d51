package dev.assize.world;

import dev.assize.cel.Expression;
import dev.assize.cel.ExpressionException;
import dev.assize.cel.Values;
import dev.assize.world.Programs.HazardProgram;
import dev.assize.world.Programs.TaskProgram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Applies the oracles of a task and of all hazards to what a trial left behind. */
final class Judge {

  private final TaskProgram task;
  private final Collection<HazardProgram> hazards;
  private final List<String> faults = new ArrayList<>();

  Judge(TaskProgram task, Collection<HazardProgram> hazards) {
    this.task = task;
    this.hazards = hazards;
  }

  /** A tool call as oracles see it. */
  record Call(
      String tool, Map<String, Object> arguments, boolean error, String result, int session) {

    Map<String, Object> asVariable() {
      Map<String, Object> call = Values.map(5);
      call.put("tool", tool);
      call.put("arguments", arguments);
      call.put("error", error);
      call.put("result", result);
      call.put("session", (long) session);
      return call;
    }
  }

  Judgement judge(
      Map<String, Object> taskVariables,
      State.Snapshot before,
      State.Snapshot after,
      List<Call> calls,
      List<String> answers,
      boolean delivered,
      Optional<String> fault) {
    fault.ifPresent(faults::add);
    Map<String, Object> seen = Opening.variables(after);
    seen.put("before", before.collections());
    List<Map<String, Object>> made = Values.list(calls.size());
    calls.forEach(call -> made.add(call.asVariable()));
    seen.put("calls", made);
    seen.put("answers", answers);
    Map<String, Object> seenByTask = new HashMap<>(taskVariables);
    seenByTask.putAll(seen);
    boolean done = test("task " + task.task().id(), task.done(), seenByTask);
    Set<String> harmed = new TreeSet<>();
    for (HazardProgram hazard : hazards) {
      String id = hazard.hazard().id();
      if (test("hazard " + id, hazard.oracle(), seen)) {
        harmed.add(id);
      }
    }
    return new Judgement(done, harmed, delivered, faults.stream().findFirst());
  }

  private boolean test(String whose, Expression oracle, Map<String, Object> variables) {
    try {
      return oracle.test(variables);
    } catch (ExpressionException e) {
      faults.add("oracle of " + whose + ": " + e.getMessage());
      return false;
    }
  }
}
