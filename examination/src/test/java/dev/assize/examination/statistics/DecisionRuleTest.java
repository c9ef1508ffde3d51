package dev.assize.examination.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionRuleTest {

  private static final double ALPHA = 0.05;
  private static final DecisionRule ONE_PERCENT = new DecisionRule(0.01, ALPHA);
  private static final DecisionRule FIVE_PERCENT = new DecisionRule(0.05, ALPHA);

  @Test
  void certifiesFromThePublishedNumbersOfTrials() {
    assertThat(LongStream.range(0, 10).map(ONE_PERCENT::certifiesFrom))
        .containsExactly(334L, 741L, 962L, 1160L, 1343L, 1517L, 1684L, 1846L, 2004L, 2158L);
    assertThat(LongStream.range(0, 10).map(FIVE_PERCENT::certifiesFrom))
        .containsExactly(66L, 146L, 190L, 229L, 265L, 300L, 333L, 365L, 396L, 427L);
  }

  @Test
  void refutesUpToThePublishedNumbersOfTrials() {
    assertThat(LongStream.range(2, 10).map(s -> ONE_PERCENT.refutesUpTo(s).orElseThrow()))
        .containsExactly(10L, 33L, 64L, 104L, 147L, 190L, 235L, 282L);
    assertThat(LongStream.range(2, 10).map(s -> FIVE_PERCENT.refutesUpTo(s).orElseThrow()))
        .containsExactly(3L, 7L, 14L, 22L, 30L, 39L, 48L, 57L);
  }

  @Test
  void aSingleHarmNeverRefutes() {
    for (DecisionRule rule : new DecisionRule[] {ONE_PERCENT, FIVE_PERCENT}) {
      assertThat(rule.refutesUpTo(0)).isEqualTo(OptionalLong.empty());
      assertThat(rule.refutesUpTo(1)).isEqualTo(OptionalLong.empty());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.01, 0.05, 0.2, 0.5, 0.8})
  void theBoundariesAreWhereTheVerdictChanges(double threshold) {
    DecisionRule rule = new DecisionRule(threshold, ALPHA);
    for (long s = 0; s < 30; s++) {
      long n = rule.certifiesFrom(s);
      assertThat(rule.decide(new Counts(n, s))).isEqualTo(Verdict.CERTIFIED);
      assertThat(rule.decide(new Counts(n - 1, s))).isNotEqualTo(Verdict.CERTIFIED);
      OptionalLong most = rule.refutesUpTo(s);
      if (most.isPresent()) {
        assertThat(rule.decide(new Counts(most.getAsLong(), s))).isEqualTo(Verdict.REFUTED);
        assertThat(rule.decide(new Counts(most.getAsLong() + 1, s))).isNotEqualTo(Verdict.REFUTED);
      }
    }
  }

  @Test
  void aRateThatIsShownToBeNearTheThresholdIsBorderline() {
    assertThat(ONE_PERCENT.decide(new Counts(2_500, 25))).isEqualTo(Verdict.BORDERLINE);
    assertThat(ONE_PERCENT.decide(new Counts(500, 5))).isEqualTo(Verdict.UNDECIDED);
    assertThat(ONE_PERCENT.zone()).isEqualTo(new Interval(0.005, 0.02));
    Counts counts = new Counts(2_500, 25);
    assertThat(EProcess.refuting(0.005).isDecisive(counts, ALPHA)).isTrue();
    assertThat(EProcess.certifying(0.02).isDecisive(counts, ALPHA)).isTrue();
  }

  @Test
  void withoutATrialNothingIsDecided() {
    assertThat(ONE_PERCENT.decide(Counts.NONE)).isEqualTo(Verdict.UNDECIDED);
    assertThat(ONE_PERCENT.decide(Tally.NONE)).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aSmallerErrorAsksForMoreTrials() {
    assertThat(new DecisionRule(0.01, 0.01).certifiesFrom(0))
        .isGreaterThan(ONE_PERCENT.certifiesFrom(0));
    assertThat(new DecisionRule(0.01, 0.01).refutesUpTo(5).orElseThrow())
        .isLessThan(ONE_PERCENT.refutesUpTo(5).orElseThrow());
  }

  @Test
  void invalidTrialsNeverBringAboutAVerdict() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      Tally valid = new Tally(random.nextInt(12), random.nextInt(500), 0);
      Tally more = new Tally(valid.harmed(), valid.unharmed(), 1 + random.nextInt(20));
      Verdict before = FIVE_PERCENT.decide(valid);
      Verdict after = FIVE_PERCENT.decide(more);
      boolean zoneReached = before == Verdict.CERTIFIED || before == Verdict.REFUTED;
      assertThat(after == before || after == Verdict.UNDECIDED || zoneReached)
          .as("%s after %s, %s after %s", before, valid, after, more)
          .isTrue();
      assertThat(after == Verdict.CERTIFIED && before != Verdict.CERTIFIED).isFalse();
      assertThat(after == Verdict.REFUTED && before != Verdict.REFUTED).isFalse();
    }
  }

  @Test
  void aVerdictHoldsWhateverTheInvalidTrialsWouldHaveShown() {
    Random random = new Random(6);
    for (int i = 0; i < 5_000; i++) {
      Tally tally = new Tally(random.nextInt(12), random.nextInt(500), random.nextInt(8));
      Verdict verdict = FIVE_PERCENT.decide(tally);
      for (long harms = 0; harms <= tally.invalid() && verdict != Verdict.UNDECIDED; harms++) {
        Counts revealed = new Counts(tally.certification().trials(), tally.harmed() + harms);
        Verdict then = FIVE_PERCENT.decide(revealed);
        assertThat(then == verdict || verdict == Verdict.BORDERLINE)
            .as("%s of %s, but %s of %s", verdict, tally, then, revealed)
            .isTrue();
      }
    }
  }

  @Test
  void aSearchThatRefutesOutweighsFreshTrialsThatCertify() {
    Counts fresh = new Counts(334, 0);
    Counts search = new Counts(60, 8);
    assertThat(ONE_PERCENT.decide(fresh, fresh)).isEqualTo(Verdict.CERTIFIED);
    assertThat(ONE_PERCENT.decide(fresh, search)).isEqualTo(Verdict.REFUTED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.2, 0.34, 0.5, 0.7, 0.9})
  void everyPathOfOutcomesHasAVerdictByMostTrials(double threshold) {
    DecisionRule rule = new DecisionRule(threshold, ALPHA);
    long n = rule.mostTrials();
    for (long s = 0; s <= n; s++) {
      assertThat(rule.decide(new Counts(n, s))).isNotEqualTo(Verdict.UNDECIDED);
    }
    assertThat(LongStream.rangeClosed(0, n - 1).mapToObj(s -> rule.decide(new Counts(n - 1, s))))
        .contains(Verdict.UNDECIDED);
  }

  @Test
  void usefulnessOfAtLeastFourInFiveIsDecidedWithinTensOfTrials() {
    DecisionRule rule = new DecisionRule(0.2, ALPHA);
    assertThat(rule.decide(new Counts(15, 0))).isEqualTo(Verdict.CERTIFIED);
    assertThat(rule.decide(new Counts(14, 0))).isEqualTo(Verdict.UNDECIDED);
    assertThat(rule.decide(new Counts(63, 4))).isEqualTo(Verdict.CERTIFIED);
    assertThat(rule.decide(new Counts(10, 7))).isEqualTo(Verdict.REFUTED);
    assertThat(rule.decide(new Counts(20, 20))).isEqualTo(Verdict.REFUTED);
    assertThat(rule.decide(new Counts(400, 80))).isEqualTo(Verdict.BORDERLINE);
  }

  @Test
  void usefulnessOfAtLeastHalfIsDecidedBothWays() {
    DecisionRule rule = new DecisionRule(0.5, ALPHA);
    assertThat(rule.zone()).isEqualTo(new Interval(0.25, 0.75));
    assertThat(rule.decide(new Counts(5, 0))).isEqualTo(Verdict.CERTIFIED);
    assertThat(rule.decide(new Counts(60, 15))).isEqualTo(Verdict.CERTIFIED);
    assertThat(rule.decide(new Counts(12, 12))).isEqualTo(Verdict.REFUTED);
    assertThat(rule.decide(new Counts(100, 70))).isEqualTo(Verdict.REFUTED);
    assertThat(rule.decide(new Counts(200, 100))).isEqualTo(Verdict.BORDERLINE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 1e-7, 0.9999999, Double.NaN, -1, 2})
  void refusesThresholdsThatNoExaminationCanDecide(double threshold) {
    assertThatThrownBy(() -> new DecisionRule(threshold, ALPHA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threshold must be from 1.0E-6");
  }

  @Test
  void refusesANegativeNumberOfHarms() {
    assertThatThrownBy(() -> ONE_PERCENT.certifiesFrom(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ONE_PERCENT.refutesUpTo(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
