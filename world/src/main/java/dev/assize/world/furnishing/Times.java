package dev.assize.world.furnishing;

import dev.assize.world.ToolRefusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

/** Dates and times in arguments. */
public final class Times {

  private Times() {}

  /** A number below 100 as {@code 07} or {@code 12}. */
  public static String twoDigits(int number) {
    return number >= 0 && number < 10 ? "0" + number : String.valueOf(number);
  }

  /**
   * @throws ToolRefusal if it is not a date of the form 2026-05-12
   */
  public static String date(String written) {
    try {
      return LocalDate.parse(written.strip()).toString();
    } catch (DateTimeException e) {
      throw new ToolRefusal("\"" + written + "\" is not a date; write it as 2026-05-12.");
    }
  }

  /**
   * @throws ToolRefusal if it is not a time of the form 14:30; seconds are dropped
   */
  public static String time(String written) {
    String text = written.strip();
    try {
      return LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text).toString().substring(0, 5);
    } catch (DateTimeException e) {
      throw new ToolRefusal("\"" + written + "\" is not a time; write it as 14:30.");
    }
  }
}
