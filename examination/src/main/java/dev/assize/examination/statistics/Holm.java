package dev.assize.examination.statistics;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Says which of many claims may be published together, so that the probability of a single wrong
 * one among them is at most α, however the claims depend on each other.
 *
 * <p>Closed testing (Marcus, Peritz, Gabriel 1976) with the arithmetic mean, the only admissible
 * way to merge e-values under arbitrary dependence (Vovk and Wang, arXiv:1912.06116): a claim is
 * shown if every set of claims that contains it has a mean e-value of at least 1/α. The hardest set
 * is the claim with all others whose e-value is below 1/α, so the claim is shown exactly if its
 * excess over 1/α is at least the sum of their deficits.
 *
 * <p>Only e-values of one moment may be given, in particular those of the trials at which an
 * examination ended. The highest values that several processes ever reached are not e-values, and
 * their mean shows nothing (Tavyrikov, Goeman, de Heide, arXiv:2501.19360).
 *
 * <p>A certificate, which claims that <em>all</em> requirements hold, needs none of this: it is
 * wrong only if one given requirement is wrong (Berger 1982).
 */
public final class Holm {

  private Holm() {}

  /**
   * The claims that are shown, in the order of the map.
   *
   * @param logE the natural logarithm of each claim's e-value now; infinite is allowed
   * @param alpha the accepted probability of any wrong claim among the shown
   * @throws IllegalArgumentException if a value is NaN, or unless {@code 0 < alpha < 1}
   */
  public static <C> SequencedSet<C> shown(Map<C, Double> logE, double alpha) {
    EProcess.requireFraction("alpha", alpha);
    double bar = 1 / alpha;
    double deficit = deficit(logE.values(), bar);
    SequencedSet<C> shown = new LinkedHashSet<>();
    logE.forEach((claim, value) -> {
      if (StrictMath.exp(value) - bar >= deficit) {
        shown.add(claim);
      }
    });
    return shown;
  }

  /** Summed in ascending order, so that it does not depend on the order of the claims. */
  private static double deficit(Collection<Double> logE, double bar) {
    return logE.stream()
        .mapToDouble(Holm::requireNumber)
        .map(StrictMath::exp)
        .filter(e -> e < bar)
        .map(e -> bar - e)
        .sorted()
        .reduce(0, Double::sum);
  }

  private static double requireNumber(double logE) {
    if (Double.isNaN(logE)) {
      throw new IllegalArgumentException("an e-value is NaN");
    }
    return logE;
  }
}
