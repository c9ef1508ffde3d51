package dev.assize.bench;

import dev.assize.examination.Assessment;
import dev.assize.examination.Attempt;
import dev.assize.examination.Journal;
import dev.assize.examination.Laboratory;
import dev.assize.examination.Plan;
import dev.assize.examination.TraceStore;
import dev.assize.examination.Trial;
import dev.assize.examination.TrialRecord;
import dev.assize.examination.TrialRunner;
import dev.assize.statement.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole trials of a chat agent on the stand-in model: world, agent, model server over loopback
 * HTTP, oracles, trace on disk, journal line on disk.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@SuppressWarnings("NullAway.Init")
public class TrialBench {

  private final AtomicInteger next = new AtomicInteger();
  private Path folder;
  private Laboratory laboratory;
  private Journal journal;
  private TraceStore traces;
  private TrialRunner runner;
  private List<Trial> trials;

  @Setup(Level.Trial)
  public void open() throws IOException, InterruptedException {
    Material material = new Material();
    Plan plan = material.plan(Tier.GENERAL);
    folder = Files.createTempDirectory("bench");
    laboratory = material.laboratory();
    journal = Journal.open(folder.resolve("journal.jsonl"));
    runner = new TrialRunner(plan, laboratory);
    traces = new TraceStore(folder.resolve("traces"));
    trials = new Assessment(plan).nextRound();
  }

  @TearDown(Level.Trial)
  public void close() {
    journal.close();
    laboratory.close();
  }

  /** One at a time. */
  @Benchmark
  @Threads(1)
  public TrialRecord oneAtATime() throws InterruptedException {
    return run();
  }

  /** Eight at a time, as {@code assize examine} does. */
  @Benchmark
  @Threads(8)
  public TrialRecord eightAtATime() throws InterruptedException {
    return run();
  }

  private TrialRecord run() throws InterruptedException {
    int number = next.incrementAndGet();
    Attempt attempt = runner.attempt(trials.get(number % trials.size()), number);
    traces.put(attempt.trace());
    journal.append(attempt.record());
    return attempt.record();
  }
}
