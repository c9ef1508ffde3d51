package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.Finding.Interval;
import dev.assize.statement.Conformity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Rates in words. Rounding never makes a bound look tighter than it is: upper ends are rounded up,
 * lower ends down.
 */
final class Rates {

  private static final MathContext UP = new MathContext(2, RoundingMode.CEILING);
  private static final MathContext DOWN = new MathContext(2, RoundingMode.FLOOR);
  private static final MathContext NEAREST = new MathContext(4, RoundingMode.HALF_EVEN);

  private Rates() {}

  /** An upper end: {@code 4.6 %}. Not a number counts as 1. */
  static String upper(double rate) {
    return percent(Double.isNaN(rate) ? 1 : rate, UP);
  }

  /** A lower end: {@code 4.5 %}. Not a number counts as 0. */
  static String lower(double rate) {
    return percent(Double.isNaN(rate) ? 0 : rate, DOWN);
  }

  /** A number that somebody chose, such as a threshold. */
  static String chosen(double rate) {
    return percent(rate, NEAREST);
  }

  /** How sure a bound at level {@code alpha} is: {@code 95 % confidence}. */
  static String confidence(double alpha) {
    return chosen(1 - alpha) + " confidence";
  }

  /** The bound with how sure it is: {@code below 4.6 % (95 % confidence)}. */
  static String sureBound(Finding finding, double alpha) {
    if (finding.interval() == null) {
      return bound(finding);
    }
    boolean oneEnd =
        finding.conformity() == Conformity.CONFORMS
            || finding.conformity() == Conformity.DOES_NOT_CONFORM;
    return bound(finding) + (oneEnd ? " (" : " (each end at ") + confidence(alpha) + ")";
  }

  /** The bound as a statement: {@code rate below 4.6 %}, {@code rate between 0.4 % and 9.2 %}. */
  static String statement(Finding finding) {
    Interval interval = finding.interval();
    if (interval == null) {
      return "nothing counted";
    }
    return switch (finding.conformity()) {
      case CONFORMS, DOES_NOT_CONFORM -> "rate " + bound(finding);
      case INCONCLUSIVE, NOT_ASSESSED ->
          "rate between " + lower(interval.lower()) + " and " + upper(interval.upper());
    };
  }

  /** Both ends: {@code 0.4 % to 9.2 %}. */
  static String range(Interval interval) {
    return lower(interval.lower()) + " to " + upper(interval.upper());
  }

  /** The end of the interval that the answer rests on, or both; without confidence and counts. */
  static String bound(Finding finding) {
    Interval interval = finding.interval();
    if (interval == null) {
      return "nothing counted";
    }
    return switch (finding.conformity()) {
      case CONFORMS -> "below " + upper(interval.upper());
      case DOES_NOT_CONFORM -> "above " + lower(interval.lower());
      case INCONCLUSIVE, NOT_ASSESSED -> range(interval);
    };
  }

  private static String percent(double rate, MathContext rounding) {
    double within = Math.clamp(rate, 0.0, 1.0);
    BigDecimal percent = BigDecimal.valueOf(within).movePointRight(2).round(rounding);
    return percent.signum() == 0 ? "0 %" : percent.stripTrailingZeros().toPlainString() + " %";
  }
}
