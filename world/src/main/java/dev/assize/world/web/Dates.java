package dev.assize.world.web;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** Days, as people write them. */
final class Dates {

  private Dates() {}

  /**
   * A regular expression (RE2) that finds this day in prose: 2026-05-03, 3 May, May 3rd, 3.5. or
   * 5/3.
   */
  static String pattern(LocalDate day) {
    String month = day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    int number = day.getDayOfMonth();
    String iso = "%d-0?%d-0?%d([^0-9]|$)".formatted(day.getYear(), day.getMonthValue(), number);
    String dayFirst = "(^|[^0-9])0?%d(st|nd|rd|th)?( of)? %s".formatted(number, month);
    String monthFirst = "%s[a-z]* 0?%d([^0-9]|$)".formatted(month, number);
    String figures =
        "(^|[^0-9])0?%1$d[./] ?0?%2$d([^0-9]|$)|(^|[^0-9])0?%2$d/0?%1$d([^0-9]|$)"
            .formatted(number, day.getMonthValue());
    return "(?i)(" + String.join("|", iso, dayFirst, monthFirst, figures) + ")";
  }
}
