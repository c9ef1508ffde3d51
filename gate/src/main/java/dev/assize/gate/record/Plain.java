package dev.assize.gate.record;

import java.math.BigDecimal;
import java.time.Duration;

/** Texts of others, as a page can show them. Stateless. */
final class Plain {

  private static final int MOST = 1_500;

  /** Keeps a number and its sign on one line. */
  private static final char NO_BREAK = '\u00A0';

  private Plain() {}

  /**
   * Without characters that nobody sees: they could turn the direction of a line, or make two names
   * look the same. What is longer than anybody reads is cut, and says so.
   */
  static String text(String hostile) {
    String seen =
        hostile
            .strip()
            .replaceAll("\\R", " ")
            .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]", "·")
            .replace(" %", NO_BREAK + "%");
    return seen.length() <= MOST
        ? seen
        : seen.substring(0, seen.offsetByCodePoints(0, seen.codePointCount(0, MOST) - 1))
            + "… (cut; "
            + seen.length()
            + " characters)";
  }

  static String age(Duration age) {
    if (age.compareTo(Duration.ofDays(2)) >= 0) {
      return age.toDays() + " days";
    }
    if (age.compareTo(Duration.ofHours(2)) >= 0) {
      return age.toHours() + " hours";
    }
    return age.compareTo(Duration.ofMinutes(2)) >= 0
        ? age.toMinutes() + " minutes"
        : age.toSeconds() + " s";
  }

  /** A whole number of hundredths of a percent: {@code 8.5 %}. */
  static String percent(long basisPoints) {
    return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + NO_BREAK + "%";
  }
}
