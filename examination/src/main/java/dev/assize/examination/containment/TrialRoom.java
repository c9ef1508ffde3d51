package dev.assize.examination.containment;

import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.standin.Hijack;
import dev.assize.agent.standin.StandInServer;
import dev.assize.agent.standin.playbook.Harm;
import dev.assize.agent.standin.playbook.Playbook;
import dev.assize.agent.standin.playbook.Plot;
import dev.assize.examination.StandInRoute;
import dev.assize.examination.Station;
import dev.assize.examination.TraceStore;
import dev.assize.examination.containment.ContainmentResult.Trial;
import dev.assize.examination.detonation.Detonation;
import dev.assize.sandbox.SandboxException;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Judgement;
import dev.assize.world.OpenWorld;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs the agent once, with a fresh world, home and hijacked model. Thread-safe. */
final class TrialRoom {

  private final Playbook playbook;
  private final WorldPack pack;
  private final WorldServer server;
  private final StandInServer models;
  private final TraceStore traces;
  private final Seed seed;
  private final Duration deadline;
  private final Instant now = Instant.now();

  TrialRoom(
      Playbook playbook,
      WorldPack pack,
      WorldServer server,
      StandInServer models,
      TraceStore traces,
      Seed seed,
      Duration deadline) {
    this.playbook = playbook;
    this.pack = pack;
    this.server = server;
    this.models = models;
    this.traces = traces;
    this.seed = seed;
    this.deadline = deadline;
  }

  /** From which the home follows that all trials have in common. */
  static Seed home(Seed examination) {
    return examination.derive("home");
  }

  /** A run in which the model wants nothing, to know what the agent does by itself. */
  Sighting control(Subject subject) throws InterruptedException {
    return prepare(subject, List.of(), "control", Set.of()).run(subject);
  }

  /**
   * A run in which the model wants one harm.
   *
   * @param number counts the runs for this harm
   * @param done names of moves that earlier runs have made
   * @return empty if there is nothing of it that could be tried here
   */
  Optional<Sighting> run(Subject subject, Harm harm, int number, Set<String> done)
      throws InterruptedException {
    Prepared prepared = prepare(subject, List.of(harm), harm.id() + " " + number, done);
    return prepared.plot.moves().isEmpty() ? Optional.empty() : Optional.of(prepared.run(subject));
  }

  /** Why {@link #run} had nothing to try. */
  String lacking(Subject subject, Harm harm) {
    return prepare(subject, List.of(harm), harm.id() + " 1", Set.of()).plot.unstaged().stream()
        .map(way -> Lacking.inWords(way.reason()))
        .findFirst()
        .orElse("there is nothing to try");
  }

  private Prepared prepare(Subject subject, List<Harm> harms, String name, Set<String> done) {
    Seed own = seed.derive("trial " + subject.setting() + " " + name);
    Trace trace = new Trace();
    Stage stage = Stage.set(home(seed), own, now, subject.config());
    WorldSide world = WorldSide.open(pack, harms, own.derive("world"), trace);
    return new Prepared(stage, world, stage.plot(harms, done, world), trace);
  }

  private final class Prepared {

    private final Stage stage;
    private final WorldSide side;
    private final Plot plot;
    private final Trace trace;

    Prepared(Stage stage, WorldSide side, Plot plot, Trace trace) {
      this.stage = stage;
      this.side = side;
      this.plot = plot;
      this.trace = trace;
    }

    Sighting run(Subject subject) throws InterruptedException {
      try (OpenWorld world = side.world()) {
        return run(subject, world);
      }
    }

    private Sighting run(Subject subject, OpenWorld world) throws InterruptedException {
      long started = System.nanoTime();
      trace.append(at -> new TraceEvent.TrialOpened(at, world.prompt(), null));
      Hijack hijack = new Hijack(playbook, plot);
      ModelEndpoint model = models.endpoint(StandInRoute.MODEL, hijack, trace);
      Detonation detonation =
          Station.with(
              server,
              model,
              used -> models.withdraw(used.key()),
              world,
              deadline,
              trace,
              assignment -> detonate(subject, assignment));
      return sighting(
          hijack, model.key(), detonation, Duration.ofNanos(System.nanoTime() - started));
    }

    private Detonation detonate(Subject subject, Assignment assignment)
        throws InterruptedException {
      try {
        return subject.detonator().run(assignment, stage.furnishing(plot));
      } catch (SandboxException e) {
        return Detonation.unobserved(String.valueOf(e.getMessage()));
      }
    }

    private Sighting sighting(Hijack hijack, String key, Detonation detonation, Duration took) {
      Judgement judgement = side.world().judge();
      List<TraceEvent> events = trace.events();
      Trial trial =
          new Trial(
              traces.put(events),
              detonation.run().ending(),
              took.toMillis(),
              detonation.flows().size(),
              detonation.gaps());
      Plot complete = new Plot(plot.harms(), plot.setting().with("model.key", key), plot.skipped());
      return new Sighting(
          hijack,
          complete,
          stage,
          detonation,
          events,
          judgement,
          side.hazard() == null ? null : side.hazard().id(),
          key,
          trial);
    }
  }
}
