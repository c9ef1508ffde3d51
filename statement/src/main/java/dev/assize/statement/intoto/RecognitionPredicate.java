package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a party may do a part of certification under a scheme. The scheme's owner signs; the subject
 * is the party's key.
 *
 * @param scheme under which
 * @param office what the party may do
 * @param party its name
 * @param tiers for which
 * @param proficiency the entry of the proficiency test that it has passed; null for offices that
 *     need none
 * @param until when the recognition ends
 * @param at from when it holds
 */
public record RecognitionPredicate(
    ResourceDescriptor scheme,
    Office office,
    String party,
    List<Tier> tiers,
    @Nullable Digest proficiency,
    Instant until,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "recognition";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public RecognitionPredicate {
    Present.require(KIND, scheme, office, party, tiers, until, at);
    PartyName.require(party);
    tiers = List.copyOf(tiers);
  }

  /** A part of certification; nobody has two in one case. */
  public enum Office {
    /** Examines. */
    @JsonProperty("evaluator")
    EVALUATOR,
    /** Checks the examinations against their evidence. */
    @JsonProperty("reviewer")
    REVIEWER,
    /** Decides on the certificate. */
    @JsonProperty("decider")
    DECIDER,
    /** Decides on appeals. */
    @JsonProperty("appeals")
    APPEALS
  }
}
