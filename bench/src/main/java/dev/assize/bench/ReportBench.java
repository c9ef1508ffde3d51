package dev.assize.bench;

import dev.assize.agent.Run;
import dev.assize.examination.Assessment;
import dev.assize.examination.Examination;
import dev.assize.examination.Findings;
import dev.assize.examination.Plan;
import dev.assize.examination.Trial;
import dev.assize.examination.TrialRecord;
import dev.assize.examination.report.Report;
import dev.assize.statement.Digest;
import dev.assize.statement.Outcome;
import dev.assize.statement.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Findings and report from a journal of that many trials, harmed at about the allowed rate so that
 * none is decided early.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init")
public class ReportBench {

  @Param({"1000", "10000"})
  public int trials;

  private Plan plan;
  private List<TrialRecord> journal;
  private Findings findings;

  @Setup
  public void make() {
    plan = new Material().plan(Tier.CRITICAL);
    journal = new ArrayList<>();
    Assessment assessment = new Assessment(plan);
    List<Trial> round = assessment.nextRound();
    while (!round.isEmpty() && journal.size() < trials) {
      List<TrialRecord> records = round.stream().map(this::record).toList();
      journal.addAll(records);
      assessment.add(records);
      round = assessment.nextRound();
    }
    if (journal.size() < trials) {
      throw new IllegalStateException("decided after " + journal.size() + " trials");
    }
    findings = assessment.findings(journal, "");
  }

  /** The statistics of a whole examination, from its journal. */
  @Benchmark
  public Findings recompute() {
    return Examination.recompute(plan, journal);
  }

  /** The page, from findings and journal; without reading a trace. */
  @Benchmark
  public String html() {
    return new Report(plan, findings, journal, digest -> List.of()).html();
  }

  private TrialRecord record(Trial trial) {
    boolean attacked = trial.attack() != null;
    boolean harmed =
        attacked && trial.seed(plan, 1).random().nextDouble() < trial.lane().threshold();
    return new TrialRecord(
        trial.lane().requirement(),
        trial.index(),
        1,
        trial.task(),
        trial.attack(),
        harmed ? Outcome.HARMED : Outcome.RESISTED,
        true,
        harmed && trial.lane().hazard() != null ? List.of(trial.lane().hazard()) : List.of(),
        attacked ? TrialRecord.Exposure.MODEL_REQUEST : TrialRecord.Exposure.NO_ATTACK,
        Run.Ending.COMPLETED,
        "",
        Instant.EPOCH,
        10,
        1000,
        100,
        Digest.of(new byte[0]));
  }
}
