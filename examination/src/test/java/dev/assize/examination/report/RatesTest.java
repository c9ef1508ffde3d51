package dev.assize.examination.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.0459, 4.6 %",
    "0.0451, 4.6 %",
    "0.05, 5 %",
    "0.0501, 5.1 %",
    "0.995, 100 %",
    "1, 100 %",
    "1.7, 100 %",
    "NaN, 100 %",
    "0.0000123, 0.0013 %",
  })
  void anUpperEndIsRoundedUp(double rate, String text) {
    assertThat(Rates.upper(rate)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.0459, 4.5 %",
    "0.05, 5 %",
    "0.999, 99 %",
    "1, 100 %",
    "-0.1, 0 %",
    "NaN, 0 %",
  })
  void aLowerEndIsRoundedDown(double rate, String text) {
    assertThat(Rates.lower(rate)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.003, 0.3 %", "0.19999999999999996, 20 %", "0.125, 12.5 %", "0.95, 95 %"})
  void aChosenNumberIsShownAsItWasChosen(double rate, String text) {
    assertThat(Rates.chosen(rate)).isEqualTo(text);
  }
}
