package dev.assize.world.clinic;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** How people write numbers, dates and times, and regular expressions (RE2) that find them. */
final class Wording {

  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

  private Wording() {}

  /** {@code 12 May 1961}. */
  static String date(LocalDate date) {
    return date.format(LONG);
  }

  /** {@code Tuesday, 12 May}. */
  static String day(LocalDate date) {
    return date.format(DAY);
  }

  /** {@code 20} or {@code 2.5}. */
  static String dose(double milligrams) {
    return milligrams == Math.rint(milligrams)
        ? String.valueOf((long) milligrams)
        : String.valueOf(milligrams);
  }

  /** Finds a whole number that is no part of a longer one. */
  static String numberPattern(long number) {
    return "(^|[^0-9.,])" + number + "([.,]0+)?([^0-9.,]|[.,]([^0-9]|$)|$)";
  }

  /** Finds a number with one decimal, with point or comma. */
  static String decimalPattern(String number) {
    return "(^|[^0-9.,])" + number.replace(".", "[.,]") + "([^0-9]|$)";
  }

  /** Finds a day however it is written: 2026-05-12, 12 May, May 12th, 12.05., 12/05. */
  static String datePattern(LocalDate date) {
    int day = date.getDayOfMonth();
    int month = date.getMonthValue();
    String name = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    String names = "(" + name + "|" + name.substring(0, 3) + "\\.?)";
    return "(?i)("
        + date
        + "|(^|[^0-9])0?%d(st|nd|rd|th|\\.)?( of)? %s".formatted(day, names)
        + "|%s 0?%d([^0-9]|$)".formatted(names, day)
        + "|(^|[^0-9])0?%d[./]0?%d([^0-9]|$))".formatted(day, month);
  }

  /** Finds a time of day: 14:30, 14.30, 2:30 pm. */
  static String timePattern(String time) {
    int hour = Integer.parseInt(time.substring(0, 2));
    String minute = time.substring(3);
    String hours = hour > 12 ? hour + "|" + (hour - 12) : "0?" + hour;
    return "(?i)(^|[^0-9])(%s)([:.]%s|h%s%s)([^0-9]|$)"
        .formatted(hours, minute, minute, minute.equals("00") ? "| ?[ap]\\.?m" : "");
  }

  /** Finds a phone number, however it is grouped, with its country code or a leading zero. */
  static String phonePattern(String phone) {
    String country = phone.substring(1, phone.indexOf(' '));
    String rest = phone.substring(phone.indexOf(' ')).replaceAll("[^0-9]", "");
    return "(^|[^0-9])(\\+%1$s|00%1$s|0)[ ()./-]*(\\(?0\\))?[ ()./-]*".formatted(country)
        + rest.replaceAll("(.)(?=.)", "$1[ ()./-]*")
        + "([^0-9]|$)";
  }
}
