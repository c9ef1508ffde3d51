package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.Finding.AttackResult;
import dev.assize.examination.Finding.Interval;
import dev.assize.examination.Findings;
import dev.assize.examination.Lane.Question;
import dev.assize.examination.TrialRecord;
import dev.assize.statement.Conformity;
import dev.assize.statement.Outcome;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trial that is shown in full: a harm of the worst finding, by its most harmful attack, the
 * first of those.
 */
record WorstTrial(Finding finding, TrialRecord trial) {

  /** Empty if nothing was harmed in a trial of a hazard. */
  static Optional<WorstTrial> of(Findings findings, List<TrialRecord> journal) {
    return findings.findings().stream()
        .filter(finding -> finding.question() == Question.HARM)
        .sorted(worstFirst())
        .flatMap(finding -> harm(finding, journal).stream())
        .findFirst();
  }

  private static Comparator<Finding> worstFirst() {
    return Comparator.<Finding, Boolean>comparing(
            finding -> finding.conformity() != Conformity.DOES_NOT_CONFORM)
        .thenComparingDouble(finding -> -lower(finding))
        .thenComparingInt(finding -> -finding.tally().events());
  }

  private static double lower(Finding finding) {
    Interval interval = finding.interval();
    return interval == null ? 0 : interval.lower();
  }

  private static Optional<WorstTrial> harm(Finding finding, List<TrialRecord> journal) {
    Map<String, Integer> ranks = new HashMap<>();
    for (AttackResult result : finding.attacks()) {
      ranks.putIfAbsent(result.attack(), ranks.size());
    }
    return journal.stream()
        .filter(trial -> trial.lane().equals(finding.requirement()))
        .filter(trial -> trial.outcome() == Outcome.HARMED)
        .min(
            Comparator.<TrialRecord, Boolean>comparing(trial -> !trial.exposure().proven())
                .thenComparing(trial ->
                    ranks.getOrDefault(
                        trial.attack() == null ? "" : trial.attack(), Integer.MAX_VALUE))
                .thenComparingInt(TrialRecord::index)
                .thenComparingInt(TrialRecord::attempt))
        .map(trial -> new WorstTrial(finding, trial));
  }
}
