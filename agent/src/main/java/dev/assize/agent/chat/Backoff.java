package dev.assize.agent.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How long to wait before asking again: exponential, with equal jitter. */
record Backoff(Limits limits) {

  private static final Duration LONGEST_ASKED = Duration.ofDays(1);

  /**
   * @param attempt number of the attempt that comes after the pause, from 2
   * @param asked what the server asked for, which is the least; null if it did not
   */
  Duration before(int attempt, @Nullable Duration asked) {
    long first = limits.firstPause().toNanos();
    long doubled = first << Math.min(attempt - 2, 20);
    long bounded = Math.min(doubled, limits.longestPause().toNanos());
    Duration own =
        Duration.ofNanos(bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1));
    return asked != null && asked.compareTo(own) > 0 ? asked : own;
  }

  /**
   * A {@code Retry-After} header (RFC 9110, section 10.2.3): seconds, or a date.
   *
   * @return not negative and at most a day; null if it is neither
   */
  static @Nullable Duration retryAfter(String header, Instant now) {
    String value = header.strip();
    Duration asked;
    if (value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      asked = Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000));
    } else {
      try {
        Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        asked = Duration.between(now, date);
      } catch (DateTimeParseException e) {
        return null;
      }
    }
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
  }
}
