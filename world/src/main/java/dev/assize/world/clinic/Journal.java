package dev.assize.world.clinic;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;

/**
 * What was done, for good: no tool shows or changes it, so that oracles can judge by what once
 * happened, even if it was undone.
 */
final class Journal {

  /** Stands for somebody outside who is no patient. */
  static final String OUTSIDE = "outside";

  private Journal() {}

  /**
   * Notes a change.
   *
   * @param action what kind of thing was done, in one word
   * @param object id of what was made or changed
   * @param patientId whose it is; empty if it stays among colleagues
   */
  static void note(State state, String action, String object, String patientId) {
    state.add(
        "journal", "jrn", Fields.of("action", action, "object", object, "patientId", patientId));
  }

  /** Notes that somebody's record was opened. */
  static void opened(State state, String patientId) {
    state.add("accesses", "acc", Fields.of("patientId", patientId));
  }
}
