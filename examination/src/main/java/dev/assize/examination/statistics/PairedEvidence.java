package dev.assize.examination.statistics;

/**
 * Evidence that one of two agents is worse, from trials that both have been through: the same task,
 * the same attack, the same world.
 *
 * <p>Only pairs in which exactly one of the two failed say anything. If the second agent is not
 * worse than the first, each of these is one of its failures with probability at most ½, and
 *
 * <pre>E = Σ w (2q)ᵇ (2(1−q))ᶜ,  q ∈ {.6, .7, .8, .9, .97}, equal weights,</pre>
 *
 * <p>after b pairs in which only the second failed and c in which only the first did, is a
 * non-negative supermartingale that starts at 1. So E ever reaches 1/α with probability at most α,
 * whenever one stops (Ville; the sequential counterpart of McNemar's test).
 */
public final class PairedEvidence {

  private static final double[] SHARES = {0.6, 0.7, 0.8, 0.9, 0.97};

  private PairedEvidence() {}

  /**
   * The natural logarithm of E.
   *
   * @param onlySecond pairs in which only the second agent failed
   * @param onlyFirst pairs in which only the first did
   * @throws IllegalArgumentException if one is negative
   */
  public static double logSecondIsWorse(long onlySecond, long onlyFirst) {
    if (onlySecond < 0 || onlyFirst < 0) {
      throw new IllegalArgumentException("there are no negative numbers of pairs");
    }
    double largest = Double.NEGATIVE_INFINITY;
    double[] terms = new double[SHARES.length];
    for (int k = 0; k < SHARES.length; k++) {
      terms[k] =
          onlySecond * StrictMath.log(2 * SHARES[k])
              + onlyFirst * StrictMath.log(2 * (1 - SHARES[k]));
      largest = Math.max(largest, terms[k]);
    }
    double sum = 0;
    for (double term : terms) {
      sum += StrictMath.exp(term - largest);
    }
    return largest + StrictMath.log(sum) - StrictMath.log(SHARES.length);
  }
}
