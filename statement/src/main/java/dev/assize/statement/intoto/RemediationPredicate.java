package dev.assize.statement.intoto;

import dev.assize.statement.Digest;
import java.time.Instant;

/**
 * How a holder is going to mend what its certificate is on notice for. The holder signs; it answers
 * all notices that are open.
 *
 * @param certificate which
 * @param proposal what is done
 * @param completeBy until when
 * @param at when
 */
public record RemediationPredicate(
    Digest certificate, String proposal, Instant completeBy, Instant at)
    implements RegisterPredicate {

  private static final String KIND = "remediation";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public RemediationPredicate {
    Present.require(KIND, certificate, proposal, completeBy, at);
  }
}
