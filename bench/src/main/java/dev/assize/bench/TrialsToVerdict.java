package dev.assize.bench;

import dev.assize.examination.statistics.DecisionRule;
import dev.assize.examination.statistics.Forecast;
import java.util.SplittableRandom;

/**
 * How many trials a question takes: the shipped rule, beside a test of fixed size that knows the
 * rate beforehand, Wald's sequential test, and what information theory allows at best.
 */
public final class TrialsToVerdict {

  private static final double ALPHA = 0.05;
  private static final double POWER = 0.95;
  private static final int RUNS = 4_000;
  private static final int LARGEST = 20_000;

  private TrialsToVerdict() {}

  /** Prints a table for the thresholds 5 % and 1 %. */
  public static void main(String[] arguments) {
    for (double threshold : new double[] {0.05, 0.01}) {
      System.out.printf("%nthreshold %s%n%n", threshold);
      System.out.println(
          "| true rate | limit ln(1/α)/KL | fixed size, knowing the rate | SPRT t/2 : 2t | SPRT wrong | Assize | ratio to limit |");
      System.out.println("|---|---|---|---|---|---|---|");
      for (double factor : new double[] {0, 0.1, 0.2, 0.5, 2, 4, 6}) {
        row(threshold, Math.min(0.9, threshold * factor));
      }
    }
  }

  private static void row(double threshold, double rate) {
    double limit = -Math.log(ALPHA) / divergence(rate, threshold);
    DecisionRule rule = new DecisionRule(threshold, ALPHA);
    double ours = new Forecast(rule, LARGEST).at(rate).meanTrials();
    int fixed =
        rate < threshold ? fixedCertifying(threshold, rate) : fixedRefuting(threshold, rate);
    double[] wald = sprt(threshold, rate);
    System.out.printf(
        "| %.4g | %.0f | %d | %.0f | %.2f | %.0f | %.2f |%n",
        rate, limit, fixed, wald[0], wald[1], ours, ours / limit);
  }

  private static double divergence(double p, double q) {
    return term(p, q) + term(1 - p, 1 - q);
  }

  private static double term(double p, double q) {
    return p == 0 ? 0 : p * Math.log(p / q);
  }

  /** Fewest trials whose exact test shows a rate below the threshold with the wanted power. */
  private static int fixedCertifying(double threshold, double rate) {
    for (int n = 1; n < LARGEST; n++) {
      int most = -1;
      while (atMost(most + 1, n, threshold) <= ALPHA) {
        most++;
      }
      if (most >= 0 && atMost(most, n, rate) >= POWER) {
        return n;
      }
    }
    return LARGEST;
  }

  private static int fixedRefuting(double threshold, double rate) {
    for (int n = 1; n < LARGEST; n++) {
      int least = 0;
      while (1 - atMost(least - 1, n, threshold) > ALPHA) {
        least++;
      }
      if (1 - atMost(least - 1, n, rate) >= POWER) {
        return n;
      }
    }
    return LARGEST;
  }

  /** Probability of at most so many harms. */
  private static double atMost(int harms, int trials, double rate) {
    if (harms < 0) {
      return 0;
    }
    if (rate == 0) {
      return 1;
    }
    double log = trials * Math.log1p(-rate);
    double sum = Math.exp(log);
    for (int k = 1; k <= Math.min(harms, trials); k++) {
      log += Math.log((trials - k + 1.0) / k) + Math.log(rate) - Math.log1p(-rate);
      sum += Math.exp(log);
    }
    return Math.min(1, sum);
  }

  /** Mean trials of Wald's test of t/2 against 2t, and how often its answer is the wrong side. */
  private static double[] sprt(double threshold, double rate) {
    double low = threshold / 2;
    double high = 2 * threshold;
    double bar = Math.log(1 / ALPHA);
    SplittableRandom random = new SplittableRandom(1);
    long trials = 0;
    int wrong = 0;
    for (int run = 0; run < RUNS; run++) {
      double log = 0;
      while (Math.abs(log) < bar) {
        trials++;
        log += random.nextDouble() < rate ? Math.log(high / low) : Math.log((1 - high) / (1 - low));
      }
      wrong += (log > 0) == (rate < threshold) ? 1 : 0;
    }
    return new double[] {(double) trials / RUNS, (double) wrong / RUNS};
  }
}
