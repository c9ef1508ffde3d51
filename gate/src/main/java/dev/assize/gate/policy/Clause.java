package dev.assize.gate.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A row of a policy's table.
 *
 * @param id stable; decisions, waivers and tests name it
 * @param say the rule, for people
 * @param when in CEL, over facts: when it applies
 * @param then what follows
 * @param why the reason for the rule
 * @param remedy what to do about it; null if it lets in
 * @param condition what has to be met; null if it gives no condition
 * @param within how long after the decision the condition has to be met; null if it gives none
 * @param waivable whether a waiver can turn its denial into a condition
 */
public record Clause(
    String id,
    String say,
    String when,
    Effect then,
    String why,
    @Nullable String remedy,
    @Nullable String condition,
    @Nullable Duration within,
    boolean waivable) {

  /** What follows if a clause applies. */
  public enum Effect {
    /** The agent may be let in, if no other clause is against it. */
    @JsonProperty("allow")
    ALLOW(Answer.ALLOW),
    /** If the agent is let in, then only under a condition. */
    @JsonProperty("condition")
    CONDITION(Answer.ALLOW_WITH_CONDITIONS),
    /** It cannot be said whether the agent may be let in. */
    @JsonProperty("unknown")
    UNKNOWN(Answer.UNKNOWN),
    /** The agent is not let in. */
    @JsonProperty("deny")
    DENY(Answer.DENY);

    private final Answer answer;

    Effect(Answer answer) {
      this.answer = answer;
    }

    /** The mildest answer that is left if it applies. */
    public Answer answer() {
      return answer;
    }
  }

  /**
   * @throws IllegalArgumentException if it lacks what its effect needs, or has what it cannot use
   */
  public Clause {
    boolean refuses = then == Effect.DENY || then == Effect.UNKNOWN;
    require(id, refuses == (remedy != null), "a remedy exactly if it denies or says unknown");
    require(
        id,
        (then == Effect.CONDITION) == (condition != null),
        "a condition exactly if it gives one");
    require(
        id, condition != null == (within != null), "\"within\" exactly if it gives a condition");
    require(id, !waivable || then == Effect.DENY, "\"waivable\" only if it denies");
    require(id, within == null || within.isPositive(), "a time that is longer than none");
  }

  private static void require(String id, boolean holds, String demand) {
    if (!holds) {
      throw new IllegalArgumentException("the clause \"" + id + "\" has " + demand);
    }
  }
}
