package dev.assize.statement.intoto;

import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import java.time.Instant;

/**
 * That a certificate's agent was examined again. The evaluator who was assigned signs; the subject
 * is the agent.
 *
 * @param certificate which
 * @param evaluator its name
 * @param examination the outcome's entry
 * @param result what it says
 * @param at when
 */
public record SurveillancePredicate(
    Digest certificate, String evaluator, Digest examination, Conformity result, Instant at)
    implements RegisterPredicate {

  private static final String KIND = "surveillance";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public SurveillancePredicate {
    Present.require(KIND, certificate, evaluator, examination, result, at);
    PartyName.require(evaluator);
  }
}
