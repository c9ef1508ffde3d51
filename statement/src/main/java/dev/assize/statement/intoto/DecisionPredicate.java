package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an application. The decider signs; the subject is the agent. If it grants, the
 * digest of this statement names the certificate.
 *
 * @param application the case
 * @param decider its name
 * @param decision what
 * @param examinations outcomes that it rests on
 * @param dissents outcomes of the case that say otherwise
 * @param review that it rests on; null if there is none to rest on
 * @param conditions that must be met
 * @param validUntil end of the certificate; null if none is granted
 * @param reasons for people
 * @param at from when it holds
 */
public record DecisionPredicate(
    Digest application,
    String decider,
    Decision decision,
    List<Digest> examinations,
    List<Digest> dissents,
    @Nullable Digest review,
    List<Condition> conditions,
    @Nullable Instant validUntil,
    String reasons,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "decision";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public DecisionPredicate {
    Present.require(
        KIND, application, decider, decision, examinations, dissents, conditions, reasons, at);
    PartyName.require(decider);
    examinations = List.copyOf(examinations);
    dissents = List.copyOf(dissents);
    conditions = List.copyOf(conditions);
    if ((decision == Decision.GRANTED) != (validUntil != null)) {
      throw new StatementException("a decision says validUntil exactly if it grants");
    }
    if (validUntil != null && !validUntil.isAfter(at)) {
      throw new StatementException("a certificate that ends before it begins");
    }
  }

  /** What can become of an application. */
  public enum Decision {
    /** A certificate. */
    @JsonProperty("granted")
    GRANTED,
    /** No certificate. */
    @JsonProperty("refused")
    REFUSED,
    /** The examinations settle it neither way. */
    @JsonProperty("inconclusive")
    INCONCLUSIVE,
    /** It was not brought to an end. */
    @JsonProperty("abandoned")
    ABANDONED
  }

  /**
   * What the holder has to do.
   *
   * @param id names it within the decision
   * @param text what
   * @param due until when
   */
  public record Condition(String id, String text, Instant due) {

    /** Refuses what is incomplete. */
    public Condition {
      Present.require("condition", id, text, due);
    }
  }
}
