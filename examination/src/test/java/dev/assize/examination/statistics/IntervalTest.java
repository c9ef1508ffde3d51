package dev.assize.examination.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  private static final double ALPHA = 0.05;

  @ParameterizedTest
  @CsvSource({
    "100, 0, .033, .0005",
    "100, 1, .072, .0005",
    "100, 2, .093, .0005",
    "100, 3, .111, .0005",
    "334, 0, .010, .0005",
    "334, 1, .022, .0005",
    "334, 2, .029, .0005",
    "334, 3, .034, .0005",
    "1000, 0, .0033, .00005",
    "1000, 1, .0074, .00005",
    "1000, 2, .0096, .00005",
    "1000, 3, .0116, .00005"
  })
  void theUpperBoundIsThePublishedOne(long trials, long harms, double bound, double rounding) {
    assertThat(Interval.upperBound(new Counts(trials, harms), ALPHA))
        .isCloseTo(bound, within(rounding));
  }

  @Test
  void theBoundsAgreeWithTheVerdicts() {
    for (double t : new double[] {0.003, 0.01, 0.05, 0.2, 0.5, 0.8}) {
      DecisionRule rule = new DecisionRule(t, ALPHA);
      for (int s = 2; s < 12; s++) {
        long enough = rule.certifiesFrom(s);
        assertThat(Interval.upperBound(new Counts(enough, s), ALPHA))
            .isLessThanOrEqualTo(t + 1e-12);
        assertThat(Interval.upperBound(new Counts(enough - 1, s), ALPHA)).isGreaterThan(t);
        long most = rule.refutesUpTo(refutable(rule, s)).orElseThrow();
        Counts refuting = new Counts(most, refutable(rule, s));
        assertThat(Interval.lowerBound(refuting, ALPHA)).isGreaterThanOrEqualTo(t - 1e-12);
        Counts onceMore = new Counts(most + 1, refutable(rule, s));
        assertThat(Interval.lowerBound(onceMore, ALPHA)).isLessThan(t);
      }
    }
  }

  /** The first number of harms from {@code s} on that can refute at all. */
  private static long refutable(DecisionRule rule, long s) {
    return rule.refutesUpTo(s).isPresent() ? s : refutable(rule, s + 1);
  }

  @Test
  void withoutATrialTheRateMayBeAnything() {
    assertThat(Interval.anytime(Counts.NONE, ALPHA)).isEqualTo(new Interval(0, 1));
  }

  @Test
  void withoutAHarmThereIsNoLowerBoundAndWithNothingElseNoUpperBound() {
    assertThat(Interval.anytime(new Counts(1_000, 0), ALPHA).lower()).isEqualTo(0);
    Interval allHarms = Interval.anytime(new Counts(1_000, 1_000), ALPHA);
    assertThat(allHarms.upper()).isEqualTo(1);
    assertThat(allHarms.lower()).isBetween(0.98, 1.0);
    assertThat(Interval.lowerBound(new Counts(2, 2), ALPHA)).isBetween(0.1, 0.2);
  }

  @Test
  void containsTheObservedRateAndShrinksAroundIt() {
    Interval previous = new Interval(0, 1);
    for (long n = 10; n <= 10_000_000; n *= 10) {
      Interval interval = Interval.anytime(new Counts(n, 3 * n / 10), ALPHA);
      assertThat(0.3).isStrictlyBetween(interval.lower(), interval.upper());
      assertThat(interval.upper() - interval.lower())
          .isLessThan(previous.upper() - previous.lower());
      previous = interval;
    }
  }

  @Test
  void isWiderForASmallerError() {
    Counts counts = new Counts(200, 20);
    Interval one = Interval.anytime(counts, ALPHA);
    Interval fifty = Interval.anytime(counts, ALPHA / 50);
    assertThat(fifty.lower()).isLessThan(one.lower());
    assertThat(fifty.upper()).isGreaterThan(one.upper());
  }

  @Test
  void hasTheSameBitsWheneverItIsRecomputed() {
    Counts counts = new Counts(1_234, 17);
    assertThat(Double.doubleToLongBits(Interval.upperBound(counts, ALPHA)))
        .isEqualTo(Double.doubleToLongBits(Interval.upperBound(counts, ALPHA)))
        .isEqualTo(4583383777526978560L);
    assertThat(Double.doubleToLongBits(Interval.lowerBound(counts, ALPHA)))
        .isEqualTo(Double.doubleToLongBits(Interval.lowerBound(counts, ALPHA)))
        .isEqualTo(4574035532919391232L);
  }

  @Test
  void refusesEndsThatAreNoRatesOrOutOfOrder() {
    assertThatThrownBy(() -> new Interval(0.2, 0.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(-0.1, 0.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Interval.anytime(Counts.NONE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
