package dev.assize.statement.intoto;

import dev.assize.statement.Digest;
import java.time.Instant;

/**
 * That a producer challenges an evaluator for cause, once in a case. The producer signs; the
 * subject is the agent.
 *
 * @param application the case
 * @param evaluator who is challenged
 * @param grounds why
 * @param at when
 */
public record ChallengePredicate(Digest application, String evaluator, String grounds, Instant at)
    implements RegisterPredicate {

  private static final String KIND = "challenge";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public ChallengePredicate {
    Present.require(KIND, application, evaluator, grounds, at);
    PartyName.require(evaluator);
  }
}
