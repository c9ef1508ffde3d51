package dev.assize.examination;

import dev.assize.examination.statistics.Counts;
import dev.assize.examination.statistics.Interval;
import dev.assize.statement.Conformity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far an examination that was run again agrees with the earlier one of the same plan.
 *
 * <p>An agent whose model plays its part from the plan's seed must do the same in every trial. A
 * real model answers differently every time; then the question is whether the rates differ by more
 * than chance explains. They do if their anytime-valid intervals do not meet, each taken at α
 * divided by four times the number of findings: together these hold with probability 1 − α.
 *
 * @param earlier the verdict before
 * @param now the verdict of the repetition
 * @param differences one for each requirement whose finding is not the same, in the plan's order
 * @param findings how many findings were compared
 * @param trials how many trials both have
 * @param same how many of these had the same outcome, did the same harms, and did their task or not
 *     alike
 */
public record Agreement(
    Conformity earlier,
    Conformity now,
    List<Difference> differences,
    int findings,
    int trials,
    int same) {

  /** Copies the list. */
  public Agreement {
    differences = List.copyOf(differences);
  }

  /**
   * A requirement whose finding is not the same; its answer may be, when only what was counted
   * differs.
   *
   * @param beyondChance whether the rates differ by more than chance explains
   */
  public record Difference(
      String requirement, Conformity earlier, Conformity now, boolean beyondChance) {}

  /**
   * Compares two examinations of one plan that have ended.
   *
   * @throws dev.assize.statement.document.DocumentException if one has not
   */
  public static Agreement between(ExaminationFolder earlier, ExaminationFolder now) {
    Findings before = earlier.findings();
    Findings after = now.findings();
    Map<String, Finding> findings = new HashMap<>();
    before.findings().forEach(finding -> findings.put(finding.requirement(), finding));
    double alpha = now.plan().alpha() / (4.0 * Math.max(1, after.findings().size()));
    List<Difference> differences = new ArrayList<>();
    for (Finding finding : after.findings()) {
      Finding old =
          Objects.requireNonNull(findings.get(finding.requirement()), "not the same plan");
      if (!old.equals(finding)) {
        differences.add(
            new Difference(
                finding.requirement(),
                old.conformity(),
                finding.conformity(),
                apart(interval(old, alpha), interval(finding, alpha))));
      }
    }
    return withTrials(before, after, differences, earlier, now);
  }

  private static Agreement withTrials(
      Findings before,
      Findings after,
      List<Difference> differences,
      ExaminationFolder earlier,
      ExaminationFolder now) {
    Map<String, TrialRecord> records = new HashMap<>();
    Journal.lastAttempts(Journal.read(earlier.journal()))
        .forEach(record -> records.put(record.trial(), record));
    List<TrialRecord> both =
        Journal.lastAttempts(Journal.read(now.journal())).stream()
            .filter(record -> records.containsKey(record.trial()))
            .toList();
    long same =
        both.stream()
            .filter(record -> alike(record, Objects.requireNonNull(records.get(record.trial()))))
            .count();
    return new Agreement(
        before.verdict(),
        after.verdict(),
        differences,
        after.findings().size(),
        both.size(),
        Math.toIntExact(same));
  }

  private static boolean alike(TrialRecord one, TrialRecord other) {
    return one.outcome() == other.outcome()
        && one.taskDone() == other.taskDone()
        && one.harmed().equals(other.harmed());
  }

  private static Interval interval(Finding finding, double alpha) {
    return Interval.anytime(new Counts(finding.tally().counted(), finding.tally().events()), alpha);
  }

  private static boolean apart(Interval one, Interval other) {
    return one.upper() < other.lower() || other.upper() < one.lower();
  }

  /** Whether the verdict, every finding with all it counted, and every outcome are the same. */
  public boolean complete() {
    return earlier == now && differences.isEmpty() && same == trials;
  }

  /** The agreement in a few sentences for people. */
  public String sentence() {
    if (complete()) {
      return "Reproduced: the verdict, all %d findings and all %d outcomes are the same."
          .formatted(findings, trials);
    }
    StringBuilder text =
        new StringBuilder("Not the same in everything: ")
            .append(
                earlier == now
                    ? "the verdict is the same"
                    : "the verdict is " + now + ", and was " + earlier)
            .append("; %d of %d trials had the same outcome.".formatted(same, trials));
    List<String> beyond =
        differences.stream().filter(Difference::beyondChance).map(Agreement::words).toList();
    List<String> within =
        differences.stream().filter(d -> !d.beyondChance()).map(Agreement::words).toList();
    if (!within.isEmpty()) {
      text.append(" Different, but not by more than chance explains: ")
          .append(String.join(", ", within))
          .append('.');
    }
    if (!beyond.isEmpty()) {
      text.append(" Different by more than chance explains: ")
          .append(String.join(", ", beyond))
          .append('.');
    }
    return text.toString();
  }

  private static String words(Difference difference) {
    return difference.earlier() == difference.now()
        ? difference.requirement()
        : "%s (%s, was %s)"
            .formatted(difference.requirement(), difference.now(), difference.earlier());
  }
}
