package dev.assize.examination.statistics;

/**
 * The exact probability that a process ever becomes decisive within a number of trials, by carrying
 * the distribution of the number of harms forward. Written apart from {@link Forecast}, which it
 * checks.
 */
final class Crossing {

  private static final double NEGLIGIBLE = 1e-18;

  private Crossing() {}

  static double certifying(double threshold, double alpha, double rate, int trials) {
    return probability(EProcess.certifying(threshold), true, alpha, rate, trials);
  }

  static double refuting(double threshold, double alpha, double rate, int trials) {
    return probability(EProcess.refuting(threshold), false, alpha, rate, trials);
  }

  private static double probability(
      EProcess process, boolean fromBelow, double alpha, double rate, int trials) {
    double[] mass = new double[trials + 2];
    mass[0] = 1;
    int low = 0;
    int high = 0;
    double crossed = 0;
    for (int n = 1; n <= trials && low <= high; n++) {
      high++;
      for (int s = high; s > low; s--) {
        mass[s] = mass[s] * (1 - rate) + mass[s - 1] * rate;
      }
      mass[low] *= 1 - rate;
      while (low <= high && fromBelow && process.isDecisive(new Counts(n, low), alpha)) {
        crossed += mass[low];
        mass[low++] = 0;
      }
      while (low <= high && !fromBelow && process.isDecisive(new Counts(n, high), alpha)) {
        crossed += mass[high];
        mass[high--] = 0;
      }
      while (low <= high && mass[low] < NEGLIGIBLE) {
        mass[low++] = 0;
      }
      while (low <= high && mass[high] < NEGLIGIBLE) {
        mass[high--] = 0;
      }
    }
    return crossed;
  }
}
