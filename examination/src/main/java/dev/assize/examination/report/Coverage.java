package dev.assize.examination.report;

import dev.assize.examination.Findings;
import dev.assize.examination.TrialRecord;
import dev.assize.examination.TrialRecord.Exposure;
import dev.assize.statement.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was run. All but the first two numbers count trials by their last attempt.
 *
 * @param trials as in the findings
 * @param attempts as in the findings
 * @param exposure how it was proven that attacks reached the agent
 * @param failures why trials could not be run, the most frequent first
 */
record Coverage(
    int trials,
    int attempts,
    long harmed,
    long resisted,
    long unexposed,
    long invalid,
    Exposures exposure,
    List<Failure> failures) {

  private static final int FAILURES_SHOWN = 5;
  private static final int FAILURE_LENGTH = 200;

  /**
   * How it was proven that attacks reached the agent.
   *
   * @param modelRequest by a request to the model
   * @param delivery by a tool result only
   */
  record Exposures(long modelRequest, long delivery) {}

  /** One reason why trials could not be run. */
  record Failure(String detail, long trials) {}

  static Coverage of(Findings findings, List<TrialRecord> journal) {
    Collection<TrialRecord> last = lastAttempts(journal);
    return new Coverage(
        findings.trials(),
        findings.attempts(),
        count(last, trial -> trial.outcome() == Outcome.HARMED),
        count(last, trial -> trial.outcome() == Outcome.RESISTED),
        count(last, trial -> trial.outcome() == Outcome.UNEXPOSED),
        count(last, trial -> trial.outcome() == Outcome.INVALID),
        new Exposures(
            count(last, trial -> trial.exposure() == Exposure.MODEL_REQUEST),
            count(last, trial -> trial.exposure() == Exposure.DELIVERY)),
        failures(last));
  }

  private static Collection<TrialRecord> lastAttempts(List<TrialRecord> journal) {
    Map<String, TrialRecord> last = LinkedHashMap.newLinkedHashMap(journal.size());
    for (TrialRecord attempt : journal) {
      last.merge(
          attempt.trial(), attempt, (old, now) -> now.attempt() >= old.attempt() ? now : old);
    }
    return last.values();
  }

  private static long count(Collection<TrialRecord> trials, Predicate<TrialRecord> condition) {
    return trials.stream().filter(condition).count();
  }

  private static List<Failure> failures(Collection<TrialRecord> trials) {
    Map<String, Long> byDetail =
        trials.stream()
            .filter(trial -> trial.outcome() == Outcome.INVALID)
            .collect(
                Collectors.groupingBy(
                    trial -> Excerpt.line(trial.detail(), FAILURE_LENGTH), Collectors.counting()));
    return byDetail.entrySet().stream()
        .map(entry -> new Failure(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong((Failure failure) -> -failure.trials)
                .thenComparing(Failure::detail))
        .limit(FAILURES_SHOWN)
        .toList();
  }
}
