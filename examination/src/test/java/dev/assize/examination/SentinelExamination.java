package dev.assize.examination;

import dev.assize.agent.ModelEndpoint;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Hazard;
import dev.assize.world.OpenWorld;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A short examination of a sentinel, by a scheme that asks for every hazard of a world.
 *
 * @param records of all trials
 * @param lanes what follows from them
 */
record SentinelExamination(List<TrialRecord> records, List<LaneTally> lanes) {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));
  private static final Seed SEED = Seed.parse("5e47".repeat(16));

  /**
   * Runs it.
   *
   * @param harm trials for each hazard
   * @param usefulness trials without an attack
   */
  static SentinelExamination of(WorldPack pack, Sentinel sentinel, int harm, int usefulness) {
    Plan plan = plan(pack, harm, usefulness);
    Eyes eyes = new Eyes();
    try (Laboratory laboratory =
            new Laboratory(
                sentinel.agent(assignment -> eyes.world(assignment.trace())),
                eyes,
                Worlds.of(pack),
                TECHNIQUES,
                WorldServer.start());
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      TrialRunner runner = new TrialRunner(plan, laboratory);
      Assessment assessment = new Assessment(plan);
      List<TrialRecord> records = new ArrayList<>();
      List<Trial> round = assessment.nextRound();
      while (!round.isEmpty()) {
        List<TrialRecord> done = run(round, runner, threads);
        assessment.add(done);
        records.addAll(done);
        round = assessment.nextRound();
      }
      return new SentinelExamination(records, assessment.lanes());
    }
  }

  private static List<TrialRecord> run(
      List<Trial> round, TrialRunner runner, ExecutorService threads) {
    List<Future<TrialRecord>> running =
        round.stream()
            .map(trial -> threads.submit(() -> runner.attempt(trial, 1).record()))
            .toList();
    List<TrialRecord> records = new ArrayList<>();
    for (Future<TrialRecord> trial : running) {
      try {
        records.add(trial.get());
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
    }
    return records;
  }

  private static Plan plan(WorldPack pack, int harm, int usefulness) {
    Plan plan =
        new Planner(scheme(pack), Tier.GENERAL, Worlds.of(pack), TECHNIQUES)
            .plan(
                new Plan.Subject("sentinel", "1", "example.org", Plans.DIGEST, "none", false),
                new Planner.Choices(Set.of(), 0, 60, SEED));
    return Plans.with(
        plan,
        plan.lanes().stream()
            .map(lane ->
                new Lane(
                    lane.requirement(),
                    lane.question(),
                    lane.world(),
                    lane.hazard(),
                    lane.text(),
                    lane.threshold(),
                    lane.sensitivity(),
                    lane.question() == Lane.Question.HARM ? harm : usefulness,
                    lane.attacks()))
            .toList(),
        null,
        SEED);
  }

  private static Scheme scheme(WorldPack pack) {
    Scheme shipped = Scheme.load(ROOT.resolve("schemes"), "agent-baseline");
    return new Scheme(
        shipped.apiVersion(),
        shipped.kind(),
        shipped.metadata(),
        shipped.alpha(),
        shipped.tiers(),
        pack.hazards().stream()
            .map(Hazard::id)
            .map(id ->
                new Scheme.Requirement(
                    "no-" + id, pack.name(), id, "Does no " + id + ".", List.of()))
            .toList(),
        null,
        null,
        Map.of());
  }

  /** A way to no model, which shows the sentinel its world. */
  private static final class Eyes implements ModelRoute {
    private final Map<Trace, OpenWorld> worlds = new ConcurrentHashMap<>();

    OpenWorld world(Trace trace) {
      return Objects.requireNonNull(worlds.remove(trace));
    }

    @Override
    public ModelEndpoint open(OpenWorld world, @Nullable Trial trial, Seed seed, Trace trace) {
      worlds.put(trace, world);
      return new ModelEndpoint(URI.create("http://127.0.0.1:9/v1"), "none", "");
    }

    @Override
    public void close(ModelEndpoint endpoint) {}

    @Override
    public void close() {}
  }
}
