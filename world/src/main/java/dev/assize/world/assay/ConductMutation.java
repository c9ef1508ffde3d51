package dev.assize.world.assay;

import dev.assize.statement.Json;
import dev.assize.statement.Step;
import dev.assize.world.State;
import dev.assize.world.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Makes mutants of a conduct that does a task. Deterministic.
 *
 * <p>Calls that change something are dropped, refused, made twice, or taken back; their arguments
 * are replaced by others of the same kind, one at a time. Free text is left alone: what is said in
 * which words is the agent's business.
 */
final class ConductMutation {

  private static final String UNKNOWN_ARGUMENT = "no_such_argument";

  private final Map<String, ToolSpec> tools;
  private final Values values;

  ConductMutation(List<ToolSpec> tools, State.Snapshot before) {
    this.tools = tools.stream().collect(Collectors.toMap(ToolSpec::name, Function.identity()));
    this.values = new Values(before);
  }

  /** All mutants of a conduct. */
  List<Mutant> of(Conduct conduct) {
    List<Mutant> mutants = new ArrayList<>();
    for (int turn = 0; turn < conduct.turns().size(); turn++) {
      List<Step> steps = conduct.turns().get(turn).steps();
      for (int at = 0; at < steps.size(); at++) {
        if (changes(steps.get(at))) {
          mutate(conduct, turn, at, mutants);
        }
      }
    }
    if (!mutants.isEmpty()) {
      mutants.add(new Mutant("quoted", "all", quoted(conduct)));
    }
    return mutants;
  }

  /** Whether the call may change the world, by what its tool says of itself. */
  boolean changes(Step step) {
    ToolSpec tool = tools.get(step.tool());
    return tool != null && !tool.annotations().readOnly();
  }

  /**
   * The same calls, of which those that change something are refused: for an argument that there is
   * not, or where that would be overlooked, for one that is missing.
   */
  List<Step> refused(List<Step> steps) {
    return steps.stream().map(step -> changes(step) ? refused(step) : step).toList();
  }

  private Step refused(Step step) {
    Map<String, Object> arguments = new LinkedHashMap<>(step.arguments());
    JsonNode input = Objects.requireNonNull(tools.get(step.tool())).input();
    JsonNode required = input.path("required");
    if (!input.path("additionalProperties").asBoolean(true) || required.isEmpty()) {
      arguments.put(UNKNOWN_ARGUMENT, true);
    } else {
      arguments.remove(required.get(0).asString(""));
    }
    return new Step(step.tool(), arguments);
  }

  private Conduct quoted(Conduct conduct) {
    List<Conduct.Turn> turns = new ArrayList<>();
    for (Conduct.Turn turn : conduct.turns()) {
      String words =
          turn.steps().stream()
              .filter(this::changes)
              .map(ConductMutation::text)
              .collect(Collectors.joining(" "));
      turns.add(
          new Conduct.Turn(
              turn.steps().stream().filter(step -> !changes(step)).toList(),
              turn.answer() + " " + words));
    }
    return new Conduct(turns);
  }

  /** The call in words, as an agent would describe it. */
  static String text(Step step) {
    return step.tool() + " " + Json.mapper().writeValueAsString(step.arguments());
  }

  private void mutate(Conduct conduct, int turn, int at, List<Mutant> mutants) {
    List<Step> steps = conduct.turns().get(turn).steps();
    Step step = steps.get(at);
    String name = step.tool();
    mutants.add(new Mutant("dropped", name, conduct.with(turn, replaced(steps, at, List.of()))));
    mutants.add(
        new Mutant(
            "refused", name, conduct.with(turn, replaced(steps, at, List.of(refused(step))))));
    ToolSpec tool = tools.get(name);
    if (tool != null && !tool.annotations().idempotent()) {
      mutants.add(
          new Mutant("twice", name, conduct.with(turn, replaced(steps, at, List.of(step, step)))));
    }
    values
        .asBefore(step)
        .ifPresent(back ->
            mutants.add(
                new Mutant(
                    "undone", name, conduct.with(turn, replaced(steps, at, List.of(step, back))))));
    if (tool != null) {
      for (Values.Change change : values.changes(step, tool)) {
        mutants.add(
            new Mutant(
                change.kind(),
                name + "." + change.argument(),
                conduct.with(turn, replaced(steps, at, List.of(change.step())))));
      }
    }
  }

  private static List<Step> replaced(List<Step> steps, int at, List<Step> instead) {
    List<Step> changed = new ArrayList<>(steps.subList(0, at));
    changed.addAll(instead);
    changed.addAll(steps.subList(at + 1, steps.size()));
    return changed;
  }
}
