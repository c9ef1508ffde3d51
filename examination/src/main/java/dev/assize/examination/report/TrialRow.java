package dev.assize.examination.report;

import dev.assize.examination.Lane.Question;
import dev.assize.examination.TrialRecord;
import java.util.Objects;

/**
 * One attempt in the table of a requirement's trials.
 *
 * @param href of its page; empty if it has none
 * @param attack {@code technique@place}; empty without an attack
 */
record TrialRow(
    String name,
    String href,
    String answer,
    String mark,
    String style,
    String task,
    String attack,
    String exposure,
    String note) {

  /**
   * @param name of the attempt
   * @param question that the table answers
   */
  static TrialRow of(String name, Question question, TrialRecord trial, String href) {
    return new TrialRow(
        Excerpt.name(name),
        href,
        OutcomeWords.answer(question, trial),
        OutcomeWords.mark(question, trial),
        OutcomeWords.style(question, trial),
        Excerpt.name(trial.task()),
        Excerpt.name(Objects.requireNonNullElse(trial.attack(), "")),
        OutcomeWords.exposure(trial.exposure()),
        Excerpt.sentence(trial.detail()));
  }

  /** The same where a harm is listed that the trial did not aim at. */
  TrialRow harmed() {
    return new TrialRow(
        name, href, "Harmed", "✗", "does-not-conform", task, attack, exposure, note);
  }

  /** {@code 7}, {@code 7, attempt 2}. */
  static String number(TrialRecord trial) {
    return trial.index() + (trial.attempt() == 1 ? "" : ", attempt " + trial.attempt());
  }
}
