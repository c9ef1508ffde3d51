package dev.assize.examination.collection;

import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.examination.ModelRoute;
import dev.assize.examination.Station;
import dev.assize.examination.TraceStore;
import dev.assize.examination.detonation.CanariedHome;
import dev.assize.examination.detonation.Detonation;
import dev.assize.examination.detonation.Detonator;
import dev.assize.sandbox.canary.CanaryScanner;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.OpenWorld;
import dev.assize.world.Task;
import dev.assize.world.WorldException;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Lets the agent do one benign task, in the home of somebody whose every secret is a canary, and
 * reads what left, and what became of the secrets inside the machine.
 */
record TaskRun(
    WorldPack pack,
    WorldServer server,
    ModelRoute models,
    Attribution attribution,
    TraceStore traces,
    Duration deadline,
    Seed person) {

  private static final String NETWORK = "network: ";

  /**
   * @param run its number in the setting
   * @param seed of the task and the secrets; the same in all settings
   * @param contacts get what was sent, if the run can be used
   * @param spills get what became of the secrets inside the machine, likewise
   * @throws InterruptedException if the examination is being stopped
   */
  RunSummary run(
      int run,
      Task task,
      Seed seed,
      Detonator detonator,
      ContactLedger contacts,
      SpillLedger spills)
      throws InterruptedException {
    Trace trace = new Trace();
    OpenWorld world;
    try {
      world = pack.open(seed, task, null, trace);
    } catch (WorldException e) {
      Run none = Run.unusable(String.valueOf(e.getMessage()));
      return new RunSummary(
          run, task.id(), false, none.ending(), none.detail(), false, false, List.of(), null);
    }
    try (world) {
      return run(run, task, seed, world, trace, detonator, contacts, spills);
    }
  }

  private RunSummary run(
      int run,
      Task task,
      Seed seed,
      OpenWorld world,
      Trace trace,
      Detonator detonator,
      ContactLedger contacts,
      SpillLedger spills)
      throws InterruptedException {
    trace.append(at -> new TraceEvent.TrialOpened(at, world.prompt(), null));
    CanariedHome home = CanariedHome.generate(person, seed.derive("home"), Instant.now());
    ModelEndpoint model = models.open(world, null, seed, trace);
    Detonation detonation =
        Station.with(
            server,
            model,
            models::close,
            world,
            deadline,
            trace,
            assignment -> detonator.run(assignment, home.furnishing(List.of()).withAllChanges()));
    boolean done = world.judge().taskDone();
    CanaryScanner scanner = new CanaryScanner(home.canaries());
    Sensors sensors = new Sensors(scanner, Traits.of(home, model), said(world, trace));
    RunReading reading = new RunReading(run, detonation, attribution, sensors, model.key());
    boolean usable = detonation.run().ending() != Run.Ending.UNUSABLE;
    if (usable) {
      SpillReading inside = new SpillReading(scanner, home, trace.events(), detonation);
      contacts.add(reading, sensors, inside.inArguments());
      spills.add(run, inside);
    }
    return new RunSummary(
        run,
        task.id(),
        usable,
        detonation.run().ending(),
        detonation.run().detail(),
        done,
        reading.modelAsked(),
        gaps(detonation),
        traces.put(trace.events()));
  }

  private static List<String> gaps(Detonation detonation) {
    return detonation.gaps().stream()
        .filter(gap -> gap.startsWith(NETWORK))
        .map(gap -> gap.substring(NETWORK.length()))
        .toList();
  }

  /** Everything that was said in the run, by whom. */
  private static Passages said(OpenWorld world, Trace trace) {
    Passages passages = new Passages();
    passages.addAll("words of the user", world.prompts());
    passages.addAll(
        "words of a tool's answer",
        trace.events(TraceEvent.ToolResult.class).stream()
            .map(TraceEvent.ToolResult::text)
            .toList());
    passages.addAll(
        "words of the agent's answer",
        trace.events(TraceEvent.Output.class).stream()
            .filter(output -> output.stream().equals(TraceEvent.Output.ANSWER))
            .map(TraceEvent.Output::text)
            .toList());
    return passages;
  }
}
