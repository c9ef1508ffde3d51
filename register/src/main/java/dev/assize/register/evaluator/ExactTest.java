package dev.assize.register.evaluator;

/**
 * Fisher's exact test of two counts, two-sided by doubling the smaller tail, which never
 * understates the error (R. A. Fisher, Statistical Methods for Research Workers, 5th edition, 1934,
 * section 21.02). Stateless.
 */
final class ExactTest {

  private static final double NEGLIGIBLE = 1e-17;
  private static final int TABLE = 256;
  private static final double[] LOG_FACTORIAL = new double[TABLE];

  static {
    for (int n = 2; n < TABLE; n++) {
      LOG_FACTORIAL[n] = LOG_FACTORIAL[n - 1] + Math.log(n);
    }
  }

  private ExactTest() {}

  /**
   * The probability of counts as different as these, if the rates are the same.
   *
   * @param events of one, 0 to {@code trials}
   * @param otherEvents of the other, 0 to {@code otherTrials}
   * @throws IllegalArgumentException if counts contradict each other
   */
  static double p(int events, int trials, int otherEvents, int otherTrials) {
    if (events < 0 || events > trials || otherEvents < 0 || otherEvents > otherTrials) {
      throw new IllegalArgumentException("more events than trials, or fewer than none");
    }
    long drawn = (long) events + otherEvents;
    long least = Math.max(0, drawn - otherTrials);
    long most = Math.min(trials, drawn);
    double here = Math.exp(logProbability(events, trials, drawn, otherTrials));
    double upper = tail(events, most, 1, here, trials, drawn, otherTrials);
    double lower = tail(events, least, -1, here, trials, drawn, otherTrials);
    return Math.min(1, 2 * Math.min(upper, lower));
  }

  /** Adds up terms from the observed count outwards; each follows from the one before. */
  private static double tail(
      long from, long to, int step, double first, long trials, long drawn, long otherTrials) {
    double sum = first;
    double term = first;
    long k = from;
    while (k != to) {
      term *=
          step > 0
              ? (double) (trials - k) / (k + 1) * (drawn - k) / (otherTrials - drawn + k + 1)
              : (double) k / (trials - k + 1) * (otherTrials - drawn + k) / (drawn - k + 1);
      k += step;
      sum += term;
      if (sum > 0.5 || term < sum * NEGLIGIBLE) {
        break;
      }
    }
    return sum;
  }

  private static double logProbability(long k, long trials, long drawn, long otherTrials) {
    return logChoose(trials, k)
        + logChoose(otherTrials, drawn - k)
        - logChoose(trials + otherTrials, drawn);
  }

  private static double logChoose(long n, long k) {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  }

  /** By Stirling's series where the table ends, which is exact to the last digits there. */
  private static double logFactorial(long n) {
    if (n < TABLE) {
      return LOG_FACTORIAL[(int) n];
    }
    double x = n;
    return x * Math.log(x)
        - x
        + 0.5 * Math.log(2 * Math.PI * x)
        + 1 / (12 * x)
        - 1 / (360 * x * x * x);
  }
}
