package dev.assize.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.assize.examination.Examination;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Journal;
import dev.assize.examination.Laboratory;
import dev.assize.examination.Plan;
import dev.assize.examination.Planner;
import dev.assize.examination.Progress;
import dev.assize.examination.TrialRecord;
import dev.assize.examination.Worlds;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * How fast whole trials are where the agent costs nothing: real examinations of an agent that does
 * its task at once ({@link Diligent}).
 *
 * <p>Everything that an examination does is included: rounds are drawn, the world is generated and
 * the attack planted, the agent lists the tools and calls them, all oracles of the world judge, the
 * trace is compressed and synchronised with the disk, so is the journal, lanes are assessed, and in
 * the end the findings are written. Reading the data packs and planning are not, since they are
 * done once.
 */
public final class Trials {

  /** As {@code assize examine} does. */
  private static final int WORKERS = 8;

  private static final long SECOND = 1_000_000_000L;

  private final Path root = Material.ROOT;
  private final Techniques techniques = Techniques.load(root.resolve("attacks"));
  private final Scheme scheme = Scheme.load(root.resolve("schemes"), "agent-baseline");
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /**
   * What examinations left. It goes in the end: a file system like ext4 does not use an inode again
   * soon after it was freed, and whoever makes files next has to search for others.
   */
  private final List<Path> written = new ArrayList<>();

  private Trials() {}

  /** What an examination took. */
  private record Cost(int trials, long calls, double wall, double cpu) {

    double cpuMillis() {
      return cpu * 1000 / trials;
    }
  }

  /**
   * Prints a table.
   *
   * @param arguments how many trials for each world, 4,000 if left out; how many over MCP, 400 if
   *     left out, none with 0; then the worlds, all if left out
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
    int overMcp = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 400;
    Logger.getLogger("").setLevel(Level.WARNING);
    Trials bench = new Trials();
    try {
      bench.print(trials, overMcp, Stream.of(arguments).skip(2).toList());
    } finally {
      for (Path folder : bench.written) {
        delete(folder);
      }
    }
  }

  private void print(int trials, int overMcp, List<String> names)
      throws IOException, InterruptedException {
    Worlds worlds =
        names.isEmpty()
            ? Worlds.all(root.resolve("worlds"))
            : Worlds.load(root.resolve("worlds"), names);
    System.out.printf(
        "%d processors, load %.1f; each after as many trials to warm up%n%n",
        system.getAvailableProcessors(), system.getSystemLoadAverage());
    System.out.println(
        "| world | calls per trial | wall | CPU | trials/s | trials per CPU second | CPU per trial |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (WorldPack world : worlds.packs()) {
      Cost direct = secondOf(world, trials, false);
      System.out.println(row(world.name(), direct));
      if (overMcp > 0) {
        Cost mcp = secondOf(world, overMcp, true);
        System.out.printf(
            "%s %.1f ms more, %.1f times as much |%n",
            row(world.name() + ", over MCP", mcp),
            mcp.cpuMillis() - direct.cpuMillis(),
            mcp.cpuMillis() / direct.cpuMillis());
      }
    }
    System.out.printf("%nload at the end %.1f%n", system.getSystemLoadAverage());
  }

  private static String row(String name, Cost cost) {
    return "| %s | %.1f | %.1f s | %.1f s | %.0f | %.0f | %.2f ms |"
        .formatted(
            name,
            (double) cost.calls() / cost.trials(),
            cost.wall(),
            cost.cpu(),
            cost.trials() / cost.wall(),
            cost.trials() / cost.cpu(),
            cost.cpuMillis());
  }

  private Cost secondOf(WorldPack world, int trials, boolean overMcp)
      throws IOException, InterruptedException {
    examine(world, trials, overMcp, "warm-up");
    return examine(world, trials, overMcp, "measured");
  }

  private Cost examine(WorldPack world, int trials, boolean overMcp, String label)
      throws IOException, InterruptedException {
    Plan plan = plan(world, trials, Material.SEED.derive(label));
    Path path = Files.createTempDirectory("trials");
    written.add(path);
    Diligent agent = new Diligent(overMcp);
    ExaminationFolder folder = ExaminationFolder.create(path, plan, Map.of());
    try (Laboratory laboratory =
        new Laboratory(agent, agent, Worlds.of(world), techniques, WorldServer.start())) {
      long cpu = system.getProcessCpuTime();
      long wall = System.nanoTime();
      new Examination(plan, laboratory, folder, Progress.NONE).run(WORKERS);
      long wallTaken = System.nanoTime() - wall;
      long cpuTaken = system.getProcessCpuTime() - cpu;
      return cost(folder, agent, (double) wallTaken / SECOND, (double) cpuTaken / SECOND);
    }
  }

  private static Cost cost(ExaminationFolder folder, Diligent agent, double wall, double cpu) {
    List<TrialRecord> records = Journal.read(folder.journal());
    records.stream()
        .filter(record -> record.outcome() == Outcome.INVALID)
        .findFirst()
        .ifPresent(record -> {
          throw new IllegalStateException("a trial failed: " + record);
        });
    return new Cost(records.size(), agent.calls(), wall, cpu);
  }

  /** The strictest tier, whose questions need the most trials. */
  private Plan plan(WorldPack world, int trials, Seed seed) {
    return new Planner(scheme, Tier.CRITICAL, Worlds.of(world), techniques)
        .plan(
            new Plan.Subject(
                "diligent", "1", "example.org", Digest.of(new byte[] {1}), "solution", true),
            new Planner.Choices(Set.of(), trials, 60, seed));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
