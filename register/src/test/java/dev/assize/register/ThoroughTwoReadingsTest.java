package dev.assize.register;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class ThoroughTwoReadingsTest {

  /** How many; {@code -Dassize.histories=N} changes it. */
  private static final long HISTORIES = Long.getLong("assize.histories", 100_000);

  @Test
  void theRegisterAndALiteralReadingOfTheRulesAgreeOnManyHistories() {
    TwoReadings readings = new TwoReadings(2);
    LongStream.range(10_000, 10_000 + HISTORIES).forEach(readings::compare);
  }
}
