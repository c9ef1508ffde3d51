package dev.assize.statement.intoto;

import java.time.Instant;

/**
 * That somebody funds the upkeep of a component. The funder signs; the subject is the component.
 * Funding makes dependence, so independence reads it, too.
 *
 * @param funder its name
 * @param recipient its name
 * @param purpose for what
 * @param amount of money
 * @param from when the period begins
 * @param until when it ends
 * @param at when it was made
 */
public record GrantPredicate(
    String funder,
    String recipient,
    String purpose,
    Money amount,
    Instant from,
    Instant until,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "grant";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public GrantPredicate {
    Present.require(KIND, funder, recipient, purpose, amount, from, until, at);
    PartyName.require(funder);
    PartyName.require(recipient);
    if (!until.isAfter(from)) {
      throw new StatementException("a grant that ends before it begins");
    }
  }
}
