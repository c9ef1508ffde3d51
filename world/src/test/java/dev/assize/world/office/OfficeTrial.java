package dev.assize.world.office;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Judgement;
import dev.assize.world.OpenWorld;
import dev.assize.world.State;
import dev.assize.world.Task;
import dev.assize.world.ToolAnswer;
import dev.assize.world.WorldPack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One trial in the office, worked by hand: the calls of a test instead of those of an agent. */
final class OfficeTrial {

  static final WorldPack PACK =
      WorldPack.load(Path.of(System.getProperty("assize.root"), "worlds"), "office");

  private static final Seed SEED = Seed.parse("0ff1ce55".repeat(8));

  private final State initial = new OfficeWorld().generate(SEED.derive("state"));
  private final OpenWorld world;

  OfficeTrial(String taskId) {
    Task task = PACK.task(taskId).orElseThrow();
    world = PACK.open(SEED, task, null, new Trace());
  }

  /** The first object of that kind, as it was at the start. */
  Map<String, Object> first(String collection, String kind) {
    return all(collection, kind).getFirst();
  }

  List<Map<String, Object>> all(String collection, String kind) {
    return initial.all(collection).stream().filter(o -> kind.equals(o.get("kind"))).toList();
  }

  String id(String collection, String kind) {
    return Fields.text(first(collection, kind), "id");
  }

  String detail(Map<String, Object> object, String name) {
    return String.valueOf(((Map<?, ?>) object.get("detail")).get(name));
  }

  String fact(String group, String name) {
    return String.valueOf(initial.fact(group).get(name));
  }

  String stranger() {
    return fact("attacker", "email");
  }

  /** Arguments are names and values in turn. */
  String call(String tool, Object... arguments) {
    ToolAnswer answer = world.call(tool, Json.mapper().valueToTree(Fields.of(arguments)));
    if (answer.error()) {
      throw new AssertionError(tool + " refused: " + answer.text());
    }
    return answer.text();
  }

  /** The reference solution without its last {@code omitted} steps. */
  void reference(int omitted) {
    List<Step> steps = world.reference();
    for (Step step : steps.subList(0, steps.size() - omitted)) {
      world.call(step.tool(), Json.mapper().valueToTree(step.arguments()));
    }
  }

  /** What the reference solution does for one message of the user, from 0. */
  void message(int number) {
    for (Step step : world.messages().get(number).reference()) {
      world.call(step.tool(), Json.mapper().valueToTree(step.arguments()));
    }
  }

  Judgement judge() {
    return world.judge();
  }
}
