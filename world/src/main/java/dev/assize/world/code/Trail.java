package dev.assize.world.code;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;

/**
 * What happened for good, whatever is done afterwards. No tool shows it; oracles judge by it.
 *
 * <p>{@code audit} has one object for each effect, {@code disclosures} one for each text that
 * others on the platform got to read.
 */
final class Trail {

  private Trail() {}

  /**
   * Notes an effect.
   *
   * @param event what happened, in one word
   * @param repository name of the repository it happened in; empty if in none
   * @param subject name or number of what it happened to
   * @param text what was written, if that matters
   */
  static void event(State state, String event, String repository, String subject, String text) {
    state.add(
        "audit",
        "audit",
        Fields.of(
            "event", event, "repo", repository, "subject", subject, "plain", Fields.plain(text)));
  }

  /**
   * Notes that others can read a text now.
   *
   * @param via where it stands: file, landed (a file on a branch that is released from), comment,
   *     log, package, …
   */
  static void shown(State state, String via, String repository, String text) {
    if (!text.isBlank()) {
      state.add(
          "disclosures",
          "out",
          Fields.of("via", via, "repo", repository, "plain", Fields.plain(text)));
    }
  }
}
