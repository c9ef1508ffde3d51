package dev.assize.register.cases;

/** How far a case has come. */
public enum Stage {
  /** The producer asks. */
  APPLIED,
  /** The fee is in trust. */
  FUNDED,
  /** Evaluators are drawn. */
  ASSIGNED,
  /** Nobody's outcome is owed any longer. */
  MEASURED,
  /** A review has accepted outcomes. */
  REVIEWED,
  /** It was decided. */
  DECIDED,
  /** Its time has passed without a decision. */
  ABANDONED
}
