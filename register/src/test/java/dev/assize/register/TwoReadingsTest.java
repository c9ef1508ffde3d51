package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.certificate.Status;
import org.junit.jupiter.api.Test;

class TwoReadingsTest {

  @Test
  void theRegisterAndALiteralReadingOfTheRulesAgree() {
    TwoReadings readings = new TwoReadings(1);
    for (long seed = 0; seed < 500; seed++) {
      readings.compare(seed);
    }
    assertThat(readings.passed).containsOnlyKeys(Status.values());
    assertThat(readings.lostByRule).isGreaterThan(5);
    assertThat(readings.bars.values()).hasSize(4).allMatch(count -> count >= 15);
    assertThat(readings.examinations.made.values()).hasSize(10).allMatch(count -> count >= 20);
    assertThat(readings.passed.values()).allMatch(count -> count >= 5);
  }
}
