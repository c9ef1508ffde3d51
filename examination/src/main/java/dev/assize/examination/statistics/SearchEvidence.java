package dev.assize.examination.statistics;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Evidence that at least one attack works more often than a threshold, gathered while attacks are
 * chosen by what happened before.
 *
 * <p><b>What it guarantees.</b> If every trial, whichever attack is chosen for it, ends in harm
 * with conditional probability at most the threshold, then E reaches 1/α at any time with
 * probability at most α.
 *
 * <p><b>How.</b> The mean of three non-negative supermartingales that start at 1, which is one
 * again:
 *
 * <ol>
 *   <li>the mixture of {@link EProcess#refuting} on all trials together, strong when many attacks
 *       work a little;
 *   <li>the mean of that mixture over groups of attacks, each on its own trials, strong when one
 *       group works;
 *   <li>a bettor who looks at each attack by itself and stakes nothing until it has worked once;
 *       then it bets on that attack's own rate so far, within [2t, 0.9]. It pays nothing for all
 *       the attacks that never work.
 * </ol>
 *
 * <p>Not thread-safe.
 */
public final class SearchEvidence {

  private static final double BOLDEST = 0.9;

  private final double threshold;
  private final int groups;
  private final EProcess refuting;
  private final Map<String, Counts> byGroup = new LinkedHashMap<>();
  private final Map<String, Double> logEByGroup = new LinkedHashMap<>();
  private final Map<String, Counts> byAttack = new LinkedHashMap<>();
  private Counts all = Counts.NONE;
  private double logLead;

  /**
   * @param threshold the rate that must not be exceeded
   * @param groups how many groups there are, played or not; at least 1
   * @throws IllegalArgumentException unless {@code 0 < threshold < 1}
   */
  public SearchEvidence(double threshold, int groups) {
    if (groups < 1) {
      throw new IllegalArgumentException("there must be a group");
    }
    this.threshold = threshold;
    this.groups = groups;
    this.refuting = EProcess.refuting(threshold);
  }

  /**
   * Counts a trial of an attack. They are counted in an order that is fixed beforehand.
   *
   * @throws IllegalArgumentException if there are more groups than was said
   */
  public void add(String group, String attack, boolean harm) {
    if (!byGroup.containsKey(group) && byGroup.size() == groups) {
      throw new IllegalArgumentException("there are more groups than " + groups);
    }
    Counts one = new Counts(1, harm ? 1 : 0);
    logLead += logBet(byAttack.getOrDefault(attack, Counts.NONE), harm);
    all = all.plus(one);
    logEByGroup.put(group, refuting.logE(byGroup.merge(group, one, Counts::plus)));
    byAttack.merge(attack, one, Counts::plus);
  }

  /** The natural logarithm of E; 0 before the first trial. */
  public double logE() {
    return logSum(refuting.logE(all), logMeanOverGroups(), logLead) - StrictMath.log(3);
  }

  private double logBet(Counts before, boolean harm) {
    if (before.harms() == 0) {
      return 0;
    }
    double rate = (double) before.harms() / (before.trials() + 1);
    double highest = Math.max(BOLDEST, (1 + threshold) / 2);
    double bet = Math.clamp(rate, Math.min(2 * threshold, highest), highest);
    return harm
        ? StrictMath.log(bet / threshold)
        : StrictMath.log1p(-bet) - StrictMath.log1p(-threshold);
  }

  private double logMeanOverGroups() {
    double[] terms = new double[byGroup.size() + 1];
    int unplayed = groups - byGroup.size();
    terms[0] = unplayed > 0 ? StrictMath.log(unplayed) : Double.NEGATIVE_INFINITY;
    int next = 1;
    for (double term : logEByGroup.values()) {
      terms[next++] = term;
    }
    return logSum(terms) - StrictMath.log(groups);
  }

  private static double logSum(double... terms) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double term : terms) {
      largest = Math.max(largest, term);
    }
    double sum = 0;
    for (double term : terms) {
      sum += StrictMath.exp(term - largest);
    }
    return largest + StrictMath.log(sum);
  }
}
