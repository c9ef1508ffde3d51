package dev.assize.examination.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EProcessTest {

  private static final double ALPHA = 0.05;
  private static final List<DoubleFunction<EProcess>> BOTH =
      List.of(EProcess::certifying, EProcess::refuting);

  @Test
  void isTheMixtureOfLikelihoodRatiosThatItsDocumentationGives() {
    double t = 0.05;
    double[] below = {0, 1 / 32.0, 1 / 16.0, 1 / 8.0, .2, .3, .4, .5, .6, .7, .8};
    double[] above = {0.1, 0.25, 0.75, 0.9};
    double[] weightsAbove = {.4, .3, .2, .1};
    for (int n = 0; n <= 60; n++) {
      for (int s = 0; s <= n; s++) {
        double certify = 0;
        for (double r : below) {
          double weight = r == 0 ? 0.5 : 0.05;
          certify += weight * Math.pow(r, s) * Math.pow((1 - r * t) / (1 - t), n - s);
        }
        double refute = 0;
        for (int k = 0; k < above.length; k++) {
          double q = above[k];
          refute += weightsAbove[k] * Math.pow(q / t, s) * Math.pow((1 - q) / (1 - t), n - s);
        }
        Counts counts = new Counts(n, s);
        assertThat(EProcess.certifying(t).logE(counts)).isCloseTo(Math.log(certify), within(1e-10));
        assertThat(EProcess.refuting(t).logE(counts)).isCloseTo(Math.log(refute), within(1e-10));
      }
    }
  }

  @Test
  void saysNothingBeforeTheFirstTrial() {
    for (DoubleFunction<EProcess> process : BOTH) {
      assertThat(process.apply(0.01).logE(Counts.NONE)).isCloseTo(0, within(1e-15));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.003, 0.01, 0.05, 0.2, 0.34, 0.5, 0.6, 0.8, 0.9, 0.95, 0.999})
  void doesNotGrowOnAverageWhileItsClaimIsFalse(double t) {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long n = random.nextInt(2_000);
      long s = Math.round(n * Math.min(1, 2 * t * random.nextDouble()));
      double notBelow = t + (1 - t) * random.nextDouble();
      double notAbove = t * random.nextDouble();
      assertThat(growth(EProcess.certifying(t), n, s, i % 2 == 0 ? t : notBelow))
          .isLessThanOrEqualTo(1 + 1e-9);
      assertThat(growth(EProcess.refuting(t), n, s, i % 2 == 0 ? t : notAbove))
          .isLessThanOrEqualTo(1 + 1e-9);
    }
  }

  private static double growth(EProcess process, long n, long s, double rate) {
    double now = process.logE(new Counts(n, s));
    double harm = process.logE(new Counts(n + 1, s + 1));
    double noHarm = process.logE(new Counts(n + 1, s));
    return rate * Math.exp(harm - now) + (1 - rate) * Math.exp(noHarm - now);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.01, 0.05, 0.2, 0.34, 0.5, 0.6, 0.8, 0.9, 0.95, 0.99})
  void neverShowsBothSidesFromTheSameCounts(double t) {
    EProcess certifying = EProcess.certifying(t);
    EProcess refuting = EProcess.refuting(t);
    for (int n = 1; n <= 120; n++) {
      for (int s = 0; s <= n; s++) {
        Counts counts = new Counts(n, s);
        assertThat(Math.min(certifying.logE(counts), refuting.logE(counts))).isLessThan(1e-12);
      }
    }
  }

  @Test
  void crossesTheBarAtOneThresholdOnlySoThatABoundCanBeFoundByHalving() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      int n = 1 + random.nextInt(400);
      Counts counts = new Counts(n, random.nextInt(n + 1));
      boolean certified = false;
      boolean refuted = true;
      for (double t = 0.002; t < 1; t += 0.002) {
        boolean certifies = EProcess.certifying(t).isDecisive(counts, ALPHA);
        boolean refutes = EProcess.refuting(t).isDecisive(counts, ALPHA);
        assertThat(certifies || !certified).as("certifying %s at %s", counts, t).isTrue();
        assertThat(refuted || !refutes).as("refuting %s at %s", counts, t).isTrue();
        certified = certifies;
        refuted = refutes;
      }
    }
  }

  @Test
  void hasTheSameBitsWheneverItIsRecomputed() {
    assertThat(bits(EProcess.certifying(0.01), 1000, 2)).isEqualTo(CERTIFYING_BITS);
    assertThat(bits(EProcess.refuting(0.01), 100, 5)).isEqualTo(REFUTING_BITS);
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      long n = random.nextInt(1_000_000);
      long s = random.nextInt(1 + (int) n);
      double t = random.nextDouble();
      for (DoubleFunction<EProcess> process : BOTH) {
        assertThat(bits(process.apply(t), n, s)).isEqualTo(bits(process.apply(t), n, s));
      }
    }
  }

  /** Computed once; another value on another machine would break replay of verdicts. */
  private static final long CERTIFYING_BITS = 4614562846584864386L;

  private static final long REFUTING_BITS = 4614300311625821776L;

  private static long bits(EProcess process, long n, long s) {
    return Double.doubleToLongBits(process.logE(new Counts(n, s)));
  }

  @Test
  void staysFiniteAtCountsFarBeyondAnyExamination() {
    for (DoubleFunction<EProcess> process : BOTH) {
      for (double t : new double[] {1e-9, 0.01, 0.5, 1 - 1e-9}) {
        for (long s : new long[] {0, 1, 1L << 40, (1L << 50) - 1, 1L << 50}) {
          assertThat(process.apply(t).logE(new Counts(1L << 50, s))).isFinite();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesThresholdsAndErrorsThatAreNoFractions(double value) {
    assertThatThrownBy(() -> EProcess.certifying(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threshold must be between 0 and 1");
    assertThatThrownBy(() -> EProcess.refuting(value)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EProcess.refuting(0.01).isDecisive(Counts.NONE, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alpha must be between 0 and 1");
  }
}
