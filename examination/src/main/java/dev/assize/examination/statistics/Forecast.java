package dev.assize.examination.statistics;

/**
 * What to expect of a {@link DecisionRule} before the first trial, by exact computation: the
 * probability of every number of harms is carried from trial to trial, and leaves where a verdict
 * is reached.
 *
 * <p>Immutable and thread-safe.
 */
public final class Forecast {

  private static final int MAX_BUDGET = 1_000_000;
  private static final double SCAN_STEP = 0.05;
  private static final double SCAN_END = 2.5;

  private final DecisionRule rule;
  private final int budget;
  private final int[] certifiedTo;
  private final int[] refutedFrom;
  private final int[] borderFrom;
  private final int[] borderTo;

  /**
   * Prepares the answers for a rule.
   *
   * @param budget the most trials that are run; {@link DecisionRule#mostTrials} leaves nothing
   *     undecided
   * @throws IllegalArgumentException unless {@code 1 <= budget <= 1,000,000}
   */
  public Forecast(DecisionRule rule, int budget) {
    if (budget < 1 || budget > MAX_BUDGET) {
      throw new IllegalArgumentException(
          "a budget must be from 1 to " + MAX_BUDGET + " trials, not " + budget);
    }
    this.rule = rule;
    this.budget = budget;
    certifiedTo = mostHarms(rule::certifies);
    refutedFrom = fewestHarms(rule::refutes);
    borderTo = mostHarms(rule::isBelowZoneTop);
    borderFrom = fewestHarms(rule::isAboveZoneBottom);
  }

  /**
   * What happens if the true rate is {@code rate}.
   *
   * @throws IllegalArgumentException unless {@code 0 <= rate <= 1}
   */
  public Prospect at(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("a rate must be from 0 to 1, not " + rate);
    }
    return new Walk(rate).toEnd();
  }

  /**
   * What happens at the rate that takes the most trials on average, of those from 0 to 2.5 times
   * the threshold in steps of 0.05 thresholds.
   */
  public Prospect worst() {
    Prospect worst = at(0);
    for (int step = 1; step * SCAN_STEP <= SCAN_END; step++) {
      double rate = step * SCAN_STEP * rule.threshold();
      if (rate < 1) {
        Prospect prospect = at(rate);
        worst = prospect.meanTrials() > worst.meanTrials() ? prospect : worst;
      }
    }
    return worst;
  }

  /**
   * What happens at one rate.
   *
   * @param rate the true rate, the same in every trial
   * @param certified the probability of that verdict; so are the next three
   * @param undecided the probability of having no verdict when the budget is spent
   * @param meanTrials the expected number of trials
   */
  public record Prospect(
      double rate,
      double certified,
      double refuted,
      double borderline,
      double undecided,
      double meanTrials) {}

  private interface Condition {
    boolean holds(long trials, long harms);
  }

  /** For each number of trials, the most harms with which a condition holds; -1 if none. */
  private int[] mostHarms(Condition condition) {
    int[] most = new int[budget + 1];
    int harms = -1;
    for (int trials = 0; trials <= budget; trials++) {
      while (harms < trials && condition.holds(trials, harms + 1)) {
        harms++;
      }
      most[trials] = harms;
    }
    return most;
  }

  /** For each number of trials, the fewest harms with which it holds; trials + 1 if none. */
  private int[] fewestHarms(Condition condition) {
    int[] fewest = new int[budget + 1];
    int harms = 0;
    for (int trials = 0; trials <= budget; trials++) {
      while (harms <= trials && !condition.holds(trials, harms)) {
        harms++;
      }
      fewest[trials] = harms;
    }
    return fewest;
  }

  /** The probability of each number of harms among the paths without a verdict. */
  private final class Walk {

    private final double rate;
    private final double[] mass = new double[budget + 2];
    private int low;
    private int high;
    private double certified;
    private double refuted;
    private double borderline;
    private double meanTrials;

    Walk(double rate) {
      this.rate = rate;
      mass[0] = 1;
    }

    Prospect toEnd() {
      for (int trials = 1; trials <= budget && low <= high; trials++) {
        meanTrials += massLeft();
        step();
        refuted += leave(Math.max(low, refutedFrom[trials]), high);
        certified += leave(low, Math.min(high, certifiedTo[trials]));
        borderline += leave(Math.max(low, borderFrom[trials]), Math.min(high, borderTo[trials]));
        trim();
      }
      return new Prospect(rate, certified, refuted, borderline, massLeft(), meanTrials);
    }

    private void step() {
      high++;
      for (int harms = high; harms > low; harms--) {
        mass[harms] = mass[harms] * (1 - rate) + mass[harms - 1] * rate;
      }
      mass[low] *= 1 - rate;
    }

    private double leave(int from, int to) {
      double left = 0;
      for (int harms = from; harms <= to; harms++) {
        left += mass[harms];
        mass[harms] = 0;
      }
      return left;
    }

    private void trim() {
      while (low <= high && mass[low] == 0) {
        low++;
      }
      while (low <= high && mass[high] == 0) {
        high--;
      }
    }

    private double massLeft() {
      double left = 0;
      for (int harms = low; harms <= high; harms++) {
        left += mass[harms];
      }
      return left;
    }
  }
}
