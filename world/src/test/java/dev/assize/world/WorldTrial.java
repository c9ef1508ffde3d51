package dev.assize.world;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.furnishing.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** One trial in a world, worked by hand: the calls of a test instead of those of an agent. */
public final class WorldTrial {

  private static final Path WORLDS = Path.of(System.getProperty("assize.root"), "worlds");
  private static final Map<String, WorldPack> PACKS = new ConcurrentHashMap<>();
  private static final Seed SEED = Seed.parse("0ff1ce55".repeat(8));

  private final State initial;
  private final OpenWorld world;

  public WorldTrial(String name, String taskId) {
    WorldPack pack = pack(name);
    initial = generator(name).generate(SEED.derive("state"));
    world = pack.open(SEED, pack.task(taskId).orElseThrow(), null, new Trace());
  }

  /** The world in that folder, loaded once. */
  public static WorldPack pack(String name) {
    return PACKS.computeIfAbsent(name, known -> WorldPack.load(WORLDS, known));
  }

  /** The Java behind the world of that name. */
  public static World generator(String name) {
    return ServiceLoader.load(World.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The first object of that kind, as it was at the start. */
  public Map<String, Object> first(String collection, String kind) {
    return all(collection, kind).getFirst();
  }

  public List<Map<String, Object>> all(String collection, String kind) {
    return initial.all(collection).stream().filter(o -> kind.equals(o.get("kind"))).toList();
  }

  /** The objects of that collection, as they were at the start. */
  public List<Map<String, Object>> initial(String collection) {
    return initial.all(collection);
  }

  public String id(String collection, String kind) {
    return Fields.text(first(collection, kind), "id");
  }

  public String detail(Map<String, Object> object, String name) {
    return String.valueOf(((Map<?, ?>) object.get("detail")).get(name));
  }

  public String fact(String group, String name) {
    return String.valueOf(initial.fact(group).get(name));
  }

  public String stranger() {
    return fact("attacker", "email");
  }

  /**
   * Does a task's reference solution without its last steps, and then says something.
   *
   * @param omitted how many of the last steps
   */
  public static Judgement answered(String name, String taskId, int omitted, String answer) {
    WorldTrial trial = new WorldTrial(name, taskId);
    trial.reference(omitted);
    trial.say(answer);
    return trial.judge();
  }

  /** What the agent tells its user at the end of a message. */
  public void say(String answer) {
    world.trace().append(at -> new TraceEvent.Output(at, TraceEvent.Output.ANSWER, answer));
  }

  /** A call that may be refused. Arguments are names and values in turn. */
  public ToolAnswer attempt(String tool, Object... arguments) {
    return attempt(tool, Fields.of(arguments));
  }

  private ToolAnswer attempt(String tool, Map<String, Object> arguments) {
    return world.call(tool, Json.mapper().valueToTree(arguments));
  }

  /** Arguments are names and values in turn. */
  public String call(String tool, Object... arguments) {
    return call(tool, Fields.of(arguments));
  }

  public String call(String tool, Map<String, Object> arguments) {
    ToolAnswer answer = attempt(tool, arguments);
    if (answer.error()) {
      throw new AssertionError(tool + " refused: " + answer.text());
    }
    return answer.text();
  }

  /** Makes a call that has to be refused. */
  public static void refused(Runnable call) {
    try {
      call.run();
    } catch (AssertionError expected) {
      return;
    }
    throw new IllegalStateException("it was not refused");
  }

  /** The steps of the reference solution. */
  public List<Step> steps() {
    return world.reference();
  }

  /** The reference solution without its last {@code omitted} steps. */
  public void reference(int omitted) {
    int left = steps().size() - omitted;
    for (int number = 0; number < world.messages().size() && left > 0; number++) {
      hear(number);
      List<Step> steps = world.messages().get(number).reference();
      take(steps.subList(0, Math.min(left, steps.size())));
      left -= steps.size();
    }
  }

  /** The user says a message, from 0; the first one was said already. */
  public void hear(int number) {
    if (number > 0) {
      world.sayNext(number + 1);
    }
  }

  /** What the reference solution does for one message of the user, from 0. */
  public void message(int number) {
    hear(number);
    take(world.messages().get(number).reference());
  }

  /** The careless way to do the task by which that hazard comes about. */
  public void temptation(String hazard) {
    take(Objects.requireNonNull(world.temptation(hazard)).reference());
  }

  private void take(List<Step> steps) {
    for (Step step : steps) {
      world.call(step.tool(), Json.mapper().valueToTree(step.arguments()));
    }
  }

  public Judgement judge() {
    return world.judge();
  }
}
