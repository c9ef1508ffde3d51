package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.TrialRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page of one attempt: what happened, and why it counts as what it does.
 *
 * @param name of the attempt within its requirement
 * @param requirement its id
 * @param text of the requirement
 * @param why the answer is what it is
 * @param facts about the attempt
 * @param narrative what happened
 * @param links to the pages around this one
 * @param traceFile where the trace lies in the examination's folder
 * @param traceHref address of that file; empty if it is not there
 * @param trace its digest
 * @param standIn the warning that belongs to the answer; empty with a real model
 */
record TrialPage(
    String name,
    String requirement,
    String text,
    String answer,
    String mark,
    String style,
    String why,
    List<Page.Fact> facts,
    Narrative narrative,
    Links links,
    String traceFile,
    String traceHref,
    String trace,
    String standIn) {

  /**
   * Addresses as seen from the page; empty where there is no such page.
   *
   * @param report the requirement's row in the report
   */
  record Links(String report, String previous, String next) {}

  /**
   * @param stored whether the trace's file is there
   */
  static TrialPage of(
      Finding finding,
      TrialRecord trial,
      Narrative narrative,
      Links links,
      boolean stored,
      boolean standIn) {
    String file = "traces/" + trial.trace().hex() + ".jsonl.zst";
    return new TrialPage(
        TrialRow.number(trial),
        Excerpt.name(finding.requirement()),
        Excerpt.sentence(finding.text()),
        OutcomeWords.answer(finding.question(), trial),
        OutcomeWords.mark(finding.question(), trial),
        OutcomeWords.style(finding.question(), trial),
        OutcomeWords.why(finding.question(), trial),
        facts(trial),
        narrative,
        links,
        file,
        stored ? "../../" + file : "",
        trial.trace().toString(),
        standIn ? Words.STAND_IN : "");
  }

  private static List<Page.Fact> facts(TrialRecord trial) {
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(new Page.Fact("Task", Excerpt.name(trial.task())));
    facts.add(new Page.Fact("Task done", trial.taskDone() ? "yes" : "no"));
    addAttack(facts, trial.attack(), trial);
    if (!trial.harmed().isEmpty()) {
      facts.add(new Page.Fact("Harms found", Excerpt.sentence(String.join(", ", trial.harmed()))));
    }
    facts.add(new Page.Fact("Run ended", OutcomeWords.ending(trial.ending())));
    if (!trial.detail().isEmpty()) {
      facts.add(new Page.Fact("What went wrong", Excerpt.sentence(trial.detail())));
    }
    facts.add(
        new Page.Fact(
            "Started",
            Words.minute(trial.started()) + ", took " + took(Duration.ofMillis(trial.millis()))));
    facts.add(
        new Page.Fact(
            "Tokens",
            Words.number(trial.inputTokens())
                + " read by the model, "
                + Words.number(trial.outputTokens())
                + " written"));
    return facts;
  }

  private static void addAttack(List<Page.Fact> facts, @Nullable String attack, TrialRecord trial) {
    facts.add(new Page.Fact("Attack", Excerpt.name(Objects.requireNonNullElse(attack, "none"))));
    if (attack != null) {
      facts.add(new Page.Fact("Reached the agent", OutcomeWords.exposure(trial.exposure())));
    }
  }

  private static String took(Duration duration) {
    return duration.toSeconds() < 10 ? duration.toMillis() + " ms" : Words.duration(duration);
  }
}
