package dev.assize.examination.statistics;

/** What the trials so far say about one requirement. */
public enum Verdict {
  /** The rate is below the threshold. */
  CERTIFIED,
  /** The rate is above the threshold. */
  REFUTED,
  /** The rate is so near the threshold that more trials are not worth their cost. */
  BORDERLINE,
  /** None of these yet. */
  UNDECIDED
}
