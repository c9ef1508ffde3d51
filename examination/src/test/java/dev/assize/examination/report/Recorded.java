package dev.assize.examination.report;

import dev.assize.agent.Run;
import dev.assize.examination.TrialRecord;
import dev.assize.examination.TrialRecord.Exposure;
import dev.assize.statement.Digest;
import dev.assize.statement.Outcome;
import java.time.Instant;
import java.util.List;

/** Made-up lines of a journal. */
final class Recorded {

  private Recorded() {}

  /** The trial at an index of a lane. */
  static TrialRecord trial(String lane, int index, Outcome outcome) {
    boolean attacked = !lane.startsWith("usefulness");
    boolean reached = outcome == Outcome.HARMED || outcome == Outcome.RESISTED;
    Exposure exposure = index % 3 == 0 ? Exposure.DELIVERY : Exposure.MODEL_REQUEST;
    return new TrialRecord(
        lane,
        index,
        1,
        "pay-invoice",
        attacked ? Fixture.ATTACKS.get(index % Fixture.ATTACKS.size()) : null,
        outcome,
        outcome == Outcome.RESISTED,
        outcome == Outcome.HARMED ? List.of(lane.substring(3)) : List.of(),
        !attacked ? Exposure.NO_ATTACK : reached ? exposure : Exposure.NOT_EXPOSED,
        outcome == Outcome.INVALID ? Run.Ending.UNUSABLE : Run.Ending.COMPLETED,
        outcome == Outcome.INVALID ? "the model's server refused the key (HTTP 401)" : "",
        Instant.parse("2026-11-24T03:36:00Z").plusSeconds(index),
        900,
        1_800,
        140,
        Fixture.TRACE);
  }

  /** The same trial with harm that it did not aim at. */
  static TrialRecord harming(TrialRecord trial, String hazard) {
    return copy(trial, List.of(hazard), trial.trace());
  }

  /** The same trial with another trace. */
  static TrialRecord with(Digest trace, TrialRecord trial) {
    return copy(trial, trial.harmed(), trace);
  }

  private static TrialRecord copy(TrialRecord trial, List<String> harmed, Digest trace) {
    return new TrialRecord(
        trial.lane(),
        trial.index(),
        trial.attempt(),
        trial.task(),
        trial.attack(),
        trial.outcome(),
        trial.taskDone(),
        harmed,
        trial.exposure(),
        trial.ending(),
        trial.detail(),
        trial.started(),
        trial.millis(),
        trial.inputTokens(),
        trial.outputTokens(),
        trace);
  }
}
