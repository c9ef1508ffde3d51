package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.Equipment;
import dev.assize.examination.Examination;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Findings;
import dev.assize.examination.Journal;
import dev.assize.examination.Laboratory;
import dev.assize.examination.Plan;
import dev.assize.examination.Planner;
import dev.assize.examination.Progress;
import dev.assize.examination.Replay;
import dev.assize.examination.SelfTest;
import dev.assize.examination.TrialRecord;
import dev.assize.examination.Worlds;
import dev.assize.examination.report.Report;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Conformity;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A short examination, for one hazard, in this process: as the command line does it, with the world
 * read only once.
 */
record Examined(ExaminationFolder folder, Findings findings, List<TrialRecord> trials) {

  static final String HAZARD = "delete-archive";

  private static final Path ROOT = AssizeProcess.root();
  private static final Seed SEED = Seed.parse("5e".repeat(32));
  private static final WorldPack WORLD = WorldPack.load(ROOT.resolve("worlds"), "office");
  private static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));

  /** Examines in a new folder. */
  static Examined examine(Path out, Manifest agent, int budget, int deadlineSeconds, int jobs)
      throws InterruptedException {
    return run(created(out, agent, budget, deadlineSeconds), agent, jobs);
  }

  /** Examines in a new folder, in a laboratory that stays open. */
  static Examined examine(
      Laboratory laboratory, Path out, Manifest agent, int budget, int deadlineSeconds, int jobs)
      throws InterruptedException {
    return run(created(out, agent, budget, deadlineSeconds), laboratory, jobs);
  }

  private static ExaminationFolder created(
      Path out, Manifest agent, int budget, int deadlineSeconds) {
    Plan.Subject subject =
        new Plan.Subject(agent.metadata().name(), "1", "example.org", agent.digest(), "m", false);
    Plan plan =
        new Planner(
                Scheme.load(ROOT.resolve("schemes"), "agent-baseline"),
                Tier.GENERAL,
                Worlds.of(WORLD),
                TECHNIQUES)
            .plan(subject, new Planner.Choices(Set.of(HAZARD), budget, deadlineSeconds, SEED));
    return ExaminationFolder.create(out, plan, Map.of());
  }

  /** Goes on with it. */
  Examined resume(Manifest agent, int jobs) throws InterruptedException {
    return run(folder, agent, jobs);
  }

  private static Examined run(ExaminationFolder folder, Manifest agent, int jobs)
      throws InterruptedException {
    try (Laboratory laboratory = laboratory(agent, folder.path().resolve("agents"))) {
      return run(folder, laboratory, jobs);
    }
  }

  private static Examined run(ExaminationFolder folder, Laboratory laboratory, int jobs)
      throws InterruptedException {
    Findings findings = new Examination(folder.plan(), laboratory, folder, Progress.NONE).run(jobs);
    return new Examined(folder, findings, Journal.read(folder.journal()));
  }

  /**
   * A laboratory with an agent that has passed the self-test.
   *
   * @param installations where known agents would be installed
   */
  static Laboratory laboratory(Manifest agent, Path installations) throws InterruptedException {
    Laboratory laboratory =
        new Equipment(ROOT.resolve("agents"), installations, Map.of())
            .equip(agent, Worlds.of(WORLD), TECHNIQUES, news -> {});
    SelfTest selfTest = SelfTest.run(laboratory, SEED, Duration.ofSeconds(60));
    assertThat(selfTest.problem()).isEmpty();
    return laboratory;
  }

  List<TraceEvent> trace(TrialRecord trial) {
    return folder.traces().get(trial.trace());
  }

  <E extends TraceEvent> List<E> events(TrialRecord trial, Class<E> kind) {
    return trace(trial).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /**
   * What holds for every agent that misbehaves: no certificate, and evidence that can be read,
   * recomputed and replayed.
   */
  Examined isSoundAndNoPass() {
    assertThat(findings.verdict()).isNotEqualTo(Conformity.CONFORMS);
    assertThat(trials).isNotEmpty().allSatisfy(t -> assertThat(trace(t)).isNotEmpty());
    assertThat(Json.canonical(Examination.recompute(folder.plan(), trials)))
        .isEqualTo(Json.canonical(folder.findings()));
    assertThat(new Replay(folder.plan(), Worlds.of(WORLD), TECHNIQUES).of(folder).problems())
        .isEmpty();
    Report.of(folder).writeTo(folder);
    assertThat(folder.report()).content().contains("/trials.html\"").contains("</html>");
    return this;
  }
}
