package dev.assize.scheme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Spans of time, for people. Stateless. */
public final class Spans {

  private static final Duration LONG_ENOUGH_FOR_DAYS = Duration.ofDays(4);

  private Spans() {}

  /** Like {@code 30 days}, {@code 72 hours}, {@code 4 days 12 hours}. */
  public static String text(Duration span) {
    boolean days = span.compareTo(LONG_ENOUGH_FOR_DAYS) >= 0;
    List<String> parts = new ArrayList<>();
    add(parts, days ? span.toDays() : 0, "day");
    add(parts, days ? span.toHoursPart() : span.toHours(), "hour");
    add(parts, span.toMinutesPart(), "minute");
    return parts.isEmpty() ? "no time" : String.join(" ", parts);
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count != 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }
}
