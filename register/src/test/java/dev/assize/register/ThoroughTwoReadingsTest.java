package dev.assize.register;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class ThoroughTwoReadingsTest {

  /**
   * How many, and from which; {@code -Dassize.histories=N} and {@code -Dassize.seed=N} change it.
   */
  private static final long HISTORIES = Long.getLong("assize.histories", 100_000);

  private static final long FIRST = Long.getLong("assize.seed", 10_000);

  @Test
  void theRegisterAndALiteralReadingOfTheRulesAgreeOnManyHistories() {
    TwoReadings readings = new TwoReadings(2);
    LongStream.range(FIRST, FIRST + HISTORIES).forEach(readings::compare);
  }
}
