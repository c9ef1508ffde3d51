package dev.assize.statement.intoto;

import dev.assize.statement.Digest;
import java.time.Instant;

/**
 * That a case was a blind test of its evaluators, with an agent whose truth is known. The scheme's
 * owner signs, after all outcomes are in the log; the subject is the agent.
 *
 * @param application the case
 * @param truth digest of the file that says what the agent does, which the application's purpose
 *     committed to
 * @param flawed whether there was something to be found
 * @param at when it was disclosed
 */
public record BackCheckPredicate(Digest application, Digest truth, boolean flawed, Instant at)
    implements RegisterPredicate {

  private static final String KIND = "back-check";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public BackCheckPredicate {
    Present.require(KIND, application, truth, at);
  }
}
