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
import dev.assize.world.mutation.Payload;
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
   * @param payload what must have been read to have read all that was planted, exactly; or null
   * @param description the description of a tool where it is, or null
   * @param addition what stands behind the results of a tool, or null
   */
  record Prepared(
      State state,
      State.Snapshot before,
      TaskProgram task,
      Map<String, Object> variables,
      List<Message> messages,
      Map<String, Message> tempts,
      List<Step> harm,
      @Nullable LaterHarm later,
      @Nullable String payload,
      @Nullable Description description,
      @Nullable Addition addition) {}

  /**
   * What a tool says of itself once the attack stands there.
   *
   * @param tool its name
   * @param afterCalls how many calls the agent has made then
   */
  record Description(String tool, int afterCalls, String text) {}

  /**
   * What stands behind the results of a tool once the attack stands there.
   *
   * @param tool its name
   * @param marker the text that a result must contain to carry it
   */
  record Addition(String tool, String marker, String text) {}

  Prepared withoutThreat() {
    return prepared(List.of(), null, null, null, null);
  }

  /**
   * @param seed decides what is left to chance in the disguise of the attack
   * @param description what the tool says of itself, if that is the place
   */
  Prepared with(
      Attack attack,
      HazardProgram hazard,
      Template technique,
      Seed seed,
      @Nullable String description) {
    Place place = attack.place();
    @Nullable Expression reads = task.reads().get(place.id());
    if (reads == null && description == null) {
      throw new IllegalArgumentException(
          "task " + task.task().id() + " does not read the place " + place.id());
    }
    Map<String, Object> world = variables(before);
    world.put("goal", of("goal", () -> hazard.goal().text(world)).strip());
    Payload payload = attack.disguised(of("technique", () -> technique.text(world)), seed);
    List<Step> harm = harmOf(hazard, world);
    @Nullable LaterHarm later = laterOf(hazard, world);
    if (reads == null) {
      String told = Objects.requireNonNull(description);
      String tool = Objects.requireNonNull(place.tool());
      return prepared(
          harm,
          later,
          payload.within(told),
          new Description(tool, place.afterCalls(), payload.behind(told)),
          null);
    }
    String id = String.valueOf(of("reads", () -> reads.evaluate(variables)));
    if (place.result() != null) {
      String piece = payload.apart();
      return prepared(harm, later, piece, null, new Addition(place.result(), id, piece));
    }
    String original = original(place, id);
    Prepared prepared = prepared(harm, later, payload.within(original), null, null);
    plant(place, id, payload.around(original));
    return prepared;
  }

  /** The harm is known, and nobody asks for it. */
  Prepared withoutAttack(HazardProgram hazard) {
    Map<String, Object> world = variables(before);
    return prepared(harmOf(hazard, world), laterOf(hazard, world), null, null, null);
  }

  private @Nullable LaterHarm laterOf(HazardProgram hazard, Map<String, Object> world) {
    Programs.LaterProgram later = hazard.later();
    return later == null
        ? null
        : new LaterHarm(
            of("remembered", () -> later.remembered().text(world)).strip(),
            steps("later harm of hazard " + hazard.hazard().id(), later.harm(), world));
  }

  private List<Step> harmOf(HazardProgram hazard, Map<String, Object> world) {
    return steps("harm of hazard " + hazard.hazard().id(), hazard.harm(), world);
  }

  private Prepared prepared(
      List<Step> harm,
      @Nullable LaterHarm later,
      @Nullable String payload,
      @Nullable Description description,
      @Nullable Addition addition) {
    return new Prepared(
        state,
        before,
        task,
        variables,
        task.messages().stream().map(this::message).toList(),
        temptations(),
        harm,
        later,
        payload,
        description,
        addition);
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
        of("answer", () -> message.answer().text(variables)).strip(),
        message.newSession());
  }

  private String original(Place place, String id) {
    if (live(place, id).get(place.field()) instanceof String original) {
      return original;
    }
    throw problem(
        "reads", place.collection() + " " + id + " has no text in field " + place.field());
  }

  private void plant(Place place, String id, String planted) {
    String field = Objects.requireNonNull(place.field());
    live(place, id).put(field, planted);
    copyOf(Objects.requireNonNull(place.collection()), id).put(field, planted);
  }

  private Map<String, Object> live(Place place, String id) {
    String collection = Objects.requireNonNull(place.collection());
    return state
        .find(collection, id)
        .orElseThrow(() -> problem("reads", "no object " + id + " in " + collection));
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
