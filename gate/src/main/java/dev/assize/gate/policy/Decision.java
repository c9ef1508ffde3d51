package dev.assize.gate.policy;

import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.policy.Clause.Effect;
import dev.assize.statement.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of an agent, and all that a reader needs to understand it, to object, and to
 * do something about it.
 *
 * @param answer the severest that a clause gives
 * @param policy by which it was decided
 * @param at when
 * @param until when it has to be decided anew
 * @param reasons clauses that led to the answer or would have led to a severer one, from the
 *     severest
 * @param conditions what has to be met, if the agent is let in
 * @param missing facts whose absence kept the agent out
 * @param evidence what the policy looked at
 */
public record Decision(
    Answer answer,
    PolicyName policy,
    Instant at,
    Instant until,
    List<Reason> reasons,
    List<ConditionToMeet> conditions,
    List<MissingFact> missing,
    List<EvidenceSeen> evidence) {

  /** The id in reasons that say that no clause lets the agent in. */
  public static final String DEFAULT = "default";

  /** Copies the lists. */
  public Decision {
    reasons = List.copyOf(reasons);
    conditions = List.copyOf(conditions);
    missing = List.copyOf(missing);
    evidence = List.copyOf(evidence);
  }

  /** A policy, exactly. */
  public record PolicyName(String name, String version, Digest digest) {}

  /** How a clause stands to the facts. */
  public enum Standing {
    /** It applies. */
    APPLIES,
    /** It would apply, and is waived. */
    WAIVED,
    /** It depends on facts that are not known. */
    OPEN,
    /** It would let in, and does not apply. */
    FAILS
  }

  /**
   * A clause that bears on the answer.
   *
   * @param clause its id; {@link #DEFAULT} for the rule that nobody is let in unless a clause says
   *     so
   * @param effect what follows if it applies
   * @param standing how it stands
   * @param say the rule
   * @param why the reason for the rule
   * @param remedy what to do; null if there is nothing to do
   * @param facts that it looks at, as they are
   */
  public record Reason(
      String clause,
      Effect effect,
      Standing standing,
      String say,
      String why,
      @Nullable String remedy,
      List<FactSeen> facts) {

    /** Copies the list. */
    public Reason {
      facts = List.copyOf(facts);
    }
  }

  /**
   * A fact as it was.
   *
   * @param value a boolean, long or text; null if it is not known
   */
  public record FactSeen(String fact, @Nullable Object value) {}

  /**
   * What has to be met.
   *
   * @param clause that demands it
   * @param text what
   * @param due until when
   * @param waiver that it comes from; null if it is a condition of the policy
   */
  public record ConditionToMeet(String clause, String text, Instant due, @Nullable Digest waiver) {}

  /**
   * A fact that is not known.
   *
   * @param detail what exactly went wrong; null if there is no more to say
   * @param remedy what to do
   */
  public record MissingFact(String fact, NotKnown cause, @Nullable String detail, String remedy) {}

  /**
   * Evidence that the policy looked at.
   *
   * @param what kind of thing
   * @param digest of its bytes; null if it has none
   * @param place where it was; null if nowhere
   * @param age between the time for which it speaks and the decision
   */
  public record EvidenceSeen(
      String what, @Nullable Digest digest, @Nullable String place, Duration age) {}
}
