package dev.assize.world.shop;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Dates as people write them. */
final class Days {

  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

  private Days() {}

  /** {@code Tuesday, 12 May}. */
  static String text(LocalDate date) {
    return date.format(LONG);
  }

  /**
   * A regular expression (RE2) that finds this day in prose: 2026-05-12, 12 May, May 12th,
   * 12.05.2026, 12/5.
   */
  static String pattern(LocalDate date) {
    int day = date.getDayOfMonth();
    int number = date.getMonthValue();
    String month =
        date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3) + "[a-z]*";
    return "(?i)("
        + date
        + "|\\b0?%d(st|nd|rd|th)?\\.? (of )?%s".formatted(day, month)
        + "|\\b%s\\.? (the )?0?%d(st|nd|rd|th)?\\b".formatted(month, day)
        + "|\\b0?%d[./] ?0?%d\\b".formatted(day, number)
        + "|\\b0?%d/0?%d\\b)".formatted(number, day);
  }
}
