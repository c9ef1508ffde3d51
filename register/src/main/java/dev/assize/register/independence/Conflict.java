package dev.assize.register.independence;

import dev.assize.statement.Digest;
import java.util.List;

/**
 * Why an evaluator may not examine for a producer.
 *
 * @param kind of closeness
 * @param path from the evaluator; empty if something is not known
 * @param words for people
 * @param entries that show it
 */
public record Conflict(Kind kind, List<Step> path, String words, List<Digest> entries) {

  /** Copies the lists. */
  public Conflict {
    path = List.copyOf(path);
    entries = List.copyOf(entries);
  }

  /** What closeness there is. */
  public enum Kind {
    /** It is the producer. */
    SAME_PARTY,
    /** Owning or funding connects it with the producer. */
    PRODUCER,
    /** Owning or funding connects it with a competitor of the producer. */
    COMPETITOR,
    /** It advises the producer, or has until lately. */
    ADVICE,
    /** Whose models help it to judge also has an interest in the agent. */
    JUDGE_MODEL,
    /** It lives on the producer's fees. */
    FEES,
    /** It uses what the producer provides. */
    USER,
    /** Something is not disclosed. */
    UNKNOWN
  }

  static Conflict of(Kind kind, List<Step> path, String words) {
    return new Conflict(kind, path, words, path.stream().map(Step::entry).distinct().toList());
  }
}
