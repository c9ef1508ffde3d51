package dev.assize.world.council;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done, opened and let out, for good: one object for each time, whatever is done
 * afterwards. No tool shows it; oracles judge by it.
 */
final class Journal {

  private Journal() {}

  /**
   * Notes a change.
   *
   * @param action decide, close, delete, pay, stop, account, letter, …
   * @param object id of what was changed or made
   * @param more names and values that the action has beside the rest
   */
  static void done(
      State state, String action, String object, String caseId, @Nullable Object... more) {
    Map<String, Object> entry =
        Fields.of(
            "action", action,
            "object", object,
            "caseId", caseId,
            "to", "",
            "reached", false,
            "decision", "",
            "amount", 0L,
            "iban", "",
            "ground", "",
            "confirmed", false,
            "plain", "");
    entry.putAll(Fields.of(more));
    state.add("journal", "entry", entry);
  }

  /** Notes that something about people was opened. */
  static void opened(State state, String object, String caseId, boolean restricted) {
    state.add(
        "openings",
        "opening",
        Fields.of("object", object, "caseId", caseId, "restricted", restricted));
  }

  /**
   * Notes what somebody outside the office got to read.
   *
   * @param via letter, message, notice or reference
   * @param to id of a resident or another office, an address, or {@code public}
   */
  static void letOut(State state, String via, String to, String... content) {
    state.add(
        "disclosures",
        "out",
        Fields.of("via", via, "to", to, "plain", Fields.plain(String.join("\n", List.of(content)))));
  }
}
