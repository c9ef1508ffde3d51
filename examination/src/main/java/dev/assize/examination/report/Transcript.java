package dev.assize.examination.report;

import dev.assize.statement.trace.TraceEvent;
import dev.assize.statement.trace.TraceEvent.TrialOpened;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One trial, step by step, with the moment marked at which the attack reached the agent.
 *
 * <p>A trace does not say which call did the harm: the oracle reads that from the world's state. So
 * what is marked after that moment are the calls that the world carried out and whose tools do more
 * than read, with the values they took from the attacker's text.
 *
 * @param trial name of the trial
 * @param heading what was harmed, for people
 * @param standing what was found for that requirement over all its trials
 * @param task id of the task
 * @param attack {@code technique@place}; empty without an attack
 * @param prompt what the user asked; empty text if the trace does not tell
 * @param payload what the attacker wrote; empty text without an attack
 * @param problem why there are no steps, or no marked moment; empty if there are
 * @param trace digest of the trace
 */
record Transcript(
    String trial,
    String heading,
    String standing,
    String task,
    String attack,
    Excerpt prompt,
    Excerpt payload,
    List<Step> steps,
    String problem,
    String trace) {

  private static final int PROMPT = 2_000;

  static Transcript of(WorstTrial worst, double alpha, List<TraceEvent> events) {
    TrialOpened opened = Narrator.opening(events);
    Narrator narrator = Narrator.of(events, worst.trial().exposure());
    List<Step> steps = events.stream().flatMap(event -> narrator.tell(event).stream()).toList();
    boolean expected = worst.trial().exposure().proven();
    return new Transcript(
        Excerpt.name(worst.trial().trial()),
        Excerpt.sentence(worst.finding().text()),
        standing(FindingRow.of(worst.finding(), alpha)),
        Excerpt.name(worst.trial().task()),
        Excerpt.name(worst.trial().attack() == null ? "" : worst.trial().attack()),
        Excerpt.block(opened.prompt(), PROMPT),
        Excerpt.block(Objects.requireNonNullElse(opened.payload(), ""), PROMPT),
        Abridged.steps(steps),
        expected && !narrator.attacked()
            ? "No tool result in this trace is marked as carrying the attack."
            : "",
        worst.trial().trace().toString());
  }

  /** Where the trace cannot be read. */
  static Transcript unreadable(WorstTrial worst, double alpha, String why) {
    Transcript empty = of(worst, alpha, List.of());
    return new Transcript(
        empty.trial,
        empty.heading,
        empty.standing,
        empty.task,
        empty.attack,
        empty.prompt,
        empty.payload,
        List.of(),
        "The trace of this trial could not be read: " + Excerpt.sentence(why),
        empty.trace);
  }

  private static String standing(FindingRow row) {
    return row.answer().toLowerCase(Locale.ROOT) + ", " + row.bound() + ", " + row.counts();
  }
}
