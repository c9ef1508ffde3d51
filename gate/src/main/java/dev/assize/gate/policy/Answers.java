package dev.assize.gate.policy;

import dev.assize.gate.fact.Logic;
import dev.assize.gate.policy.Clause.Effect;
import java.util.List;

/**
 * A set of answers: what a decision may still come out as.
 *
 * @param bits one per answer
 */
public record Answers(int bits) {

  /**
   * The one place where clauses become an answer.
   *
   * @param effects of the clauses
   * @param waived which of them are waived; only denials may be
   * @param outcomes of the clauses' formulas, bits of {@link Logic}
   * @return exactly one answer if all outcomes are settled; else all that are possible, and perhaps
   *     more
   */
  static Answers of(List<Effect> effects, boolean[] waived, int[] outcomes) {
    boolean mustDeny = false;
    boolean mayDeny = false;
    boolean mayBeOpen = false;
    boolean mayLetIn = true;
    boolean mayHaveCondition = false;
    boolean mayHaveNone = true;
    int allowed = Logic.FALSE; // whether any clause lets the agent in
    for (int i = 0; i < effects.size(); i++) {
      int outcome = outcomes[i];
      Effect effect = effects.get(i);
      if (effect == Effect.ALLOW) {
        allowed = Logic.or(allowed, outcome);
      } else if (effect == Effect.CONDITION || waived[i]) {
        // A waiver is given for what is known: an open clause stays open.
        mayBeOpen |= (outcome & Logic.UNKNOWN) != 0;
        mayLetIn &= outcome != Logic.UNKNOWN;
        mayHaveCondition |= (outcome & Logic.TRUE) != 0;
        mayHaveNone &= (outcome & Logic.FALSE) != 0;
      } else {
        boolean denies = effect == Effect.DENY;
        mustDeny |= denies && outcome == Logic.TRUE;
        mayDeny |= denies && (outcome & Logic.TRUE) != 0;
        mayBeOpen |= (outcome & (denies ? Logic.UNKNOWN : Logic.UNKNOWN | Logic.TRUE)) != 0;
        mayLetIn &= (outcome & Logic.FALSE) != 0;
      }
    }
    if (mustDeny || allowed == Logic.FALSE) {
      return new Answers(Answer.DENY.bit());
    }
    mayDeny |= (allowed & Logic.FALSE) != 0;
    mayBeOpen |= (allowed & Logic.UNKNOWN) != 0;
    mayLetIn &= (allowed & Logic.TRUE) != 0;
    return new Answers(
        (mayDeny ? Answer.DENY.bit() : 0)
            | (mayBeOpen ? Answer.UNKNOWN.bit() : 0)
            | (mayLetIn && mayHaveCondition ? Answer.ALLOW_WITH_CONDITIONS.bit() : 0)
            | (mayLetIn && mayHaveNone ? Answer.ALLOW.bit() : 0));
  }

  /** One answer. */
  public static Answers only(Answer answer) {
    return new Answers(answer.bit());
  }

  /** Whether only one is left. */
  public boolean isSettled() {
    return Integer.bitCount(bits) == 1;
  }

  /** Whether an answer is among them. */
  public boolean has(Answer answer) {
    return (bits & answer.bit()) != 0;
  }

  /**
   * The one that is left.
   *
   * @throws IllegalStateException if there are several
   */
  public Answer only() {
    for (Answer answer : Answer.values()) {
      if (bits == answer.bit()) {
        return answer;
      }
    }
    throw new IllegalStateException("several answers are possible: " + bits);
  }
}
