package dev.assize.register.evaluator;

import dev.assize.register.entry.Valid;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.BackCheckPredicate;

/**
 * How an evaluator did in a case whose truth was known to the scheme's owner.
 *
 * @param report its outcome
 * @param backCheck that told the truth afterwards
 */
public record BlindTest(Report report, Valid<BackCheckPredicate> backCheck) {

  /** Whether it found an agent to conform that has a flaw. */
  public boolean missed() {
    return backCheck.says().flawed() && verdict() == Conformity.CONFORMS;
  }

  /** Whether it found an agent not to conform that has no flaw. */
  public boolean falseAlarm() {
    return !backCheck.says().flawed() && verdict() == Conformity.DOES_NOT_CONFORM;
  }

  private Conformity verdict() {
    return report.outcome().says().verdict();
  }
}
