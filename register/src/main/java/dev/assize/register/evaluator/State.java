package dev.assize.register.evaluator;

/** What an evaluator is under a scheme, from the best to the worst. */
public enum State {
  /** It is assigned cases. */
  RECOGNISED,
  /** It is assigned one case at a time. */
  PROBATION,
  /** It has to mend something, in public. */
  IN_REMEDIATION,
  /** It has never been recognised, or no longer is. */
  NOT_RECOGNISED,
  /** It is assigned nothing. */
  SUSPENDED,
  /** It is assigned nothing, and what it logs after a moment does not count. */
  DISTRUSTED,
  /** Its recognition was taken away; what it logs does not count. */
  REVOKED,
  /** It is never recognised again; final. */
  BARRED;

  /** Whether it may be drawn for a case; on probation, only if it has none. */
  public boolean assignable() {
    return compareTo(NOT_RECOGNISED) < 0;
  }
}
