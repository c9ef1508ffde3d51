package dev.assize.examination.proficiency;

/**
 * How many of a number hold, with where the probability of holding lies.
 *
 * @param of how many there are
 * @param hold how many of them do
 * @param lower with 97.5 % confidence the probability is not below it
 * @param upper with 97.5 % confidence the probability is not above it
 */
public record Share(int of, int hold, double lower, double upper) {

  private static final double TAIL = 0.025;
  private static final int HALVINGS = 50;

  /**
   * The share with its exact binomial interval (Clopper and Pearson 1934).
   *
   * @throws IllegalArgumentException unless {@code 0 <= hold <= of}
   */
  public static Share of(int hold, int of) {
    if (hold < 0 || hold > of) {
      throw new IllegalArgumentException(hold + " of " + of);
    }
    double lower = hold == 0 ? 0 : solve(p -> 1 - atMost(hold - 1, of, p) >= TAIL);
    double upper = hold == of ? 1 : solve(p -> atMost(hold, of, p) < TAIL);
    return new Share(of, hold, lower, upper);
  }

  /** The share itself; 0 of nothing. */
  public double value() {
    return of == 0 ? 0 : (double) hold / of;
  }

  private interface Beyond {
    boolean test(double probability);
  }

  /** The smallest probability that is beyond. */
  private static double solve(Beyond beyond) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (beyond.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static double atMost(int hold, int of, double p) {
    double sum = 0;
    double log = of * StrictMath.log1p(-p);
    for (int k = 0; k <= hold; k++) {
      sum += StrictMath.exp(log);
      log += StrictMath.log((double) (of - k) / (k + 1)) + StrictMath.log(p) - StrictMath.log1p(-p);
    }
    return Math.min(1, sum);
  }
}
