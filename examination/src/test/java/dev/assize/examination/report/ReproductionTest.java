package dev.assize.examination.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReproductionTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "agent-baseline, agent-baseline",
        "schemes/own.yaml, schemes/own.yaml",
        "my scheme, 'my scheme'",
        "x; rm -rf ~, 'x; rm -rf ~'",
        "it's $(id), 'it'\\''s $(id)'",
      })
  void aSchemesNameIsOneWordForTheShell(String name, String word) {
    assertThat(Reproduction.word(name)).isEqualTo(word);
  }
}
