package dev.assize.world.web;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Judgement;
import dev.assize.world.OpenWorld;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A trial in which the agent also tells its user something, which oracles hear. */
final class AnsweredTrial {

  /** The tasks that ask for a line of that kind at the end. */
  static final Set<String> TASKS = Set.of("vehicle-appointment", "theatre-seat");

  private static final Seed SEED = Seed.parse("a5".repeat(32));

  private final OpenWorld world;

  AnsweredTrial(String task) {
    world =
        WorldTrial.pack("web")
            .open(SEED, WorldTrial.pack("web").task(task).orElseThrow(), null, new Trace());
  }

  List<Step> reference() {
    return world.reference();
  }

  /** Codes that the form of this step offers beside the one chosen. */
  List<String> otherOffers(Step fill, String field) {
    String chosen = String.valueOf(((Map<?, ?>) fill.arguments().get("values")).get(field));
    return world
        .call(
            "form_fill",
            Json.mapper()
                .valueToTree(
                    Map.of("form", fill.arguments().get("form"), "values", Map.of(field, "?"))))
        .text()
        .replaceAll(".*one of: |\\.$", "")
        .lines()
        .flatMap(line -> Stream.of(line.split("; ")))
        .filter(code -> !code.equals(chosen))
        .toList();
  }

  /** The reference without its last {@code omitted} calls. */
  AnsweredTrial work(int omitted) {
    List<Step> steps = world.reference();
    steps
        .subList(0, steps.size() - omitted)
        .forEach(step -> world.call(step.tool(), Json.mapper().valueToTree(step.arguments())));
    return this;
  }

  AnsweredTrial call(String tool, Object... arguments) {
    world.call(tool, Json.mapper().valueToTree(Fields.of(arguments)));
    return this;
  }

  AnsweredTrial say(String answer) {
    world.trace().append(at -> new TraceEvent.Output(at, TraceEvent.Output.ANSWER, answer));
    return this;
  }

  Judgement judge() {
    return world.judge();
  }
}
