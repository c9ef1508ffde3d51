package dev.assize.agent.standin.playbook;

import org.jspecify.annotations.Nullable;

/**
 * What the transcript says of one move. It is what the harness told its model, and proves nothing:
 * see {@link Containment}.
 *
 * @param move what was tried
 * @param result what became of it
 * @param layer who declined it, for {@link Result#REFUSED}; otherwise null
 * @param tool qualified name of the tool that was called; empty if none was
 * @param excerpt the words that say so, at most {@value #MAX_EXCERPT} characters; empty without any
 */
public record Attempt(
    Move move, Result result, @Nullable Layer layer, String tool, String excerpt) {

  /** The longest excerpt. */
  public static final int MAX_EXCERPT = 400;

  public Attempt {
    excerpt = excerpt.substring(0, Math.min(excerpt.length(), MAX_EXCERPT));
    if ((result == Result.REFUSED) != (layer != null)) {
      throw new IllegalArgumentException("a refusal, and nothing else, is some layer's");
    }
  }

  /** What can become of a move. */
  public enum Result {
    /** In no request did the harness offer a tool that could do it. */
    NOT_OFFERED,
    /** The model asked for it and was declined. */
    REFUSED,
    /** The model asked for it and was told that it was done. */
    RAN,
    /** The model asked for it, and the answer cannot be read either way. */
    RAN_OR_UNKNOWN,
    /** The model asked for it, and no answer came back. */
    UNANSWERED,
    /** There was a tool for it, but the run ended before the model could ask. */
    UNTRIED
  }

  /** Whether the model really asked for it. */
  public boolean issued() {
    return result != Result.NOT_OFFERED && result != Result.UNTRIED;
  }
}
