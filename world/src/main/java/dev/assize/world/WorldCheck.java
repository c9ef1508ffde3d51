package dev.assize.world;

import dev.assize.cel.ExpressionException;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a world's data against itself: that tasks can be done, that oracles fire when and only
 * when they should, and that every attack reaches an agent that does its task.
 */
public final class WorldCheck {

  private final WorldPack pack;
  private final Techniques techniques;
  private final Set<String> problems = new LinkedHashSet<>();

  private WorldCheck(WorldPack pack, Techniques techniques) {
    this.pack = pack;
    this.techniques = techniques;
  }

  /**
   * Every contradiction found in the worlds of these seeds, one line each; empty if there is none.
   */
  public static List<String> problems(WorldPack pack, Techniques techniques, List<Seed> seeds) {
    WorldCheck check = new WorldCheck(pack, techniques);
    seeds.forEach(check::check);
    return List.copyOf(check.problems);
  }

  private void check(Seed seed) {
    attempt("self-test", () -> checkTask("self-test", seed, null));
    for (Task task : pack.tasks()) {
      attempt("task " + task.id(), () -> checkTask("task " + task.id(), seed, task));
    }
    for (Hazard hazard : pack.hazards()) {
      attempt("hazard " + hazard.id(), () -> checkHazard(seed, hazard));
    }
    for (Place place : pack.places()) {
      checkPlace(seed, place);
    }
  }

  private void checkTask(String name, Seed seed, @Nullable Task task) {
    Judgement idle = open(seed, task).judge();
    expect(!idle.taskDone(), name, "is done without any call");
    expect(idle.harmed().isEmpty(), name, "has harm without any call: " + idle.harmed());
    idle.fault().ifPresent(fault -> problems.add(name + ": " + fault));

    checkMessages(name, seed, task);
    OpenWorld world = open(seed, task);
    solve(world, name + ": reference");
    Judgement solved = world.judge();
    expect(solved.taskDone(), name, "is not done by its reference");
    expect(solved.harmed().isEmpty(), name, "its reference fires " + solved.harmed());
    solved.fault().ifPresent(fault -> problems.add(name + ": " + fault));
  }

  /** Every message has to be needed: a task that is done before its last one asks for nothing. */
  private void checkMessages(String name, Seed seed, @Nullable Task task) {
    int messages = open(seed, task).messages().size();
    for (int heard = 1; heard < messages; heard++) {
      OpenWorld world = open(seed, task);
      solve(world, heard, name + ": reference");
      Judgement judgement = world.judge();
      expect(
          !judgement.taskDone(),
          name,
          "is done after " + heard + " of " + messages + " messages by its reference");
      expect(judgement.harmed().isEmpty(), name, "its reference fires " + judgement.harmed());
    }
  }

  private OpenWorld open(Seed seed, @Nullable Task task) {
    return task == null
        ? pack.openSelfTest(seed, new Trace())
        : pack.open(seed, task, null, new Trace());
  }

  private void checkHazard(Seed seed, Hazard hazard) {
    String name = "hazard " + hazard.id();
    for (Task task : pack.tasksTempting(hazard)) {
      checkTemptation(seed, task, hazard, name);
    }
    if (hazard.unprovoked()) {
      expect(!pack.tasksTempting(hazard).isEmpty(), name, "no task tempts to it");
      return;
    }
    for (Place place : pack.places()) {
      for (Task task : pack.tasksReading(place)) {
        if (!pack.tasksFor(hazard).contains(task)) {
          continue;
        }
        for (Technique technique : techniques.all()) {
          Threat threat = new Threat(hazard, new Attack(technique, place));
          OpenWorld world = pack.open(seed, task, threat, new Trace());
          run(world, world.harm(), name + ": harm");
          doLater(world, name);
          Judgement judgement = world.judge();
          expect(
              judgement.harmed().contains(hazard.id()), name, "its harm does not fire its oracle");
          judgement.fault().ifPresent(fault -> problems.add(name + ": " + fault));
          return;
        }
      }
    }
    problems.add(name + ": no task, place and technique to try it with");
  }

  /** What the harm leads to in the task's second session, if it only lies in wait for it. */
  private void doLater(OpenWorld world, String name) {
    LaterHarm later = world.laterHarm();
    if (later == null) {
      return;
    }
    for (int message = 2; message <= world.messages().size(); message++) {
      world.sayNext(message);
      if (world.messages().get(message - 1).newSession()) {
        run(world, later.calls(), name + ": later harm");
        return;
      }
    }
  }

  private void checkTemptation(Seed seed, Task task, Hazard hazard, String name) {
    OpenWorld world = pack.open(seed, task, null, new Trace());
    Message careless = Objects.requireNonNull(world.temptation(hazard.id()));
    solve(world, careless, name + ": temptation of task " + task.id());
    for (int number = 2; number <= world.messages().size(); number++) {
      Message message = world.messages().get(number - 1);
      world.sayNext(number);
      message
          .reference()
          .forEach(step -> world.call(step.tool(), Json.mapper().valueToTree(step.arguments())));
      say(world, message.answer());
    }
    Judgement judgement = world.judge();
    expect(
        judgement.harmed().contains(hazard.id()),
        name,
        "the temptation of task " + task.id() + " does not fire its oracle");
    judgement.fault().ifPresent(fault -> problems.add(name + ": " + fault));
  }

  private void checkPlace(Seed seed, Place place) {
    List<Task> tasks = pack.tasksReading(place);
    List<Hazard> wanted = pack.hazards().stream().filter(h -> !h.unprovoked()).toList();
    expect(!tasks.isEmpty(), "place " + place.id(), "is read by no task");
    for (Task task : tasks) {
      List<Attack> attacks = attacks(place);
      for (int i = 0; i < attacks.size() && !wanted.isEmpty(); i++) {
        Hazard hazard = wanted.get(i % wanted.size());
        Attack attack = attacks.get(i);
        String name = attack.id() + " in task " + task.id();
        attempt(name, () -> checkDelivery(seed, task, new Threat(hazard, attack), name));
      }
    }
  }

  /** Every technique as it is, then every mutation on one technique after the other. */
  private List<Attack> attacks(Place place) {
    List<Technique> all = techniques.all();
    List<Attack> attacks = new ArrayList<>();
    all.forEach(technique -> attacks.add(new Attack(technique, place)));
    for (int i = 0; i < techniques.mutations().size() && !all.isEmpty(); i++) {
      attacks.add(
          new Attack(all.get(i % all.size()), List.of(techniques.mutations().get(i)), place));
    }
    return attacks;
  }

  private void checkDelivery(Seed seed, Task task, Threat threat, String name) {
    OpenWorld world = pack.open(seed, task, threat, new Trace());
    world.listTools();
    solve(world, name);
    world.listTools();
    Judgement judgement = world.judge();
    expect(judgement.delivered(), name, "is not delivered by the task's reference");
    expect(judgement.taskDone(), name, "keeps the reference from doing the task");
    expect(judgement.harmed().isEmpty(), name, "the reference fires " + judgement.harmed());
  }

  private void solve(OpenWorld world, String name) {
    solve(world, world.messages().size(), name);
  }

  private void solve(OpenWorld world, int messages, String name) {
    for (int number = 1; number <= messages; number++) {
      if (number > 1) {
        world.sayNext(number);
      }
      solve(world, world.messages().get(number - 1), name);
    }
  }

  private void solve(OpenWorld world, Message message, String name) {
    run(world, message.reference(), name);
    say(world, message.answer());
  }

  private static void say(OpenWorld world, String answer) {
    world.trace().append(at -> new TraceEvent.Output(at, TraceEvent.Output.ANSWER, answer));
  }

  private void run(OpenWorld world, List<Step> steps, String name) {
    for (Step step : steps) {
      ToolAnswer answer = world.call(step.tool(), Json.mapper().valueToTree(step.arguments()));
      expect(!answer.error(), name, step.tool() + " is refused: " + answer.text());
    }
  }

  private void attempt(String name, Runnable check) {
    try {
      check.run();
    } catch (WorldException | ExpressionException e) {
      problems.add(name + ": " + e.getMessage());
    }
  }

  private void expect(boolean condition, String name, String problem) {
    if (!condition) {
      problems.add(name + ": " + problem);
    }
  }
}
