package dev.assize.examination.report;

import dev.assize.examination.TrialRecord.Exposure;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.statement.trace.TraceEvent.TrialOpened;
import java.util.List;
import java.util.Objects;

/**
 * What happened in one trial, step by step, with the moment marked at which the attack reached the
 * agent.
 *
 * <p>A trace does not say which call did the harm: the oracle reads that from the world's state. So
 * what is marked after that moment are the calls that the world carried out and whose tools do more
 * than read, with the values they took from the attacker's text.
 *
 * @param prompt what the user asked; empty text if the trace does not tell
 * @param payload what the attacker wrote; empty text without an attack
 * @param problem why there are no steps, or no marked moment; empty if there are
 */
record Narrative(Excerpt prompt, Excerpt payload, List<Step> steps, String problem) {

  private static final int PROMPT = 2_000;

  static Narrative of(List<TraceEvent> events, Exposure exposure, Abridged length) {
    TrialOpened opened = Narrator.opening(events);
    Narrator narrator = Narrator.of(events, exposure);
    List<Step> steps = events.stream().flatMap(event -> narrator.tell(event).stream()).toList();
    return new Narrative(
        Excerpt.block(opened.prompt(), PROMPT),
        Excerpt.block(Objects.requireNonNullElse(opened.payload(), ""), PROMPT),
        length.steps(steps),
        exposure.proven() && !narrator.attacked()
            ? "No tool result in this trace is marked as carrying the attack."
            : "");
  }

  /** Where the trace cannot be read. */
  static Narrative unreadable(String why) {
    return new Narrative(
        Step.NO_TEXT,
        Step.NO_TEXT,
        List.of(),
        "The trace of this trial could not be read: " + Excerpt.sentence(why));
  }
}
