package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;

/**
 * Which evaluators the lottery has drawn for a case. The scheme's owner signs; the subject is the
 * agent. The draw can be recomputed: its seed is that of the checkpoint whose last entry is the one
 * that called for the draw.
 *
 * @param application the case
 * @param cause what called for the draw
 * @param calledForBy the entry that did
 * @param checkpoint the signed checkpoint of the log whose last entry that is
 * @param evaluators drawn, in the order of the draw
 * @param due when their examinations are to be in the log
 * @param at when
 */
public record AssignmentPredicate(
    Digest application,
    Cause cause,
    Digest calledForBy,
    String checkpoint,
    List<String> evaluators,
    Instant due,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "assignment";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public AssignmentPredicate {
    Present.require(KIND, application, cause, calledForBy, checkpoint, evaluators, due, at);
    evaluators = List.copyOf(evaluators);
    evaluators.forEach(PartyName::require);
    if (evaluators.isEmpty() || evaluators.stream().distinct().count() < evaluators.size()) {
      throw new StatementException("an assignment names each evaluator once, and at least one");
    }
    if (!due.isAfter(at)) {
      throw new StatementException("an assignment that is due before it is made");
    }
  }

  /** What calls for a draw. */
  public enum Cause {
    /** The fee is in trust: the first draw. */
    @JsonProperty("escrow")
    ESCROW,
    /** An evaluator was challenged, and is replaced. */
    @JsonProperty("challenge")
    CHALLENGE,
    /** Evaluators disagree: one more. */
    @JsonProperty("dissent")
    DISSENT,
    /** An evaluator did not deliver, or was downgraded, and is replaced. */
    @JsonProperty("withdrawn")
    WITHDRAWN,
    /** A certificate is due for surveillance. */
    @JsonProperty("surveillance")
    SURVEILLANCE,
    /** A certificate is to be restored. */
    @JsonProperty("restoration")
    RESTORATION
  }
}
