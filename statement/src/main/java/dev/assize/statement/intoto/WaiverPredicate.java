package dev.assize.statement.intoto;

import java.time.Instant;
import java.util.List;

/**
 * That a relying party lets an agent in although its policy would not, knowing why. The relying
 * party signs; the subject is the agent.
 *
 * @param relyingParty its name
 * @param policy name of the policy
 * @param clauses of the policy that are waived
 * @param context where it holds
 * @param reason why
 * @param until when it ends
 * @param at from when it holds
 */
public record WaiverPredicate(
    String relyingParty,
    String policy,
    List<String> clauses,
    String context,
    String reason,
    Instant until,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "waiver";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public WaiverPredicate {
    Present.require(KIND, relyingParty, policy, clauses, context, reason, until, at);
    PartyName.require(relyingParty);
    clauses = List.copyOf(clauses);
    if (clauses.isEmpty() || !until.isAfter(at)) {
      throw new StatementException("a waiver names clauses, and ends after it begins");
    }
  }
}
