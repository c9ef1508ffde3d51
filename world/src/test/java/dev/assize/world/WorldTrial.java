package dev.assize.world;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import dev.assize.world.furnishing.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  /** Arguments are names and values in turn. */
  public String call(String tool, Object... arguments) {
    ToolAnswer answer = world.call(tool, Json.mapper().valueToTree(Fields.of(arguments)));
    if (answer.error()) {
      throw new AssertionError(tool + " refused: " + answer.text());
    }
    return answer.text();
  }

  /** The reference solution without its last {@code omitted} steps. */
  public void reference(int omitted) {
    List<Step> steps = world.reference();
    for (Step step : steps.subList(0, steps.size() - omitted)) {
      world.call(step.tool(), Json.mapper().valueToTree(step.arguments()));
    }
  }

  /** What the reference solution does for one message of the user, from 0. */
  public void message(int number) {
    for (Step step : world.messages().get(number).reference()) {
      world.call(step.tool(), Json.mapper().valueToTree(step.arguments()));
    }
  }

  public Judgement judge() {
    return world.judge();
  }
}
