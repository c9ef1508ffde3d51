package dev.assize.statement.intoto;

import dev.assize.statement.Digest;
import java.time.Instant;

/**
 * That an evaluator has a result, which others of the case must not know before they have theirs.
 * The evaluator signs; the subject is the agent.
 *
 * @param application the case
 * @param assignment the entry that assigned it
 * @param outcome digest of the outcome's statement, which is to follow
 * @param at when
 */
public record CommitmentPredicate(Digest application, Digest assignment, Digest outcome, Instant at)
    implements RegisterPredicate {

  private static final String KIND = "commitment";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public CommitmentPredicate {
    Present.require(KIND, application, assignment, outcome, at);
  }
}
