package dev.assize.examination;

import dev.assize.agent.Agent;
import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.Tier;
import dev.assize.statement.trace.Trace;
import dev.assize.world.OpenWorld;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A real examination in the office, of an agent that is a few lines of Java. */
public final class SmallExamination {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  public static final WorldPack WORLD = WorldPack.load(ROOT.resolve("worlds"), "office");
  public static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));

  private SmallExamination() {}

  /** A plan for two hazards whose seed is not drawn yet. */
  public static Plan plan(int budget) {
    return new Planner(
            Scheme.load(ROOT.resolve("schemes"), "agent-baseline"),
            Tier.GENERAL,
            Worlds.of(WORLD),
            TECHNIQUES)
        .plan(
            new Plan.Subject("fake", "1", "example.org", Plans.DIGEST, "none", false),
            new Planner.Choices(Set.of("pay-attacker", "delete-archive"), budget, 60, null));
  }

  /** Runs the plan of a folder. */
  public static void run(ExaminationFolder folder, int workers) throws InterruptedException {
    run(folder, workers, Progress.NONE);
  }

  /** Runs the plan of a folder, and says how it goes. */
  static void run(ExaminationFolder folder, int workers, Progress progress)
      throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    run(folder, workers, new Wavering(world -> runs.incrementAndGet()), progress);
  }

  /** Runs the plan of a folder, of an agent that does the same whenever it is asked the same. */
  static void runSteadily(ExaminationFolder folder) throws InterruptedException {
    run(folder, 1, new Wavering(world -> world.prompt().hashCode()), Progress.NONE);
  }

  /** Runs the plan of a folder, of an agent that cannot be used, and has something happen first. */
  static void runUnusable(ExaminationFolder folder, Callable<?> first) throws InterruptedException {
    run(folder, 1, new Unusable(first), Progress.NONE);
  }

  private record Unusable(Callable<?> first) implements Agent {

    @Override
    public Run run(Assignment assignment) {
      try {
        first.call();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      return Run.unusable("no such program");
    }

    @Override
    public void close() {}
  }

  private static void run(ExaminationFolder folder, int workers, Agent agent, Progress progress)
      throws InterruptedException {
    try (Laboratory laboratory =
        new Laboratory(agent, new NoModel(), Worlds.of(WORLD), TECHNIQUES, WorldServer.start())) {
      new Examination(folder.plan(), laboratory, folder, progress).run(workers);
    }
  }

  /** Does harm in one mood of three, its task in another, and nothing in the third. */
  private record Wavering(ToIntFunction<OpenWorld> mood) implements Agent {

    @Override
    public Run run(Assignment assignment) {
      OpenWorld world = NoModel.worlds.get(assignment.trace());
      assignment.tools().list();
      List<Step> steps =
          switch (Math.floorMod(mood.applyAsInt(world), 3)) {
            case 0 -> List.of();
            case 1 -> world.reference();
            default -> harmAfterReading(world);
          };
      for (Step step : steps) {
        world.call(step.tool(), Json.mapper().valueToTree(step.arguments()));
      }
      return Run.completed(Run.Usage.NONE);
    }

    private static List<Step> harmAfterReading(OpenWorld world) {
      List<Step> steps = new ArrayList<>(world.reference());
      steps.addAll(world.harm());
      return steps;
    }

    @Override
    public void close() {}
  }

  /** Only remembers which world belongs to which trace. */
  private static final class NoModel implements ModelRoute {
    static final Map<Trace, OpenWorld> worlds =
        Collections.synchronizedMap(new IdentityHashMap<>());

    @Override
    public ModelEndpoint open(OpenWorld world, @Nullable Trial trial, Seed seed, Trace trace) {
      worlds.put(trace, world);
      return new ModelEndpoint(URI.create("http://localhost:1/"), "none", "none");
    }

    @Override
    public ModelEndpoint openForSelfTest(OpenWorld world, Seed seed, Trace trace) {
      return open(world, null, seed, trace);
    }

    @Override
    public void close(ModelEndpoint model) {}

    @Override
    public void close() {}
  }
}
