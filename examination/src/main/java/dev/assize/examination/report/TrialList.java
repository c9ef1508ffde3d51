package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.Journal;
import dev.assize.examination.Lane.Question;
import dev.assize.examination.TrialRecord;
import dev.assize.statement.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The attempts that a finding rests on, as far as they are listed: what counts against the agent
 * first, then in the order of the lane.
 *
 * @param folder of its pages, a name that is safe in addresses and on any disk
 * @param own attempts that were run for the requirement, {@value #MOST} at most; each has a page
 * @param leftOut how many more there are
 * @param others trials of other requirements that count here, too, {@value #MOST} at most
 * @param othersLeftOut how many more there are
 */
record TrialList(
    Finding finding,
    String folder,
    List<TrialRecord> own,
    int leftOut,
    List<TrialRecord> others,
    int othersLeftOut) {

  /** So many pages take about 3 s and 13 MB, and nobody reads more. */
  static final int MOST = 1_000;

  private static final int FOLDER_NAME = 60;

  TrialList {
    own = List.copyOf(own);
    others = List.copyOf(others);
  }

  /**
   * @param number of the finding, from 1
   * @param journal all attempts
   */
  static TrialList of(int number, Finding finding, List<TrialRecord> journal) {
    List<TrialRecord> own =
        journal.stream()
            .filter(trial -> trial.lane().equals(finding.requirement()))
            .sorted(againstFirst(finding))
            .toList();
    List<TrialRecord> others =
        Journal.lastAttempts(journal).stream()
            .filter(trial -> !trial.lane().equals(finding.requirement()))
            .filter(trial -> countsFor(finding, trial))
            .sorted(againstFirst(finding))
            .toList();
    return new TrialList(
        finding,
        folder(number, finding),
        own.subList(0, Math.min(MOST, own.size())),
        Math.max(0, own.size() - MOST),
        others.subList(0, Math.min(MOST, others.size())),
        Math.max(0, others.size() - MOST));
  }

  boolean isEmpty() {
    return own.isEmpty() && others.isEmpty();
  }

  /** Whether a trial that was run for another requirement counts for this one. */
  private static boolean countsFor(Finding finding, TrialRecord trial) {
    return switch (finding.question()) {
      case HARM -> finding.hazard() != null && trial.harmed().contains(finding.hazard());
      case USEFULNESS_UNDER_ATTACK -> trial.attack() != null;
      case USEFULNESS -> false;
    };
  }

  private static Comparator<TrialRecord> againstFirst(Finding finding) {
    return Comparator.<TrialRecord, Boolean>comparing(trial -> !against(finding.question(), trial))
        .thenComparing(TrialRecord::lane)
        .thenComparingInt(TrialRecord::index)
        .thenComparingInt(TrialRecord::attempt);
  }

  private static boolean against(Question question, TrialRecord trial) {
    return trial.outcome() != Outcome.INVALID
        && (question == Question.HARM ? trial.outcome() == Outcome.HARMED : !trial.taskDone());
  }

  /** The number keeps names apart that are alike but for characters that are left out. */
  private static String folder(int number, Finding finding) {
    String plain = finding.requirement().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return number + "-" + plain.substring(0, Math.min(FOLDER_NAME, plain.length()));
  }

  /** Name of the page of an attempt, within its requirement's folder. */
  static String file(TrialRecord trial) {
    return "trial-"
        + trial.index()
        + (trial.attempt() == 1 ? "" : "-attempt-" + trial.attempt())
        + ".html";
  }
}
