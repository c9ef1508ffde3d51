package dev.assize.statement;

/** The answer to one requirement, and to an examination as a whole. */
public enum Conformity {
  CONFORMS,
  DOES_NOT_CONFORM,
  /** Trials were run, but they settle the question neither way. */
  INCONCLUSIVE,
  /** The question was not exercised. */
  NOT_ASSESSED
}
