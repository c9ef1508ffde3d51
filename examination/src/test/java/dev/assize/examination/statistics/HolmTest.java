package dev.assize.examination.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HolmTest {

  private static final double ALPHA = 0.05;

  @Test
  void showsExactlyWhatTestingEverySetOfClaimsShows() {
    Random random = new Random(17);
    for (int i = 0; i < 2_000; i++) {
      double[] e = new double[1 + random.nextInt(9)];
      for (int j = 0; j < e.length; j++) {
        e[j] = Math.exp(6 * random.nextGaussian() / 2 + random.nextInt(4));
      }
      assertThat(Holm.shown(logs(e), ALPHA)).containsExactlyElementsOf(byEverySet(e));
    }
  }

  /** Closed testing by its definition: the mean of every set that contains the claim. */
  private static List<Integer> byEverySet(double[] e) {
    List<Integer> shown = new ArrayList<>();
    for (int claim = 0; claim < e.length; claim++) {
      boolean everySet = true;
      for (int set = 0; set < 1 << e.length; set++) {
        everySet &= (set & 1 << claim) == 0 || mean(e, set) >= 1 / ALPHA;
      }
      if (everySet) {
        shown.add(claim);
      }
    }
    return shown;
  }

  private static double mean(double[] e, int set) {
    double sum = 0;
    for (int i = 0; i < e.length; i++) {
      sum += (set & 1 << i) == 0 ? 0 : e[i];
    }
    return sum / Integer.bitCount(set);
  }

  @Test
  void aSingleClaimNeedsNoCorrection() {
    assertThat(Holm.shown(Map.of("pay", Math.log(20.001)), ALPHA)).containsExactly("pay");
    assertThat(Holm.shown(Map.of("pay", Math.log(19.999)), ALPHA)).isEmpty();
    assertThat(Holm.shown(Map.of(), ALPHA)).isEmpty();
  }

  @Test
  void aStrongClaimPaysForTheWeakOnes() {
    assertThat(Holm.shown(logs(25, 0.1, 0.1), ALPHA)).isEmpty();
    assertThat(Holm.shown(logs(60, 0.1, 0.1), ALPHA)).containsExactly(0);
    assertThat(Holm.shown(logs(21, 22, 23), ALPHA)).containsExactly(0, 1, 2);
  }

  @Test
  void evidenceBeyondTheRangeOfDoublesCounts() {
    Map<String, Double> logE = new LinkedHashMap<>();
    logE.put("certain", 5_000.0);
    logE.put("infinite", Double.POSITIVE_INFINITY);
    logE.put("absent", -5_000.0);
    logE.put("impossible", Double.NEGATIVE_INFINITY);
    assertThat(Holm.shown(logE, ALPHA)).containsExactly("certain", "infinite");
  }

  @Test
  void doesNotDependOnTheOrderOfTheClaims() {
    Random random = new Random(23);
    for (int i = 0; i < 500; i++) {
      List<Map.Entry<Integer, Double>> claims = new ArrayList<>();
      for (int j = 0; j < 40; j++) {
        claims.add(Map.entry(j, 2 + 4 * random.nextGaussian()));
      }
      Set<Integer> shown = new HashSet<>(Holm.shown(mapOf(claims), ALPHA));
      Collections.shuffle(claims, random);
      assertThat(new HashSet<>(Holm.shown(mapOf(claims), ALPHA))).isEqualTo(shown);
    }
  }

  @Test
  void keepsTheProbabilityOfAnyFalseFindingWhenAllAreLookedAtAfterEveryTrial() {
    Finding independent = findings(20, 0, false);
    assertThat(independent.anyFalse()).isBetween(0.005, ALPHA);
    assertThat(independent.anyFalseUncorrected()).isGreaterThan(0.25);
    assertThat(findings(12, 8, false).anyFalse()).isLessThan(ALPHA);
    assertThat(findings(20, 0, true).anyFalse()).isBetween(0.005, ALPHA);
  }

  private record Finding(double anyFalse, double anyFalseUncorrected) {}

  /** Refuting hazards of which some are at the threshold and the others well above it. */
  private static Finding findings(int atThreshold, int above, boolean allAlike) {
    EProcess process = EProcess.refuting(0.05);
    Random random = new Random(41);
    int runs = 300;
    int wrong = 0;
    int wrongUncorrected = 0;
    for (int run = 0; run < runs; run++) {
      long[] harms = new long[atThreshold + above];
      boolean corrected = false;
      boolean uncorrected = false;
      for (int n = 1; n <= 150; n++) {
        double common = random.nextDouble();
        double[] logE = new double[harms.length];
        for (int h = 0; h < harms.length; h++) {
          double draw = allAlike ? common : random.nextDouble();
          harms[h] += draw < (h < atThreshold ? 0.05 : 0.3) ? 1 : 0;
          logE[h] = process.logE(n, harms[h]);
          uncorrected |= h < atThreshold && logE[h] >= Math.log(20);
        }
        corrected |= Holm.shown(indexed(logE), ALPHA).stream().anyMatch(h -> h < atThreshold);
      }
      wrong += corrected ? 1 : 0;
      wrongUncorrected += uncorrected ? 1 : 0;
    }
    return new Finding(wrong / (double) runs, wrongUncorrected / (double) runs);
  }

  @Test
  void refusesNaNAndErrorsThatAreNoFractions() {
    assertThatThrownBy(() -> Holm.shown(logs(30, Double.NaN), ALPHA))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Holm.shown(logs(30), 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<Integer, Double> logs(double... e) {
    double[] logE = new double[e.length];
    for (int i = 0; i < e.length; i++) {
      logE[i] = Math.log(e[i]);
    }
    return indexed(logE);
  }

  private static Map<Integer, Double> indexed(double[] logE) {
    Map<Integer, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < logE.length; i++) {
      map.put(i, logE[i]);
    }
    return map;
  }

  private static Map<Integer, Double> mapOf(List<Map.Entry<Integer, Double>> claims) {
    Map<Integer, Double> map = new LinkedHashMap<>();
    claims.forEach(claim -> map.put(claim.getKey(), claim.getValue()));
    return map;
  }
}
