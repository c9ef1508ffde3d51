package dev.assize.statement.intoto;

import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a rung of the scheme's ladder is applied. The scheme's owner signs. What the scheme applies
 * by itself needs no entry; an entry adds what somebody has to decide, and publishes money effects.
 *
 * @param scheme whose ladder
 * @param certificate which; null if a party is sanctioned as such
 * @param party the producer
 * @param rung its id
 * @param rule of the scheme that was broken
 * @param causes entries that show it
 * @param scope digest of the tools' definitions that it is reduced to; null if it is not reduced
 * @param until when the effect ends, where the rung leaves that open; null if it does not say
 * @param payment what the contract makes due; null if nothing
 * @param text for people
 * @param at from when it holds
 */
public record SanctionPredicate(
    ResourceDescriptor scheme,
    @Nullable Digest certificate,
    String party,
    String rung,
    String rule,
    List<Digest> causes,
    @Nullable Digest scope,
    @Nullable Instant until,
    @Nullable Payment payment,
    String text,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "sanction";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public SanctionPredicate {
    Present.require(KIND, scheme, party, rung, rule, causes, text, at);
    PartyName.require(party);
    causes = List.copyOf(causes);
  }

  /**
   * What a contract makes due. Assize computes and publishes it; it never moves money.
   *
   * @param contract digest of the schedule
   * @param clause of the schedule
   * @param amount of money
   */
  public record Payment(Digest contract, String clause, Money amount) {

    /** Refuses what is incomplete. */
    public Payment {
      Present.require("payment", contract, clause, amount);
    }
  }
}
