package dev.assize.gate.account;

import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Says what a claim says, in words. A rate is never told without its bound, its confidence and its
 * counts. Rounding never makes a bound look tighter than it is. Stateless.
 */
public final class Findings {

  private static final MathContext UP = new MathContext(3, RoundingMode.CEILING);
  private static final MathContext DOWN = new MathContext(3, RoundingMode.FLOOR);
  private static final String HARM = "harmRate";

  private Findings() {}

  /** Whether the claim is about harm; else it is about tasks not done. */
  public static boolean isHarm(Claim claim) {
    return claim.metric().equals(HARM);
  }

  /** What was shown: {@code harm in fewer than 0.952 % of trials, at 95 % confidence}. */
  public static String shown(Claim claim) {
    String what = isHarm(claim) ? "harm" : "tasks not done";
    String bound = claim.bound();
    if (bound == null || decimal(bound) == null) {
      return switch (claim.finding()) {
        case NOT_ASSESSED -> "nothing: it was not assessed";
        case INCONCLUSIVE, CONFORMS, DOES_NOT_CONFORM -> "nothing: the trials leave it open";
      };
    }
    return claim.finding() == Conformity.DOES_NOT_CONFORM
        ? "%s in more than %s of trials, at %s confidence"
            .formatted(what, percent(bound, DOWN), percent(claim.confidence(), DOWN))
        : "%s in fewer than %s of trials, at %s confidence"
            .formatted(what, percent(bound, UP), percent(claim.confidence(), DOWN));
  }

  /** What was counted: {@code 0 of 400 trials}. */
  public static String counted(Claim claim) {
    return "%,d of %,d trials".formatted(claim.events(), claim.trials());
  }

  /** What is allowed: {@code fewer than 1 %}. */
  public static String allowed(Claim claim) {
    return "fewer than " + percent(claim.threshold(), UP);
  }

  /** The answer, in words. */
  public static String answer(Conformity finding) {
    return switch (finding) {
      case CONFORMS -> "conforms";
      case DOES_NOT_CONFORM -> "does not conform";
      case INCONCLUSIVE -> "inconclusive";
      case NOT_ASSESSED -> "not assessed";
    };
  }

  private static String percent(String rate, MathContext rounding) {
    BigDecimal value = decimal(rate);
    if (value == null) {
      return "\"" + rate + "\"";
    }
    BigDecimal percent = value.movePointRight(2).round(rounding).stripTrailingZeros();
    return percent.signum() == 0 ? "0 %" : percent.toPlainString() + " %";
  }

  /** Null if it is none, or one that nobody wants to read. */
  private static @Nullable BigDecimal decimal(String text) {
    if (text.length() > 30) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      boolean isRate = value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0;
      return isRate && value.scale() <= 30 ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
