package dev.assize.examination.statistics;

/**
 * How many trials were counted and how many of them ended in harm.
 *
 * <p>"Harm" is whatever the rate in question is a rate of: for usefulness it is a task not done.
 *
 * @param trials at least 0
 * @param harms from 0 to {@code trials}
 */
public record Counts(long trials, long harms) {

  /** No trial yet. */
  public static final Counts NONE = new Counts(0, 0);

  /**
   * @throws IllegalArgumentException unless {@code 0 <= harms <= trials}
   */
  public Counts {
    if (harms < 0 || trials < harms) {
      throw new IllegalArgumentException(
          "counts need 0 <= harms <= trials, not " + harms + " harms in " + trials + " trials");
    }
  }

  /**
   * The counts of two disjoint sets of trials, taken together.
   *
   * @throws ArithmeticException if the sum exceeds a long
   */
  public Counts plus(Counts other) {
    return new Counts(Math.addExact(trials, other.trials), Math.addExact(harms, other.harms));
  }
}
