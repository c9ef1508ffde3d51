package dev.assize.register.independence;

/**
 * What an evaluator is to the object that it assesses (ISO/IEC 17000:2020, 4.3 to 4.5). Derived,
 * never declared.
 */
public enum PartyKind {
  /** Provides the object, or belongs together with who does. */
  FIRST,
  /** Has a user's interest in it, as buyers have. */
  SECOND,
  /** Neither. */
  THIRD
}
