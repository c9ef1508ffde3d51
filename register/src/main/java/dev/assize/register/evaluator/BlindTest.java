package dev.assize.register.evaluator;

import dev.assize.register.entry.Valid;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.BackCheckPredicate;

/**
 * How an evaluator did in a case whose truth was known to the scheme's owner.
 *
 * @param report its outcome
 * @param conclusion what that comes to by the scheme, with all that was examined
 * @param backCheck that told the truth afterwards
 */
public record BlindTest(Report report, Conformity conclusion, Valid<BackCheckPredicate> backCheck) {

  /** Whether it found an agent to conform that has a flaw. */
  public boolean missed() {
    return backCheck.says().flawed() && conclusion == Conformity.CONFORMS;
  }

  /** Whether it found an agent not to conform that has no flaw. */
  public boolean falseAlarm() {
    return !backCheck.says().flawed() && conclusion == Conformity.DOES_NOT_CONFORM;
  }
}
