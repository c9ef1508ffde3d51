package dev.assize.register.evaluator;

import dev.assize.statement.Digest;
import java.util.List;

/**
 * Something that an evaluator's entries show and that is worth a question. Signals are published;
 * by themselves they change nothing, except that as many {@link Kind#MISSED_FLAW}s as the scheme
 * says distrust an evaluator.
 *
 * @param kind of signal
 * @param evaluator whom it is about
 * @param words for people
 * @param entries that show it
 */
public record Signal(Kind kind, String evaluator, String words, List<Digest> entries) {

  /** Copies the list. */
  public Signal {
    entries = List.copyOf(entries);
  }

  /** What is odd. */
  public enum Kind {
    /** In a blind test it found a flawed agent to conform. */
    MISSED_FLAW,
    /** In a blind test it found a sound agent not to conform. */
    FALSE_ALARM,
    /** Another evaluator counted something else at the same agent, beyond chance. */
    DISCREPANCY,
    /** Another evaluator found the opposite at the same agent, where nothing is counted. */
    CONTRADICTION,
    /** Outcomes of unlike agents are the same, or nearly. */
    NEAR_DUPLICATE,
    /** Its times cannot be in the order that examining takes. */
    CONCLUSION_BEFORE_EVIDENCE,
    /** In many cases it has never found anything. */
    NEVER_ANY_FINDING,
    /** More trials than can be run in the time. */
    IMPOSSIBLE_THROUGHPUT,
    /** Counts that contradict each other. */
    IMPOSSIBLE_COUNTS,
    /** It sealed a plan and never published its outcome. */
    ABANDONED_PLAN,
    /** There was too much of something to look at all of it. */
    CUT
  }
}
