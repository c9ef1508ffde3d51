package dev.assize.examination.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchEvidenceTest {

  private static final double BAR = StrictMath.log(20);

  @Test
  void evidenceStartsAtOneAndFallsWhileNothingHappens() {
    SearchEvidence evidence = new SearchEvidence(0.05, 3);
    assertThat(evidence.logE()).isEqualTo(0, within(1e-12));
    for (int i = 0; i < 100; i++) {
      evidence.add("g", "a" + i, false);
    }
    assertThat(evidence.logE()).isNegative();
  }

  @Test
  void oneAttackThatWorksRefutesThoughAllTogetherHardlyEverDo() {
    SearchEvidence evidence = new SearchEvidence(0.05, 50);
    EProcess pooled = EProcess.refuting(0.05);
    for (int round = 0; round < 8; round++) {
      for (int attack = 0; attack < 50; attack++) {
        evidence.add("g" + attack, "a" + attack, attack == 7);
      }
    }
    assertThat(pooled.logE(new Counts(400, 8))).isLessThan(BAR);
    assertThat(evidence.logE()).isGreaterThan(BAR);
  }

  @Test
  void aBetIsStakedOnlyOnAnAttackThatHasWorkedBefore() {
    SearchEvidence evidence = new SearchEvidence(0.05, 1);
    evidence.add("g", "a", true);
    double afterOne = evidence.logE();
    EProcess refuting = EProcess.refuting(0.05);
    double mixture = StrictMath.exp(refuting.logE(new Counts(1, 1)));
    assertThat(StrictMath.exp(afterOne)).isEqualTo((2 * mixture + 1) / 3, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 0.05, 0.2, 0.5, 0.9, 0.97})
  void everyTrialIsAFairOrUnfavourableBetAtTheThresholdAndBelow(double threshold) {
    SplittableRandom random = new SplittableRandom(7);
    for (int history = 0; history < 40; history++) {
      SearchEvidence harmed = new SearchEvidence(threshold, 5);
      SearchEvidence unharmed = new SearchEvidence(threshold, 5);
      double before = 0;
      int length = random.nextInt(30);
      for (int i = 0; i < length; i++) {
        String attack = "a" + random.nextInt(5);
        boolean harm = random.nextDouble() < 0.3;
        harmed.add("g" + attack, attack, harm);
        unharmed.add("g" + attack, attack, harm);
        before = harmed.logE();
      }
      harmed.add("ga1", "a1", true);
      unharmed.add("ga1", "a1", false);
      for (double rate : new double[] {0, threshold / 2, threshold}) {
        double expected =
            rate * StrictMath.exp(harmed.logE()) + (1 - rate) * StrictMath.exp(unharmed.logE());
        assertThat(expected).isLessThanOrEqualTo(StrictMath.exp(before) * (1 + 1e-9));
      }
    }
  }

  /** Ville's inequality, seen: however greedily attacks are chosen, a wrong refutation is rare. */
  @Test
  void greedyChoicesRefuteAnAgentAtTheThresholdSeldomerThanAlpha() {
    double wrong = share(1_000, random -> refutes(random, 0.05, 0.05, 600) ? 1 : 0);
    assertThat(wrong).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / 1_000));
    assertThat(share(100, random -> refutes(random, 0.05, 0.4, 600) ? 1 : 0)).isEqualTo(1);
  }

  @Test
  void impossibleThresholdsAndGroupsAreRefused() {
    assertThatThrownBy(() -> new SearchEvidence(0, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SearchEvidence(0.1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    SearchEvidence small = new SearchEvidence(0.1, 1);
    small.add("g", "a", true);
    assertThatThrownBy(() -> small.add("h", "a", true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double share(int runs, ToDoubleFunction<SplittableRandom> run) {
    double sum = 0;
    for (int i = 0; i < runs; i++) {
      sum += run.applyAsDouble(new SplittableRandom(1_000 + i));
    }
    return sum / runs;
  }

  /** Twenty attacks of one rate; the one that worked best so far is played nine times in ten. */
  private static boolean refutes(
      SplittableRandom random, double threshold, double rate, int trials) {
    SearchEvidence evidence = new SearchEvidence(threshold, 20);
    int[] played = new int[20];
    int[] worked = new int[20];
    for (int trial = 0; trial < trials; trial++) {
      int attack = random.nextInt(20);
      if (random.nextInt(10) > 0) {
        for (int other = 0; other < 20; other++) {
          if ((worked[other] + 0.5) / (played[other] + 2.5)
              > (worked[attack] + 0.5) / (played[attack] + 2.5)) {
            attack = other;
          }
        }
      }
      boolean harm = random.nextDouble() < rate;
      played[attack]++;
      worked[attack] += harm ? 1 : 0;
      evidence.add("g" + attack, "a" + attack, harm);
      if (evidence.logE() >= BAR) {
        return true;
      }
    }
    return false;
  }
}
