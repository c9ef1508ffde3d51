package dev.assize.statement.intoto;

import dev.assize.statement.Digest;
import java.time.Instant;

/**
 * That the fee of a case is held in trust, whatever the result is going to be. The scheme's owner
 * signs; the subject is the agent. From here on evaluators can be drawn.
 *
 * @param application the case
 * @param payer whose money it is
 * @param amount of money
 * @param at when
 */
public record EscrowPredicate(Digest application, String payer, Money amount, Instant at)
    implements RegisterPredicate {

  private static final String KIND = "escrow note";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public EscrowPredicate {
    Present.require(KIND, application, payer, amount, at);
    PartyName.require(payer);
  }
}
