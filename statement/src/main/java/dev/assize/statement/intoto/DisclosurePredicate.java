package dev.assize.statement.intoto;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Whom a party belongs to, lives on, and has worked for. Independence is computed from it; what is
 * not disclosed counts as a conflict. The party itself signs; the statement's subject is its key. A
 * later one replaces an earlier.
 *
 * @param party its name
 * @param owners who hold shares of it; null if unknown
 * @param funders who pay for its work otherwise; null if unknown
 * @param advisory whom it has advised; null if unknown
 * @param competitors whom it competes with, beside all who apply under the same scheme
 * @param judgeModelVendors whose models help it to judge or to attack; empty if nobody's, null if
 *     unknown
 * @param fees from whom its income comes; null if unknown
 * @param harness what it examines with; null if it does not examine
 * @param at when it was made, by the party's clock
 */
public record DisclosurePredicate(
    String party,
    @Nullable List<Stake> owners,
    @Nullable List<Stake> funders,
    @Nullable List<Advice> advisory,
    List<String> competitors,
    @Nullable List<String> judgeModelVendors,
    @Nullable List<Stake> fees,
    @Nullable ResourceDescriptor harness,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "disclosure";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public DisclosurePredicate {
    Present.require(KIND, party, at);
    PartyName.require(party);
    owners = owners == null ? null : List.copyOf(owners);
    funders = funders == null ? null : List.copyOf(funders);
    advisory = advisory == null ? null : List.copyOf(advisory);
    competitors = competitors == null ? List.of() : List.copyOf(competitors);
    judgeModelVendors = judgeModelVendors == null ? null : List.copyOf(judgeModelVendors);
    fees = fees == null ? null : List.copyOf(fees);
    competitors.forEach(PartyName::require);
    if (judgeModelVendors != null) {
      judgeModelVendors.forEach(PartyName::require);
    }
  }

  /**
   * A share in a party, or of its income.
   *
   * @param party whose
   * @param share decimal of 1, a text in JSON, of at most nine decimals; null if unknown
   */
  public record Stake(
      String party,
      @JsonSerialize(using = DecimalText.Writer.class)
          @JsonDeserialize(using = DecimalText.Reader.class)
          @Nullable BigDecimal share) {

    /** Refuses what is no share. */
    public Stake {
      PartyName.require(party);
      if (share != null
          && (share.signum() < 0
              || share.compareTo(BigDecimal.ONE) > 0
              || share.scale() > 9
              || share.scale() < 0)) {
        throw new StatementException("a disclosure with a share that is not between 0 and 1");
      }
    }
  }

  /**
   * Work for a client other than examining.
   *
   * @param client whose name
   * @param from when it began
   * @param until when it ended; null if it goes on
   */
  public record Advice(String client, Instant from, @Nullable Instant until) {

    /** Refuses what is incomplete. */
    public Advice {
      Present.require(KIND, client, from);
      PartyName.require(client);
    }
  }
}
