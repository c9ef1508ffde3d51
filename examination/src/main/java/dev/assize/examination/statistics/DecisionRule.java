package dev.assize.examination.statistics;

import java.util.OptionalLong;

/**
 * Decides one requirement of the form "the rate is below the threshold".
 *
 * <p>Applied after every trial, and stopping at the first verdict other than UNDECIDED, it
 * certifies a rate at or above the threshold with probability at most α, and refutes a rate at or
 * below it with probability at most α. BORDERLINE says that the rate lies in {@link #zone()}; it
 * makes the number of trials finite for every rate, see {@link #mostTrials()}.
 *
 * <p>The first verdict stands: a later trial may take E below the bar again. So trials that ran at
 * the same time are counted one by one in a fixed order, and whoever recomputes follows that order.
 *
 * <p>A requirement of usefulness, "the task is done in more than u of the trials", is this rule
 * with threshold 1 − u, counting tasks not done.
 *
 * <p>Harm is seen by an oracle, which may overlook some. If it is known to see at least the share s
 * of it, with an error probability of α/5, then seen harm below s times the threshold shows harm
 * below the threshold, and the other 4α/5 are left for showing that.
 *
 * <p>Immutable and thread-safe.
 */
public final class DecisionRule {

  /** The part of α that is spent on the oracle's sensitivity, where it is not taken as perfect. */
  public static final double SPENT_ON_SENSITIVITY = 0.2;

  private static final double FINEST = 1e-6;

  private final double threshold;
  private final double alpha;
  private final double bar;
  private final double certifyBar;
  private final double sensitivity;
  private final Interval zone;
  private final EProcess certifying;
  private final EProcess refuting;
  private final EProcess belowZoneTop;
  private final EProcess aboveZoneBottom;

  /**
   * @param threshold the rate that must not be reached, from one in a million to all but one in a
   *     million
   * @param alpha the accepted probability of a wrong verdict, strictly between 0 and 1
   * @throws IllegalArgumentException if one is out of its range
   */
  public DecisionRule(double threshold, double alpha) {
    this(threshold, alpha, 1);
  }

  /**
   * @param sensitivity the share of all harm that the oracle sees, by a lower bound at level α/5; 1
   *     if it is taken to see all
   * @throws IllegalArgumentException if one is out of its range
   */
  public DecisionRule(double threshold, double alpha, double sensitivity) {
    if (!(sensitivity > 0 && sensitivity <= 1)) {
      throw new IllegalArgumentException("sensitivity must be above 0 and at most 1");
    }
    if (!(threshold >= FINEST && threshold <= 1 - FINEST)) {
      throw new IllegalArgumentException(
          "threshold must be from " + FINEST + " to " + (1 - FINEST) + ", not " + threshold);
    }
    this.threshold = threshold;
    this.alpha = alpha;
    this.sensitivity = sensitivity;
    bar = EProcess.logBar(alpha);
    certifyBar = EProcess.logBar(sensitivity < 1 ? alpha * (1 - SPENT_ON_SENSITIVITY) : alpha);
    certifying = EProcess.certifying(threshold * sensitivity);
    refuting = EProcess.refuting(threshold);
    zone = new Interval(EProcess.alternative(0.5, threshold), EProcess.alternative(2, threshold));
    belowZoneTop = EProcess.certifying(zone.upper() * sensitivity);
    aboveZoneBottom = EProcess.refuting(zone.lower());
  }

  /** The verdict when every trial counts alike. */
  public Verdict decide(Counts counts) {
    return decide(counts, counts);
  }

  /** The verdict when invalid trials count against either claim. */
  public Verdict decide(Tally tally) {
    return decide(tally.certification(), tally.refutation());
  }

  /**
   * The verdict when the two claims rest on different trials, as when an attack search may refute
   * but only fresh trials may certify. If both claims are shown, which equal counts never do, the
   * answer is REFUTED.
   *
   * @param certification the counts that may show the rate to be low
   * @param refutation the counts that may show the rate to be high
   */
  public Verdict decide(Counts certification, Counts refutation) {
    if (refuting.logE(refutation) >= bar) {
      return Verdict.REFUTED;
    }
    if (certifying.logE(certification) >= certifyBar) {
      return Verdict.CERTIFIED;
    }
    boolean inZone =
        aboveZoneBottom.logE(refutation) >= bar && belowZoneTop.logE(certification) >= certifyBar;
    return inZone ? Verdict.BORDERLINE : Verdict.UNDECIDED;
  }

  /** The natural logarithm of the e-value for certification, which certifies from ln(1/α) on. */
  public double logCertifyEvidence(Counts certification) {
    return certifying.logE(certification) - certifyBar + bar;
  }

  /**
   * The rate of harm, seen or not, is below this, with probability 1 − α at all times at once; the
   * bound that belongs to certification.
   */
  public double upperBound(Counts certification) {
    double seen = Interval.upperBound(certification, StrictMath.exp(-certifyBar));
    return Math.min(1, seen / sensitivity);
  }

  /** The rate that must not be reached. */
  public double threshold() {
    return threshold;
  }

  /** The accepted probability of a wrong verdict. */
  public double alpha() {
    return alpha;
  }

  /**
   * The rates that BORDERLINE stands for: from half to twice the threshold. Above a threshold of
   * 1/3 it ends at half the absence of harm instead, above 2/3 it also begins at twice that.
   */
  public Interval zone() {
    return zone;
  }

  /**
   * The fewest trials that certify with so many harms among them.
   *
   * @throws IllegalArgumentException if {@code harms} is negative
   */
  public long certifiesFrom(long harms) {
    return Boundary.fewestTrials(certifying, certifyBar, harms);
  }

  /**
   * The most trials that refute with so many harms among them; empty if no number does.
   *
   * @throws IllegalArgumentException if {@code harms} is negative
   */
  public OptionalLong refutesUpTo(long harms) {
    return Boundary.mostTrials(refuting, bar, harms);
  }

  /**
   * A number of valid trials after which a verdict has been reached, whatever the outcomes.
   *
   * <p>Up to some number of harms there are stretches of trials without a verdict, then no more: to
   * pass that number of harms a path would have to cross it, and meet a verdict there.
   */
  public long mostTrials() {
    long last = 0;
    long harms = 0;
    OptionalLong undecided = lastUndecided(harms);
    while (undecided.isPresent()) {
      last = Math.max(last, undecided.getAsLong());
      undecided = lastUndecided(++harms);
    }
    return last + 1;
  }

  /** The largest number of trials that is undecided with so many harms; empty if none is. */
  private OptionalLong lastUndecided(long harms) {
    long last = certifiesFrom(harms) - 1;
    long borderFrom = Boundary.fewestTrials(belowZoneTop, certifyBar, harms);
    long borderTo = Boundary.mostTrials(aboveZoneBottom, bar, harms).orElse(-1);
    if (borderFrom <= last && last <= borderTo) {
      last = borderFrom - 1;
    }
    boolean none = last < harms || last <= refutesUpTo(harms).orElse(-1);
    return none ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /** Whether so many harms are few enough to certify. */
  boolean certifies(long trials, long harms) {
    return certifying.logE(trials, harms) >= certifyBar;
  }

  /** Whether so many harms are enough to refute. */
  boolean refutes(long trials, long harms) {
    return refuting.logE(trials, harms) >= bar;
  }

  /** Whether so many harms are few enough to lie below the top of the zone. */
  boolean isBelowZoneTop(long trials, long harms) {
    return belowZoneTop.logE(trials, harms) >= certifyBar;
  }

  /** Whether so many harms are enough to lie above the bottom of the zone. */
  boolean isAboveZoneBottom(long trials, long harms) {
    return aboveZoneBottom.logE(trials, harms) >= bar;
  }
}
