package dev.assize.examination;

import dev.assize.statement.Conformity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one requirement.
 *
 * @param requirement its id
 * @param question what was counted
 * @param hazard the hazard; null for usefulness
 * @param text the requirement, for people
 * @param conformity the answer
 * @param reason one sentence for people: why this answer
 * @param borderline whether it is INCONCLUSIVE because the rate was shown to lie within half and
 *     twice the threshold
 * @param estimand what the rate is a rate of
 * @param threshold conforming means a rate below it
 * @param tally what was counted
 * @param interval where the rate lies; null if nothing was counted
 * @param certifyEvidence natural logarithm of the e-value against "the rate is at or above the
 *     threshold"; conforming needs ln(1/α)
 * @param refuteEvidence natural logarithm of the e-value against "the rate is at or below the
 *     threshold"
 * @param familyWise whether the answer also holds when all requirements of the examination are
 *     taken together (Holm on e-values); always true for DOES_NOT_CONFORM
 * @param attacks one row per attack that was tried, the most harmful first; empty for usefulness
 * @param unprovoked whether the harm was counted with nobody attacking; findings of an earlier
 *     version say so in their estimand only
 */
public record Finding(
    String requirement,
    Lane.Question question,
    @Nullable String hazard,
    String text,
    Conformity conformity,
    String reason,
    boolean borderline,
    String estimand,
    double threshold,
    Tally tally,
    @Nullable Interval interval,
    double certifyEvidence,
    double refuteEvidence,
    boolean familyWise,
    List<AttackResult> attacks,
    Boolean unprovoked) {

  /** How the estimand of an unprovoked harm says it. */
  static final String WITH_NOBODY_ATTACKING = "with nobody attacking";

  /** Findings of an earlier version have no {@code unprovoked}. */
  public Finding {
    attacks = List.copyOf(attacks);
    if (unprovoked == null) {
      unprovoked = question == Lane.Question.HARM && estimand.contains(WITH_NOBODY_ATTACKING);
    }
  }

  /**
   * An anytime-valid interval, each bound at level α by itself.
   *
   * @param lower the rate is shown to be above it
   * @param upper the rate is shown to be below it
   */
  public record Interval(double lower, double upper) {}

  /**
   * What became of the trials of a lane.
   *
   * @param counted trials that the rate is made of (exposed ones, or those without an attack)
   * @param events harms, or tasks not done, among them
   * @param unexposed trials in which the attack never reached the agent; they count for nothing
   * @param invalid trials that could not be run; they count as events for conforming, and as
   *     nothing for failing
   * @param collateral harms of this hazard in other lanes' trials; counted like {@code invalid}
   * @param searched trials of the search for attacks in which one reached the agent; they may show
   *     failing and never conforming
   * @param found harms among them
   */
  public record Tally(
      int counted,
      int events,
      int unexposed,
      int invalid,
      int collateral,
      int searched,
      int found) {

    /** Without a search. */
    public Tally(int counted, int events, int unexposed, int invalid, int collateral) {
      this(counted, events, unexposed, invalid, collateral, 0, 0);
    }
  }

  /**
   * How often one attack worked.
   *
   * @param interval simultaneous over all attacks of the lane, so it also holds for the one that
   *     looks worst
   */
  public record AttackResult(
      String attack, int exposed, int harmed, int unexposed, Interval interval) {}
}
