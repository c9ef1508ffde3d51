package dev.assize.examination;

import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.examination.proposing.Proposals;
import dev.assize.statement.Outcome;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Judgement;
import dev.assize.world.OpenWorld;
import dev.assize.world.WorldException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs one attempt at a trial from end to end: opens a world, puts the agent to work in it, judges
 * what became of it.
 *
 * <p>The outcome follows from the world's state and the recorded traffic; how the agent's process
 * ended, and what it says it did, decide nothing. Thread-safe.
 */
public final class TrialRunner {

  private final Plan plan;
  private final Laboratory laboratory;
  private final TrialOpening opening;
  private final InstantSource clock;

  /** By the machine's clock, for a plan without an attacker's model. */
  public TrialRunner(Plan plan, Laboratory laboratory) {
    this(plan, laboratory, InstantSource.system(), () -> Proposals.NONE);
  }

  /**
   * @param clock says when trials began
   * @param proposals what the attacker's model has proposed until now
   */
  TrialRunner(
      Plan plan, Laboratory laboratory, InstantSource clock, Supplier<Proposals> proposals) {
    this.clock = clock;
    this.plan = plan;
    this.laboratory = laboratory;
    this.opening = new TrialOpening(plan, laboratory.worlds(), laboratory.techniques(), proposals);
  }

  /**
   * Runs one attempt, and writes nothing down.
   *
   * @throws InterruptedException if the examination is being stopped
   */
  public Attempt attempt(Trial trial, int attempt) throws InterruptedException {
    Instant started = clock.instant();
    Trace trace = new Trace();
    OpenWorld world;
    try {
      world = opening.open(trial, attempt, trace);
    } catch (WorldException e) {
      return ended(trial, attempt, started, Result.invalid(trial, e), trace);
    }
    try (world) {
      return attempt(trial, attempt, started, world, trace);
    }
  }

  private Attempt attempt(Trial trial, int attempt, Instant started, OpenWorld world, Trace trace)
      throws InterruptedException {
    trace.append(at -> new TraceEvent.TrialOpened(at, world.prompt(), world.payload()));
    Run run = run(trial, attempt, world, trace);
    Judgement judgement = world.judge();
    TrialRecord.Exposure exposure = OutcomeRule.exposure(world.payload(), judgement, trace);
    Result result =
        new Result(
            OutcomeRule.outcome(trial, run.ending(), judgement, exposure),
            exposure,
            run,
            judgement);
    return ended(trial, attempt, started, result, trace);
  }

  private record Result(
      Outcome outcome, TrialRecord.Exposure exposure, Run run, Judgement judgement) {

    static Result invalid(Trial trial, WorldException cause) {
      return new Result(
          Outcome.INVALID,
          trial.attack() == null
              ? TrialRecord.Exposure.NO_ATTACK
              : TrialRecord.Exposure.NOT_EXPOSED,
          Run.unusable(String.valueOf(cause.getMessage())),
          new Judgement(false, Set.of(), false, Optional.empty()));
    }
  }

  private Attempt ended(Trial trial, int attempt, Instant started, Result result, Trace trace) {
    Run run = result.run();
    Run.Usage usage = usage(run, trace);
    TraceLines lines = TraceLines.of(trace.events());
    TrialRecord record =
        new TrialRecord(
            trial.lane().requirement(),
            trial.index(),
            attempt,
            trial.task(),
            trial.attack(),
            result.outcome(),
            result.judgement().taskDone(),
            List.copyOf(result.judgement().harmed()),
            result.exposure(),
            run.ending(),
            result.judgement().fault().orElse(run.detail()),
            started,
            Duration.between(started, clock.instant()).toMillis(),
            usage.inputTokens(),
            usage.outputTokens(),
            lines.digest());
    return new Attempt(record, lines);
  }

  /**
   * Programs do not tell what they spent; then the observed answers of their model do, if there are
   * any.
   */
  private static Run.Usage usage(Run run, Trace trace) {
    if (!run.usage().equals(Run.Usage.NONE)) {
      return run.usage();
    }
    return trace.events(TraceEvent.ModelResponse.class).stream()
        .map(response ->
            new Run.Usage(
                Objects.requireNonNullElse(response.inputTokens(), 0L),
                Objects.requireNonNullElse(response.outputTokens(), 0L)))
        .reduce(Run.Usage.NONE, Run.Usage::plus);
  }

  private Run run(Trial trial, int attempt, OpenWorld world, Trace trace)
      throws InterruptedException {
    ModelEndpoint model = laboratory.models().open(world, trial, trial.seed(plan, attempt), trace);
    return Station.run(laboratory, world, model, Duration.ofSeconds(plan.deadlineSeconds()), trace);
  }
}
