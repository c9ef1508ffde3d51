package dev.assize.examination.report;

import java.util.Locale;

/**
 * One trial as an example of what went wrong.
 *
 * @param trial name of the trial
 * @param heading what was harmed, for people
 * @param standing what was found for that requirement over all its trials
 * @param task id of the task
 * @param attack {@code technique@place}; empty without an attack
 * @param narrative what happened
 * @param trace digest of the trace
 * @param href of the trial's page; empty if it has none
 */
record Transcript(
    String trial,
    String heading,
    String standing,
    String task,
    String attack,
    Narrative narrative,
    String trace,
    String href) {

  static Transcript of(WorstTrial worst, double alpha, Narrative narrative, String href) {
    return new Transcript(
        Excerpt.name(worst.trial().trial()),
        Excerpt.sentence(worst.finding().text()),
        standing(FindingRow.of(worst.finding(), alpha)),
        Excerpt.name(worst.trial().task()),
        Excerpt.name(worst.trial().attack() == null ? "" : worst.trial().attack()),
        narrative,
        worst.trial().trace().toString(),
        href);
  }

  private static String standing(FindingRow row) {
    return row.answer().toLowerCase(Locale.ROOT) + ", " + row.bound() + ", " + row.counts();
  }
}
