package dev.assize.agent.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

  private static final Instant NOW = Instant.parse("2026-07-29T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        " 7 | PT7S",
        "1.5 | PT1.5S",
        "999999999 | PT24H",
        "Wed, 29 Jul 2026 12:00:30 GMT | PT30S",
        "Wed, 29 Jul 2026 11:00:00 GMT | PT0S",
      })
  void retryAfterIsSecondsOrADate(String header, Duration expected) {
    assertThat(Backoff.retryAfter(header, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1e9", "99999999999999999999", "Wed, 99 Jul 2026"})
  void whatIsNeitherIsIgnored(String header) {
    assertThat(Backoff.retryAfter(header, NOW)).isNull();
  }

  @Test
  void pausesDoubleWithinHalfAndWholeUpToTheLongest() {
    Backoff backoff = new Backoff(Limits.USUAL);

    for (int run = 0; run < 200; run++) {
      assertThat(backoff.before(2, null)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
      assertThat(backoff.before(4, null)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
      assertThat(backoff.before(60, null))
          .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }
  }

  @Test
  void theServersWishIsTheLeastPause() {
    Backoff backoff = new Backoff(Limits.USUAL);

    assertThat(backoff.before(2, Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
    assertThat(backoff.before(2, Duration.ZERO)).isPositive();
  }
}
