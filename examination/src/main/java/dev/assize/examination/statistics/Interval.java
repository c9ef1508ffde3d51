package dev.assize.examination.statistics;

/**
 * A range of rates.
 *
 * @param lower from 0
 * @param upper to 1
 */
public record Interval(double lower, double upper) {

  /** Halvings of [0, 1]: to 1e-15, with every midpoint strictly inside. */
  private static final int HALVINGS = 50;

  /**
   * @throws IllegalArgumentException unless {@code 0 <= lower <= upper <= 1}
   */
  public Interval {
    if (!(0 <= lower && lower <= upper && upper <= 1)) {
      throw new IllegalArgumentException(
          "an interval needs 0 <= lower <= upper <= 1, not " + lower + " and " + upper);
    }
  }

  /**
   * Where the rate lies, by the counts so far. Each end holds by itself with probability 1 − α,
   * both together with 1 − 2α, at all times at once.
   *
   * @throws IllegalArgumentException unless {@code 0 < alpha < 1}
   */
  public static Interval anytime(Counts counts, double alpha) {
    return new Interval(lowerBound(counts, alpha), upperBound(counts, alpha));
  }

  /**
   * The rate is below this, with probability 1 − α at all times at once: the largest threshold that
   * {@link EProcess#certifying} has not excluded. For several questions at once, divide α by their
   * number. 1 before the first trial.
   *
   * @throws IllegalArgumentException unless {@code 0 < alpha < 1}
   */
  public static double upperBound(Counts counts, double alpha) {
    double bar = EProcess.logBar(alpha);
    double open = 0;
    double excluded = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (open + excluded) / 2;
      if (EProcess.certifying(middle).logE(counts) >= bar) {
        excluded = middle;
      } else {
        open = middle;
      }
    }
    return excluded;
  }

  /**
   * The rate is above this, with probability 1 − α at all times at once: the smallest threshold
   * that {@link EProcess#refuting} has not excluded. 0 while there is no harm, and for α up to 0.09
   * after a single one.
   *
   * @throws IllegalArgumentException unless {@code 0 < alpha < 1}
   */
  public static double lowerBound(Counts counts, double alpha) {
    double bar = EProcess.logBar(alpha);
    double excluded = 0;
    double open = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (excluded + open) / 2;
      if (EProcess.refuting(middle).logE(counts) >= bar) {
        excluded = middle;
      } else {
        open = middle;
      }
    }
    return excluded;
  }
}
