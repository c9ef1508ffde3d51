package dev.assize.register.evaluator;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.register.evaluator.Signal.Kind;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether conclusions come after their evidence. The evaluator's times are held against each
 * other, and against those of the scheme's owner, which say by when the log held an entry.
 * Stateless.
 */
final class Chronology {

  /** So much clocks of different parties may differ. */
  static final Duration SKEW = Duration.ofMinutes(10);

  private Chronology() {}

  static List<Signal> find(Report report, Casework casework, Moment moment) {
    List<Signal> signals = new ArrayList<>();
    Instant started = report.outcome().says().startedAt();
    Instant ended = report.outcome().says().endedAt();
    Digest outcome = report.outcome().id();
    if (started != null && ended != null && ended.isBefore(started)) {
      signals.add(
          signal(
              report,
              "its last trial ended at %s, before its first began at %s".formatted(ended, started),
              outcome));
    }
    Valid<PlanPredicate> plan = report.plan();
    if (started != null && plan != null) {
      began(report, started, plan).ifPresent(signals::add);
    }
    Valid<CommitmentPredicate> commitment = report.commitment();
    if (ended != null && commitment != null) {
      if (commitment.says().at().isBefore(ended)) {
        signals.add(
            signal(
                report,
                "it committed to its result at %s, before its last trial ended at %s"
                    .formatted(commitment.says().at(), ended),
                commitment.id(),
                outcome));
      }
      held(report, "its commitment", commitment, ended, casework, moment).ifPresent(signals::add);
    }
    if (ended != null) {
      held(report, "its outcome", report.outcome(), ended, casework, moment)
          .ifPresent(signals::add);
    }
    return signals;
  }

  private static Optional<Signal> began(Report report, Instant started, Valid<PlanPredicate> plan) {
    boolean early =
        started.isBefore(plan.says().sealedAt())
            || started.isBefore(Moment.earlier(plan.since(), SKEW));
    return early
        ? Optional.of(
            signal(
                report,
                "its first trial began at %s, before its plan was sealed at %s"
                    .formatted(started, plan.since()),
                plan.id(),
                report.outcome().id()))
        : Optional.empty();
  }

  private static Optional<Signal> held(
      Report report, String what, Valid<?> entry, Instant ended, Casework casework, Moment moment) {
    return casework
        .loggedBy(report.scheme(), entry.index(), moment)
        .filter(by -> ended.isAfter(Moment.later(by, SKEW)))
        .map(by ->
            signal(
                report,
                "the log held %s by %s, before its last trial ended at %s"
                    .formatted(what, by, ended),
                entry.id()));
  }

  private static Signal signal(Report report, String words, Digest... entries) {
    return new Signal(Kind.CONCLUSION_BEFORE_EVIDENCE, report.evaluator(), words, List.of(entries));
  }
}
