package dev.assize.examination.statistics;

import java.util.Arrays;

/**
 * Evidence that a rate lies on one side of a threshold, gathered trial by trial.
 *
 * <p><b>What it guarantees.</b> If the rate is not on that side, the probability that E ever
 * reaches 1/α is at most α, whenever and for whatever reason one looks or stops. More strongly: if
 * the trials' conditional rates drift, a crossing speaks against their running average.
 *
 * <p><b>How.</b> E is a fixed mixture of likelihood ratios of alternatives q against the threshold
 * t, Σ wₖ (qₖ/t)ˢ ((1−qₖ)/(1−t))ⁿ⁻ˢ after n trials with s harms (0⁰ = 1). For a true rate p, one
 * trial multiplies a ratio by 1 + (p−t)(q−t)/(t(1−t)) on average, which is at most 1 when p and q
 * lie on opposite sides of t. So E is a non-negative supermartingale that starts at 1, and Ville's
 * inequality bounds it. The mixture adapts to the unknown rate without looking at the data, which
 * is why E depends on the counts only and not on their order. With rates pᵢ that drift, the
 * expected factors 1 + aᵢ multiply to at most (1 + ā)ⁿ, the means' inequality, and ā ≤ 0 as long as
 * the average of the pᵢ is on the wrong side.
 *
 * <p><b>Alternatives.</b> r times the harm, or 1/r of the absence of harm, whichever is nearer to
 * t: q = rt while t is at most 1/(r+1), else 1 − (1−t)/r. When refuting, q is also at most 0.9, or
 * midway between t and 1 if t is above 0.8. So every alternative is strictly on its side of t for
 * every t, none has to be dropped, and E(n, s; t) crosses each level above 1 at one t only, which
 * {@link Interval} relies on.
 *
 * <p><b>Sources.</b> Ville, Étude critique de la notion de collectif, 1939; Wald, Sequential tests
 * of statistical hypotheses, 1945; Howard, Ramdas, McAuliffe, Sekhon, arXiv:1810.08240;
 * Waudby-Smith and Ramdas, arXiv:2010.09686.
 *
 * <p><b>What can still go wrong.</b> When attacks are chosen by what happened before, a refutation
 * still shows that some attack's rate is above t, but a certification speaks only of the average
 * over the attacks that were played, not of the strongest. Two processes that answer two questions
 * each spend their own α. Rounding is of the order of 1e-12 of log E at a million trials, and the
 * same everywhere.
 *
 * <p>Immutable and thread-safe.
 */
public final class EProcess {

  private static final double[] CERTIFY_RATIOS = {
    0, 0.03125, 0.0625, 0.125, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8
  };
  private static final double[] CERTIFY_WEIGHTS = {
    0.5, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05
  };
  private static final double[] REFUTE_RATIOS = {2, 5, 15, 50};
  private static final double[] REFUTE_WEIGHTS = {0.4, 0.3, 0.2, 0.1};

  private final double[] logWeights;
  private final double[] logHarm;
  private final double[] logNoHarm;

  private EProcess(double threshold, double[] alternatives, double[] weights) {
    logWeights = Arrays.stream(weights).map(StrictMath::log).toArray();
    logHarm = Arrays.stream(alternatives).map(q -> StrictMath.log(q / threshold)).toArray();
    logNoHarm =
        Arrays.stream(alternatives)
            .map(q -> StrictMath.log1p(-q) - StrictMath.log1p(-threshold))
            .toArray();
  }

  /**
   * Evidence that the rate is below a threshold.
   *
   * @throws IllegalArgumentException unless {@code 0 < threshold < 1}
   */
  public static EProcess certifying(double threshold) {
    requireFraction("threshold", threshold);
    return new EProcess(
        threshold,
        Arrays.stream(CERTIFY_RATIOS).map(ratio -> alternative(ratio, threshold)).toArray(),
        CERTIFY_WEIGHTS);
  }

  /**
   * Evidence that the rate is above a threshold.
   *
   * @throws IllegalArgumentException unless {@code 0 < threshold < 1}
   */
  public static EProcess refuting(double threshold) {
    requireFraction("threshold", threshold);
    double highest = Math.max(0.9, (1 + threshold) / 2);
    return new EProcess(
        threshold,
        Arrays.stream(REFUTE_RATIOS)
            .map(ratio -> Math.min(alternative(ratio, threshold), highest))
            .toArray(),
        REFUTE_WEIGHTS);
  }

  /** The natural logarithm of E. Finite; 0 before the first trial. */
  public double logE(Counts counts) {
    return logE(counts.trials(), counts.harms());
  }

  /**
   * Whether E has reached 1/α.
   *
   * @throws IllegalArgumentException unless {@code 0 < alpha < 1}
   */
  public boolean isDecisive(Counts counts, double alpha) {
    return logE(counts) >= logBar(alpha);
  }

  /** The rate that has {@code ratio} times the harm of a threshold, or 1/ratio of its absence. */
  static double alternative(double ratio, double threshold) {
    double byHarm = ratio * threshold;
    double byAbsence = 1 - (1 - threshold) / ratio;
    return ratio < 1 ? Math.max(byHarm, byAbsence) : Math.min(byHarm, byAbsence);
  }

  /** What the logarithm of E has to reach. */
  static double logBar(double alpha) {
    requireFraction("alpha", alpha);
    return -StrictMath.log(alpha);
  }

  double logE(long trials, long harms) {
    double[] terms = new double[logWeights.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < terms.length; k++) {
      double harm = harms == 0 ? 0 : harms * logHarm[k];
      terms[k] = logWeights[k] + harm + (trials - harms) * logNoHarm[k];
      largest = Math.max(largest, terms[k]);
    }
    double sum = 0;
    for (double term : terms) {
      sum += StrictMath.exp(term - largest);
    }
    return largest + StrictMath.log(sum);
  }

  static void requireFraction(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1, not " + value);
    }
  }
}
