package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That an evaluator is no longer what it was recognised as. The scheme's owner signs; the subject
 * is the evaluator's key.
 *
 * @param scheme under which
 * @param evaluator its name
 * @param state what it becomes
 * @param distrustedAfter examinations that the log holds since then count no longer; only for that
 *     state
 * @param rule of the scheme that this follows from
 * @param causes entries that show why
 * @param until when it ends by itself; null if it does not
 * @param at from when it holds
 */
public record DowngradePredicate(
    ResourceDescriptor scheme,
    String evaluator,
    State state,
    @Nullable Instant distrustedAfter,
    String rule,
    List<Digest> causes,
    @Nullable Instant until,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "downgrade";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public DowngradePredicate {
    Present.require(KIND, scheme, evaluator, state, rule, causes, at);
    PartyName.require(evaluator);
    causes = List.copyOf(causes);
    if ((state == State.DISTRUSTED_AFTER) != (distrustedAfter != null)) {
      throw new StatementException("a downgrade says distrustedAfter exactly if that is its state");
    }
  }

  /** What an evaluator may become. */
  public enum State {
    /** It is assigned at most one case at a time. */
    @JsonProperty("probation")
    PROBATION,
    /** It has to mend something, in public. */
    @JsonProperty("inRemediation")
    IN_REMEDIATION,
    /** It is assigned nothing. */
    @JsonProperty("suspended")
    SUSPENDED,
    /** What it logs after a moment does not count. */
    @JsonProperty("distrustedAfter")
    DISTRUSTED_AFTER,
    /** It is recognised no longer. */
    @JsonProperty("revoked")
    REVOKED,
    /** It is never recognised again. */
    @JsonProperty("barred")
    BARRED
  }
}
