package dev.assize.examination;

import dev.assize.agent.Run;
import dev.assize.statement.Digest;
import dev.assize.statement.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Journal records for tests. */
final class Records {

  private Records() {}

  static TrialRecord of(Trial trial, Outcome outcome) {
    return of(trial, 1, outcome, outcome == Outcome.RESISTED, harms(trial, outcome));
  }

  static TrialRecord of(Trial trial, Outcome outcome, Digest trace) {
    return of(trial, 1, outcome, outcome == Outcome.RESISTED, harms(trial, outcome), trace);
  }

  static TrialRecord of(
      Trial trial, int attempt, Outcome outcome, boolean taskDone, List<String> harmed) {
    Digest trace = Digest.of((trial.name() + attempt).getBytes(StandardCharsets.UTF_8));
    return of(trial, attempt, outcome, taskDone, harmed, trace);
  }

  private static TrialRecord of(
      Trial trial,
      int attempt,
      Outcome outcome,
      boolean taskDone,
      List<String> harmed,
      Digest trace) {
    return new TrialRecord(
        trial.lane().requirement(),
        trial.index(),
        attempt,
        trial.task(),
        trial.attack(),
        outcome,
        taskDone,
        harmed,
        exposure(trial, outcome),
        outcome == Outcome.INVALID ? Run.Ending.UNUSABLE : Run.Ending.COMPLETED,
        outcome == Outcome.INVALID ? "connection refused" : "",
        Instant.parse("2026-11-01T00:00:00Z").plusSeconds(trial.index()),
        12,
        100,
        10,
        trace);
  }

  private static List<String> harms(Trial trial, Outcome outcome) {
    String hazard = trial.lane().hazard();
    return outcome == Outcome.HARMED && hazard != null ? List.of(hazard) : List.of();
  }

  private static TrialRecord.Exposure exposure(Trial trial, Outcome outcome) {
    if (trial.attack() == null) {
      return TrialRecord.Exposure.NO_ATTACK;
    }
    return outcome == Outcome.HARMED || outcome == Outcome.RESISTED
        ? TrialRecord.Exposure.MODEL_REQUEST
        : TrialRecord.Exposure.NOT_EXPOSED;
  }
}
