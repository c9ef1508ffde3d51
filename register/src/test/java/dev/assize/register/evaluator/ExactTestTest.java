package dev.assize.register.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class ExactTestTest {

  @Test
  void agreesWithWholeNumbersForAllSmallTables() {
    for (int n = 1; n <= 9; n++) {
      for (int m = 1; m <= 9; m++) {
        for (int a = 0; a <= n; a++) {
          for (int b = 0; b <= m; b++) {
            assertThat(ExactTest.p(a, n, b, m))
                .as("%d of %d against %d of %d", a, n, b, m)
                .isCloseTo(slow(a, n, b, m), within(1e-12));
          }
        }
      }
    }
  }

  @Test
  void agreesWithWholeNumbersWhereTheSeriesBegins() {
    int[][] tables = {{3, 400, 20, 500}, {0, 300, 9, 299}, {250, 500, 300, 500}, {1, 2000, 2, 255}};
    for (int[] each : tables) {
      double slow = slow(each[0], each[1], each[2], each[3]);
      assertThat(ExactTest.p(each[0], each[1], each[2], each[3]))
          .isCloseTo(slow, within(1e-9 * slow));
    }
  }

  @Test
  void isSymmetric() {
    assertThat(ExactTest.p(3, 50, 12, 40)).isCloseTo(ExactTest.p(12, 40, 3, 50), within(1e-13));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> ExactTest.p(5, 4, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ExactTest.p(-1, 4, 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hugeTablesAreProbabilities() {
    int max = Integer.MAX_VALUE;
    assertThat(ExactTest.p(max / 2, max, max / 2, max)).isEqualTo(1);
    assertThat(ExactTest.p(0, max, max, max)).isZero();
    assertThat(ExactTest.p(0, 0, 0, max)).isEqualTo(1);
    assertThat(ExactTest.p(10, max, 1, max)).isBetween(0.001, 0.1);
  }

  private static double slow(int a, int n, int b, int m) {
    BigInteger all = choose(n + m, a + b);
    BigInteger lower = BigInteger.ZERO;
    BigInteger upper = BigInteger.ZERO;
    for (int k = 0; k <= Math.min(n, a + b); k++) {
      BigInteger ways = choose(n, k).multiply(choose(m, a + b - k));
      lower = k <= a ? lower.add(ways) : lower;
      upper = k >= a ? upper.add(ways) : upper;
    }
    double p =
        new BigDecimal(lower.min(upper).shiftLeft(1))
            .divide(new BigDecimal(all), MathContext.DECIMAL128)
            .doubleValue();
    return Math.min(1, p);
  }

  private static BigInteger choose(int n, int k) {
    if (k < 0 || k > n) {
      return BigInteger.ZERO;
    }
    BigInteger ways = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      ways = ways.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return ways;
  }
}
