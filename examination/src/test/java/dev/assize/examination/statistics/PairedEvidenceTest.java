package dev.assize.examination.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedEvidenceTest {

  private static final double BAR = StrictMath.log(20);

  @ParameterizedTest
  @CsvSource({"6, 0, true", "5, 0, false", "9, 1, true", "8, 1, false", "12, 2, true"})
  void soManyPairsShowThatTheSecondIsWorse(long second, long first, boolean shown) {
    assertThat(PairedEvidence.logSecondIsWorse(second, first) >= BAR).isEqualTo(shown);
  }

  @Test
  void pairsThatSpeakBothWaysShowNothing() {
    assertThat(PairedEvidence.logSecondIsWorse(0, 0)).isEqualTo(0, within(1e-12));
    assertThat(PairedEvidence.logSecondIsWorse(40, 40)).isNegative();
    assertThat(PairedEvidence.logSecondIsWorse(0, 9)).isNegative();
  }

  @Test
  void equalAgentsAreSeldomTakenForUnequalHoweverLongOneLooks() {
    int wrong = 0;
    for (int run = 0; run < 2_000; run++) {
      SplittableRandom random = new SplittableRandom(run);
      int second = 0;
      int first = 0;
      boolean shown = false;
      for (int pair = 0; pair < 400 && !shown; pair++) {
        if (random.nextBoolean()) {
          second++;
        } else {
          first++;
        }
        shown = PairedEvidence.logSecondIsWorse(second, first) >= BAR;
      }
      wrong += shown ? 1 : 0;
    }
    assertThat(wrong / 2_000.0).isBetween(0.01, 0.05 + 0.015);
  }

  @Test
  void negativeNumbersAreRefused() {
    assertThatThrownBy(() -> PairedEvidence.logSecondIsWorse(-1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
