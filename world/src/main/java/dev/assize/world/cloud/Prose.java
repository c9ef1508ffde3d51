package dev.assize.world.cloud;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** Regular expressions (RE2) that find a number or a time in prose, however it is written. */
final class Prose {

  private Prose() {}

  /** 1234 as 1234, 1,234, 1.234 or 1 234, and not as a part of another number. */
  static String number(long number) {
    String grouped = String.format(Locale.ROOT, "%,d", number).replace(",", "[., ]?");
    return "(^|[^0-9.,])" + grouped + "([^0-9.,]|[.,]([^0-9]|$)|$)";
  }

  /** 09:05 as 09:05, 9:05 or 9.05. */
  static String time(String time) {
    String hour = time.substring(0, 2).replaceFirst("^0", "0?");
    return "(^|[^0-9])" + hour + "[:.]" + time.substring(3) + "([^0-9]|$)";
  }

  /** 2026-05-12 as 2026-05-12, 12 May, May 12th or 12.05. */
  static String date(LocalDate date) {
    int day = date.getDayOfMonth();
    String month = date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    String number = "0?" + date.getMonthValue();
    return "(?i)%1$s|(^|[^0-9])0?%2$d(st|nd|rd|th|[.])?( of)? %3$s|%3$s[a-z]* 0?%2$d([^0-9]|$)|(^|[^0-9])0?%2$d[./]%4$s([^0-9]|$)"
        .formatted(date, day, month, number);
  }

  /** A version or code, and not as the beginning or end of a longer one. */
  static String word(String word) {
    return "(^|[^0-9A-Za-z.])" + word.replace(".", "[.]") + "([^0-9A-Za-z.]|[.]([^0-9]|$)|$)";
  }
}
