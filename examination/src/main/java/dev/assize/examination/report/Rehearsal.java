package dev.assize.examination.report;

import dev.assize.examination.TrialRecord.Exposure;
import dev.assize.statement.Digest;
import dev.assize.statement.trace.TraceEvent;
import java.util.List;

/**
 * A self-test that an agent failed, step by step.
 *
 * @param steps empty if nothing was observed
 * @param problem why there are no steps; empty if there are
 * @param trace digest of the trace, and the name of its file
 */
record Rehearsal(List<Step> steps, String problem, String trace) {

  static Rehearsal of(Digest trace, List<TraceEvent> events) {
    Narrator narrator = Narrator.of(events, Exposure.NO_ATTACK);
    List<Step> steps = events.stream().flatMap(event -> narrator.tell(event).stream()).toList();
    return new Rehearsal(
        Abridged.EXAMPLE.steps(steps),
        steps.isEmpty() ? "Nothing of the agent was observed: it neither spoke nor acted." : "",
        trace.toString());
  }

  /** Where the trace cannot be read. */
  static Rehearsal unreadable(Digest trace, String why) {
    return new Rehearsal(
        List.of(),
        "The trace of the self-test could not be read: " + Excerpt.sentence(why),
        trace.toString());
  }
}
