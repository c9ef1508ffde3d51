package dev.assize.examination.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the processes promise, measured: exactly where possible, else by seeded simulation. */
class ValidityTest {

  private static final double ALPHA = 0.05;

  @Test
  void lookingAfterEveryTrialKeepsTheErrorAtFivePercent() {
    assertThat(Crossing.certifying(0.05, ALPHA, 0.05, 5_000)).isCloseTo(0.0477, within(0.00005));
    assertThat(Crossing.refuting(0.05, ALPHA, 0.05, 5_000)).isCloseTo(0.0307, within(0.00005));
  }

  @Test
  void lookingAfterEveryTrialKeepsTheErrorAtOnePercent() {
    assertThat(Crossing.certifying(0.01, ALPHA, 0.01, 20_000)).isCloseTo(0.0485, within(0.00005));
    assertThat(Crossing.refuting(0.01, ALPHA, 0.01, 20_000)).isCloseTo(0.0297, within(0.00005));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.2, 0.34, 0.5, 0.8, 0.9, 0.97})
  void lookingAfterEveryTrialKeepsTheErrorAtOtherThresholds(double threshold) {
    assertThat(Crossing.certifying(threshold, ALPHA, threshold, 2_000)).isBetween(0.01, ALPHA);
    assertThat(Crossing.refuting(threshold, ALPHA, threshold, 2_000)).isBetween(0.01, ALPHA);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.2})
  void otherErrorsAreKeptToo(double alpha) {
    assertThat(Crossing.certifying(0.05, alpha, 0.05, 2_000)).isBetween(alpha / 3, alpha);
    assertThat(Crossing.refuting(0.05, alpha, 0.05, 2_000)).isBetween(alpha / 3, alpha);
  }

  @Test
  void aRateThatDriftsIsCertifiedWronglyNoMoreOftenThanTheErrorWhileItsAverageIsTooHigh() {
    double t = 0.05;
    assertThat(wrongCertificates(t, i -> t)).isBetween(0.03, ALPHA);
    assertThat(wrongCertificates(t, i -> i < 100 ? 3 * t : t / 2)).isLessThan(ALPHA);
    assertThat(wrongCertificates(t, i -> i < 100 ? 0 : 8 * t)).isLessThan(ALPHA);
    assertThat(wrongCertificates(t, i -> i % 50 < 10 ? 5 * t : 0)).isLessThan(ALPHA);
    assertThat(wrongCertificates(t, i -> i % 50 >= 40 ? 5 * t : 0)).isLessThan(ALPHA);
  }

  /** How often the process certifies while the average of the rates so far is at least t. */
  private static double wrongCertificates(double t, IntToDoubleFunction rateOfTrial) {
    DecisionRule rule = new DecisionRule(t, ALPHA);
    long[] certifiesFrom = LongStream.rangeClosed(0, 200).map(rule::certifiesFrom).toArray();
    SplittableRandom random = new SplittableRandom(20_260_101);
    int runs = 20_000;
    int wrong = 0;
    for (int run = 0; run < runs; run++) {
      int harms = 0;
      double sum = 0;
      for (int i = 0; i < 1_000; i++) {
        double rate = rateOfTrial.applyAsDouble(i);
        sum += rate;
        harms += random.nextDouble() < rate ? 1 : 0;
        boolean certified = harms <= 200 && i + 1 >= certifiesFrom[harms];
        if (certified && sum >= t * (i + 1) - 1e-9) {
          wrong++;
          break;
        }
      }
    }
    return wrong / (double) runs;
  }
}
