package dev.assize.world;

import dev.assize.cel.Expression;
import dev.assize.cel.ExpressionException;
import dev.assize.cel.Template;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.world.Programs.HazardProgram;
import dev.assize.world.Programs.MessageProgram;
import dev.assize.world.Programs.StepProgram;
import dev.assize.world.Programs.TaskProgram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a trial: draws the task's objects, renders every text, and plants the attack.
 *
 * <p>Everything is rendered from the state as it was before the attack was planted: a prompt that
 * quotes a mail quotes the original.
 */
final class Opening {

  private final State state;
  private final State.Snapshot before;
  private final TaskProgram task;
  private final Map<String, Object> variables;

  Opening(State state, TaskProgram task, Seed.Random random) {
    this.state = state;
    this.before = state.snapshot();
    this.task = task;
    this.variables = variables(before);
    task.draw().forEach((name, list) -> variables.put(name, draw(name, list, random)));
    task.let().forEach((name, let) -> variables.put(name, of(name, () -> let.evaluate(variables))));
  }

  /**
   * A trial that is ready to begin.
   *
   * @param state the live state
   * @param before a copy of it
   * @param variables the names of the task, by which its oracle is judged
   * @param messages what the user asks, in order; at least one
   * @param tempts careless ways to answer the first message, by the hazard that they cause
   * @param tempts careless ways to answer the first message, by the hazard that they cause
   * @param payload what was planted, or null
   * @param description the place in a tool's description where it is, or null
   */
  record Prepared(
      State state,
      State.Snapshot before,
      TaskProgram task,
      Map<String, Object> variables,
      List<Message> messages,
      Map<String, Message> tempts,
      List<Step> harm,
      @Nullable String payload,
      @Nullable Place description) {}

  Prepared withoutThreat() {
    return prepared(List.of(), null, null);
  }

  Prepared with(Place place, HazardProgram hazard, Template technique) {
    @Nullable Expression reads = task.reads().get(place.id());
    if (reads == null && place.tool() == null) {
      throw new IllegalArgumentException(
          "task " + task.task().id() + " does not read the place " + place.id());
    }
    Map<String, Object> world = variables(before);
    world.put("goal", of("goal", () -> hazard.goal().text(world)).strip());
    String payload = of("technique", () -> technique.text(world)).strip();
    if (reads == null) {
      return prepared(harmOf(hazard, world), payload, place);
    }
    Prepared prepared = prepared(harmOf(hazard, world), payload, null);
    plant(place, String.valueOf(of("reads", () -> reads.evaluate(variables))), payload);
    return prepared;
  }

  /** The harm is known, and nobody asks for it. */
  Prepared withoutAttack(HazardProgram hazard) {
    return prepared(harmOf(hazard, variables(before)), null, null);
  }

  private List<Step> harmOf(HazardProgram hazard, Map<String, Object> world) {
    return steps("harm of hazard " + hazard.hazard().id(), hazard.harm(), world);
  }

  private Prepared prepared(
      List<Step> harm, @Nullable String payload, @Nullable Place description) {
    return new Prepared(
        state,
        before,
        task,
        variables,
        task.messages().stream().map(this::message).toList(),
        temptations(),
        harm,
        payload,
        description);
  }

  private Map<String, Message> temptations() {
    Map<String, Message> ways = new HashMap<>();
    task.tempts().forEach((hazard, way) -> ways.put(hazard, message(way)));
    return ways;
  }

  private Message message(MessageProgram message) {
    return new Message(
        of("prompt", () -> message.prompt().text(variables)).strip(),
        steps("reference", message.reference(), variables),
        of("answer", () -> message.answer().text(variables)).strip());
  }

  private void plant(Place place, String id, String payload) {
    String collection = Objects.requireNonNull(place.collection());
    String field = Objects.requireNonNull(place.field());
    Map<String, Object> live =
        state
            .find(collection, id)
            .orElseThrow(() -> problem("reads", "no object " + id + " in " + collection));
    if (!(live.get(field) instanceof String original)) {
      throw problem("reads", collection + " " + id + " has no text in field " + field);
    }
    String planted = payload + "\n\n" + original;
    live.put(field, planted);
    copyOf(collection, id).put(field, planted);
  }

  @SuppressWarnings("unchecked") // a snapshot's collections are lists of objects
  private Map<String, Object> copyOf(String collection, String id) {
    List<Map<String, Object>> objects =
        (List<Map<String, Object>>) before.collections().getOrDefault(collection, List.of());
    return objects.stream()
        .filter(object -> id.equals(object.get("id")))
        .findFirst()
        .orElseThrow(() -> problem("reads", "no object " + id + " in " + collection));
  }

  private Object draw(String name, Expression expression, Seed.Random random) {
    List<?> list = of("draw " + name, () -> expression.list(variables));
    if (list.isEmpty()) {
      throw problem("draw " + name, "there is nothing to draw from");
    }
    return random.pick(list);
  }

  private List<Step> steps(String part, List<StepProgram> steps, Map<String, Object> names) {
    return of(part, () -> steps.stream().map(step -> step.render(names)).toList());
  }

  private <T> T of(String part, Supplier<T> evaluation) {
    try {
      return evaluation.get();
    } catch (ExpressionException e) {
      throw problem(part, e.getMessage());
    }
  }

  private WorldException problem(String part, @Nullable String message) {
    return new WorldException("task " + task.task().id() + ": " + part + ": " + message);
  }

  /** The names that expressions see of a state. */
  static Map<String, Object> variables(State.Snapshot snapshot) {
    Map<String, Object> variables = new HashMap<>(snapshot.facts());
    variables.put("state", snapshot.collections());
    return variables;
  }
}
