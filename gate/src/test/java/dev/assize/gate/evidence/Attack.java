package dev.assize.gate.evidence;

import dev.assize.gate.policy.Answer;
import java.util.function.Consumer;

/**
 * A row of the table.
 *
 * @param name of the attack
 * @param does what the attacker does
 * @param deed does it; the affair has not begun yet
 * @param answer of the gate
 * @param reason id of a clause that applies, or a fact and why it is not known
 * @param problem that the register reports, in part; empty if it need not report any
 */
record Attack(
    String name,
    String does,
    Consumer<AtTheGate> deed,
    Answer answer,
    String reason,
    String problem) {

  Attack(String name, String does, Consumer<AtTheGate> deed, Answer answer, String reason) {
    this(name, does, deed, answer, reason, "");
  }

  static Attack denied(String name, String does, String clause, Consumer<AtTheGate> deed) {
    return new Attack(name, does, deed, Answer.DENY, clause);
  }

  static Attack unknown(String name, String does, String why, Consumer<AtTheGate> deed) {
    return new Attack(name, does, deed, Answer.UNKNOWN, why);
  }

  /** As docs/gate.md has it. */
  String row() {
    return "| %s | %s | %s | `%s` |".formatted(name, does, answer.words(), reason);
  }

  @Override
  public String toString() {
    return name;
  }
}
