package dev.assize.register.independence;

import java.util.List;

/**
 * What an evaluator is to a producer.
 *
 * @param party first, second or third
 * @param conflicts why it may not examine; empty if it may
 */
public record Relation(PartyKind party, List<Conflict> conflicts) {

  /** Copies the list. */
  public Relation {
    conflicts = List.copyOf(conflicts);
  }

  /** Whether nothing stands against it. */
  public boolean independent() {
    return conflicts.isEmpty();
  }
}
