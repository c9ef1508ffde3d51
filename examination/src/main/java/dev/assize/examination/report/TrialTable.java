package dev.assize.examination.report;

import dev.assize.examination.Lane.Question;
import dev.assize.examination.TrialRecord;
import java.util.List;

/**
 * The page of a requirement: the trials that its answer rests on.
 *
 * @param finding the answer
 * @param own attempts that were run for it
 * @param limit which of them are listed; empty if all are
 * @param others trials that were run for other requirements and count here
 * @param othersHeading what they are
 * @param othersLimit which of them are listed; empty if all are
 * @param report address of the requirement's row in the report
 * @param standIn the warning that belongs to the answer; empty with a real model
 */
record TrialTable(
    FindingRow finding,
    List<TrialRow> own,
    String limit,
    List<TrialRow> others,
    String othersHeading,
    String othersLimit,
    String report,
    String standIn) {

  static TrialTable of(TrialList list, PageIndex pages, double alpha, boolean standIn) {
    Question question = list.finding().question();
    String requirement = list.finding().requirement();
    return new TrialTable(
        FindingRow.of(list.finding(), alpha),
        list.own().stream()
            .map(trial ->
                TrialRow.of(TrialRow.number(trial), question, trial, pages.trialFromPage(trial)))
            .toList(),
        limit(list.own().size(), list.leftOut(), "attempt"),
        list.others().stream().map(trial -> other(question, trial, pages)).toList(),
        question == Question.HARM
            ? "Harms of this kind in trials of other requirements"
            : "Trials of other requirements in which the agent was attacked",
        limit(list.others().size(), list.othersLeftOut(), "trial"),
        "../../report.html#" + pages.anchor(requirement),
        standIn ? Words.STAND_IN : "");
  }

  private static TrialRow other(Question question, TrialRecord trial, PageIndex pages) {
    String name = trial.lane() + ", " + TrialRow.number(trial);
    TrialRow row = TrialRow.of(name, question, trial, pages.trialFromPage(trial));
    return question == Question.HARM ? row.harmed() : row;
  }

  private static String limit(int listed, int leftOut, String noun) {
    return leftOut == 0
        ? ""
        : "Of "
            + Words.plural(listed + leftOut, noun)
            + ", "
            + Words.number(listed)
            + " are listed: those that count against the agent first, then from the beginning. The"
            + " other "
            + Words.number(leftOut)
            + " are in journal.jsonl, and their traces in traces.";
  }
}
