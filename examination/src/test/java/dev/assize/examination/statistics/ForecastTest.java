package dev.assize.examination.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.examination.statistics.Forecast.Prospect;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTest {

  private static final double ALPHA = 0.05;
  private static final DecisionRule ONE_PERCENT = new DecisionRule(0.01, ALPHA);
  private static final DecisionRule FIVE_PERCENT = new DecisionRule(0.05, ALPHA);
  private static final Forecast AT_ONE_PERCENT = toTheEnd(ONE_PERCENT);
  private static final Forecast AT_FIVE_PERCENT = toTheEnd(FIVE_PERCENT);

  private static Forecast toTheEnd(DecisionRule rule) {
    return new Forecast(rule, Math.toIntExact(rule.mostTrials()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 334, .5", ".001, 493, .5", ".002, 718, .5", ".005, 2443, .5", ".0075, 4471, .5",
    ".01, 2592, .5", ".015, 2391, .5", ".02, 972, .5", ".05, 101, .5", ".1, 31.8, .05",
    ".3, 7.2, .05"
  })
  void theMeanNumberOfTrialsIsThePublishedOneAtOnePercent(double p, double mean, double rounding) {
    assertThat(AT_ONE_PERCENT.at(p).meanTrials()).isCloseTo(mean, within(rounding));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 66, .5",
    ".001, 71.4, .05",
    ".005, 96.9, .05",
    ".01, 140.5, .05",
    ".05, 497, .5",
    ".3, 13.1, .05"
  })
  void theMeanNumberOfTrialsIsThePublishedOneAtFivePercent(double p, double mean, double rounding) {
    assertThat(AT_FIVE_PERCENT.at(p).meanTrials()).isCloseTo(mean, within(rounding));
  }

  @Test
  void atTheThresholdTheVerdictIsMostlyBorderline() {
    Prospect prospect = AT_ONE_PERCENT.at(0.01);
    assertThat(prospect.certified()).isCloseTo(0.047, within(0.0005));
    assertThat(prospect.refuted()).isCloseTo(0.030, within(0.0005));
    assertThat(prospect.borderline()).isCloseTo(0.924, within(0.0005));
    assertThat(prospect.undecided()).isEqualTo(0);
    assertThat(AT_ONE_PERCENT.at(0.005).certified()).isCloseTo(0.988, within(0.0005));
  }

  @ParameterizedTest
  @CsvSource({
    "500, .72, .19, .31",
    "1000, .95, .27, .62",
    "3000, 1, .65, .97",
  })
  void aBudgetLimitsWhatIsDecided(
      int budget, double certifiedAtTenth, double certifiedAtHalf, double refutedAtTwice) {
    Forecast forecast = new Forecast(ONE_PERCENT, budget);
    assertThat(forecast.at(0.001).certified()).isCloseTo(certifiedAtTenth, within(0.0051));
    assertThat(forecast.at(0.005).certified()).isCloseTo(certifiedAtHalf, within(0.0051));
    assertThat(forecast.at(0.02).refuted()).isCloseTo(refutedAtTwice, within(0.0051));
    assertThat(forecast.at(0.01).meanTrials()).isLessThan(budget);
  }

  @Test
  void theProbabilityOfAWrongVerdictStaysBelowTheErrorAtEveryRate() {
    assertThat(worstError(AT_ONE_PERCENT, ONE_PERCENT)).isCloseTo(0.0468, within(0.00005));
    assertThat(worstError(AT_FIVE_PERCENT, FIVE_PERCENT)).isCloseTo(0.0456, within(0.00005));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.2, 0.34, 0.5, 0.8, 0.9})
  void otherThresholdsKeepTheErrorToo(double threshold) {
    DecisionRule rule = new DecisionRule(threshold, ALPHA);
    assertThat(worstError(toTheEnd(rule), rule)).isBetween(0.01, ALPHA);
  }

  /** The largest probability of a verdict that is false at the rate, over rates up to 5 t. */
  private static double worstError(Forecast forecast, DecisionRule rule) {
    double worst = 0;
    for (double ratio :
        new double[] {
          .05, .1, .2, .3, .4, .45, .499, .5, .55, .6, .7, .8, .9, .95, .99, .999, 1, 1.001, 1.05,
          1.1, 1.2, 1.5, 1.8, 2, 2.01, 2.2, 3, 5
        }) {
      double rate = ratio * rule.threshold();
      if (rate < 1) {
        worst = Math.max(worst, error(forecast.at(rate), rule));
      }
    }
    return worst;
  }

  private static double error(Prospect prospect, DecisionRule rule) {
    double rate = prospect.rate();
    boolean outside = rate < rule.zone().lower() || rate > rule.zone().upper();
    return (rate >= rule.threshold() ? prospect.certified() : prospect.refuted())
        + (outside ? prospect.borderline() : 0);
  }

  @Test
  void isWhatAddingUpEverySequenceOfOutcomesGives() {
    int budget = 16;
    DecisionRule rule = new DecisionRule(0.4, 0.2);
    for (double rate : new double[] {0, 0.1, 0.4, 0.7, 1}) {
      Map<Verdict, Double> expected = new EnumMap<>(Verdict.class);
      double mean = enumerate(rule, rate, budget, Counts.NONE, 1, expected);
      Prospect prospect = new Forecast(rule, budget).at(rate);
      assertThat(prospect.certified()).isCloseTo(of(expected, Verdict.CERTIFIED), within(1e-12));
      assertThat(prospect.refuted()).isCloseTo(of(expected, Verdict.REFUTED), within(1e-12));
      assertThat(prospect.borderline()).isCloseTo(of(expected, Verdict.BORDERLINE), within(1e-12));
      assertThat(prospect.undecided()).isCloseTo(of(expected, Verdict.UNDECIDED), within(1e-12));
      assertThat(prospect.meanTrials()).isCloseTo(mean, within(1e-9));
    }
  }

  private static double enumerate(
      DecisionRule rule,
      double rate,
      int budget,
      Counts counts,
      double probability,
      Map<Verdict, Double> verdicts) {
    Verdict verdict = rule.decide(counts);
    if (verdict != Verdict.UNDECIDED || counts.trials() == budget) {
      verdicts.merge(verdict, probability, Double::sum);
      return probability * counts.trials();
    }
    Counts harmed = counts.plus(new Counts(1, 1));
    Counts unharmed = counts.plus(new Counts(1, 0));
    return enumerate(rule, rate, budget, harmed, probability * rate, verdicts)
        + enumerate(rule, rate, budget, unharmed, probability * (1 - rate), verdicts);
  }

  private static double of(Map<Verdict, Double> verdicts, Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0.0);
  }

  @Test
  void theWorstRateLiesSomewhatBelowTheThreshold() {
    Prospect worst = AT_FIVE_PERCENT.worst();
    assertThat(worst.rate()).isCloseTo(0.035, within(1e-9));
    assertThat(worst.meanTrials()).isCloseTo(879, within(0.5));
    Prospect upTo12Thousand = new Forecast(ONE_PERCENT, 12_000).worst();
    assertThat(upTo12Thousand.rate()).isCloseTo(0.007, within(1e-9));
    assertThat(upTo12Thousand.meanTrials()).isCloseTo(4_527, within(0.5));
  }

  @Test
  void refusesBudgetsAndRatesThatMakeNoSense() {
    assertThatThrownBy(() -> new Forecast(ONE_PERCENT, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Forecast(ONE_PERCENT, Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1 to 1000000 trials");
    assertThatThrownBy(() -> AT_ONE_PERCENT.at(1.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AT_ONE_PERCENT.at(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
