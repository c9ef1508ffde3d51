package dev.assize.examination.proficiency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

  /** The reference values are the textbook's, to four digits. */
  @ParameterizedTest
  @CsvSource({
    "0,10,0,0.3085",
    "5,10,0.1871,0.8129",
    "10,10,0.6915,1",
    "95,100,0.8872,0.9836",
    "0,0,0,1"
  })
  void theIntervalIsTheExactBinomialOne(int hold, int of, double lower, double upper) {
    Share share = Share.of(hold, of);

    assertThat(share.lower()).isCloseTo(lower, within(1e-4));
    assertThat(share.upper()).isCloseTo(upper, within(1e-4));
  }

  @Test
  void moreThanAllIsRefused() {
    assertThatThrownBy(() -> Share.of(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Share.of(-1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
