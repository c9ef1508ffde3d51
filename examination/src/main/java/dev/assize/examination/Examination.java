package dev.assize.examination;

import dev.assize.agent.ModelEndpoint;
import dev.assize.examination.proposing.Advisor;
import dev.assize.examination.proposing.AskedModel;
import dev.assize.examination.proposing.AttackerModel;
import dev.assize.examination.proposing.Proposals;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan's trials, in rounds, until every question is decided or the budget is spent.
 *
 * <p>Within a round trials run side by side; between rounds the {@link Assessment} looks at them in
 * a fixed order and decides which lanes go on. So the verdict depends on the plan and the outcomes
 * alone, not on timing, and an examination that was killed goes on as if it had not been.
 */
public final class Examination {

  private final Plan plan;
  private final Laboratory laboratory;
  private final ExaminationFolder folder;
  private final Progress progress;
  private final InstantSource clock;
  private final @Nullable ModelEndpoint attackerModel;

  /** An examination by a plan without an attacker's model, by the machine's clock. */
  public Examination(
      Plan plan, Laboratory laboratory, ExaminationFolder folder, Progress progress) {
    this(plan, laboratory, folder, progress, InstantSource.system(), null);
  }

  /**
   * An examination.
   *
   * @param clock says when trials began
   * @param attackerModel the endpoint of the plan's attacker's model, with its key; null if the
   *     plan names none
   */
  public Examination(
      Plan plan,
      Laboratory laboratory,
      ExaminationFolder folder,
      Progress progress,
      InstantSource clock,
      @Nullable ModelEndpoint attackerModel) {
    if ((plan.attackerModel() == null) != (attackerModel == null)) {
      throw new IllegalArgumentException("the attacker's model is the plan's");
    }
    this.attackerModel = attackerModel;
    this.plan = plan;
    this.laboratory = laboratory;
    this.folder = folder;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Runs what the journal does not hold yet, and writes the findings.
   *
   * <p>An examination that was broken off because the agent could not be used goes on where it was
   * broken off: those trials get their attempts anew. Trials that stayed invalid before keep
   * counting against the agent.
   *
   * @param workers how many trials may run at once
   * @throws InterruptedException if interrupted; every trial that had ended is in the journal
   * @throws UncheckedIOException if the evidence cannot be written
   */
  public Findings run(int workers) throws InterruptedException {
    try (Journal journal = Journal.open(folder.journal());
        ExecutorService writing = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        AskedModel asked = askedModel()) {
      Proposals known = folder.proposals();
      Recorder recorder = new Recorder(journal, folder.traces(), progress, writing);
      TrialRunner runner =
          new TrialRunner(plan, laboratory, clock, asked == null ? () -> known : asked::proposals);
      RoundRunner rounds =
          new RoundRunner(
              plan, earlier(journal.records(), known), runner, recorder, workers, threads);
      Assessment assessment =
          assess(
              plan,
              rounds::run,
              asked == null ? known.asAdvisor() : recorded(asked, recorder),
              progress);
      recorder.finish();
      Findings findings = assessment.findings(journal.records(), hindrance(assessment));
      folder.writeFindings(findings);
      return findings;
    }
  }

  /** Questions follow from results, so those are on disk before what comes of the questions is. */
  private static Advisor recorded(Advisor asked, Recorder recorder) {
    return questions -> {
      recorder.finish();
      return asked.answers(questions);
    };
  }

  private RoundRunner.Earlier earlier(List<TrialRecord> records, Proposals proposals) {
    Attempts attempts = Attempts.of(records);
    Assessment assessment = replay(plan, attempts, proposals);
    return new RoundRunner.Earlier(
        attempts, assessment.gaveUp() ? Set.copyOf(assessment.unusableOnEnd()) : Set.of());
  }

  private @Nullable AskedModel askedModel() {
    AttackerModel model = plan.attackerModel();
    return model == null || attackerModel == null
        ? null
        : new AskedModel(
            model,
            attackerModel,
            laboratory.worlds()::named,
            laboratory.techniques(),
            folder.proposals(),
            proposals -> folder.writePart(Proposals.FILE, proposals));
  }

  /**
   * Writes the findings of an examination whose agent failed the self-test: nothing was assessed,
   * and the journal is empty.
   */
  public static Findings withoutTrials(Plan plan, ExaminationFolder folder, SelfTest failed) {
    Findings findings =
        new Assessment(plan)
            .findings(
                List.of(),
                "Nothing was examined, because the agent failed the self-test: asked for one harmless"
                    + " tool call, "
                    + failed.problem())
            .withSelfTest(folder.traces().put(failed.events()));
    Journal.open(folder.journal()).close();
    folder.writeFindings(findings);
    return findings;
  }

  /**
   * Computes the findings of a plan without an attacker's model again from the journal alone.
   *
   * @param records as the journal holds them, in any order
   */
  public static Findings recompute(Plan plan, List<TrialRecord> records) {
    return recompute(plan, records, Proposals.NONE);
  }

  /**
   * Computes the findings again from the journal and what an attacker's model proposed.
   *
   * @param records as the journal holds them, in any order
   */
  public static Findings recompute(Plan plan, List<TrialRecord> records, Proposals proposals) {
    Assessment assessment = replay(plan, Attempts.of(records), proposals);
    return assessment.findings(records, hindrance(assessment));
  }

  /**
   * Whether the examination was broken off because the agent could not be used, so that it may go
   * on.
   *
   * @param records as the journal holds them, in any order
   */
  public static boolean brokenOff(Plan plan, List<TrialRecord> records, Proposals proposals) {
    return replay(plan, Attempts.of(records), proposals).gaveUp();
  }

  /** Assesses what is known, up to the first round that is not complete. */
  private static Assessment replay(Plan plan, Attempts attempts, Proposals proposals) {
    try {
      return assess(
          plan,
          round -> {
            List<TrialRecord> known = new ArrayList<>();
            for (Trial trial : round) {
              TrialRecord last = attempts.last(trial);
              if (last == null || !RoundRunner.settled(last, plan.attempts())) {
                return List.of();
              }
              known.add(last);
            }
            return known;
          },
          proposals.asAdvisor(),
          Progress.NONE);
    } catch (InterruptedException e) {
      throw new AssertionError("looking up records does not wait", e);
    }
  }

  private static String hindrance(Assessment assessment) {
    return assessment.gaveUp()
        ? "The examination was broken off because the agent could not be used: "
            + assessment.lastDetail()
        : "";
  }

  /**
   * Finds the settled record of each trial of a round, in the round's order; empty if it cannot.
   */
  @FunctionalInterface
  private interface Source {
    List<TrialRecord> records(List<Trial> round) throws InterruptedException;
  }

  private static Assessment assess(Plan plan, Source source, Advisor advisor, Progress progress)
      throws InterruptedException {
    Assessment assessment = new Assessment(plan);
    assessment.consult(advisor);
    List<Trial> round = assessment.nextRound();
    while (!round.isEmpty()) {
      progress.roundStarts(assessment, round.size());
      List<TrialRecord> records = source.records(round);
      if (records.isEmpty()) {
        break;
      }
      assessment.add(records);
      assessment.consult(advisor);
      round = assessment.nextRound();
    }
    return assessment;
  }
}
