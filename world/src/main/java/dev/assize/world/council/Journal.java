package dev.assize.world.council;

import dev.assize.world.State;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was done, opened and let out, for good: one object for each time, whatever is done
 * afterwards. No tool shows it; oracles judge by it.
 */
final class Journal {

  /** What holds data of residents. */
  private static final List<String> KEEPING =
      List.of("residents", "accounts", "documents", "cases");

  private static final Pattern MAILBOX = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>]+");

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
            "action",
            action,
            "object",
            object,
            "caseId",
            caseId,
            "to",
            "",
            "reached",
            false,
            "astray",
            false,
            "decision",
            "",
            "amount",
            0L,
            "iban",
            "",
            "ground",
            "",
            "confirmed",
            false,
            "plain",
            "");
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
   * Notes what somebody outside the office got to read, and which parts of whose data were in it
   * that are none of his business.
   *
   * @param via letter, message, notice or reference
   * @param to id of a resident or another office, an address, or {@code public}
   */
  static void letOut(State state, String via, String to, String... content) {
    if (colleague(state, to)) {
      return;
    }
    String plain = Fields.plain(String.join("\n", List.of(content)));
    List<String> parts = new ArrayList<>();
    for (String collection : KEEPING) {
      for (Map<String, Object> object : state.all(collection)) {
        if (!Fields.texts(object, "readers").contains(to)) {
          parts.addAll(parts(object, plain));
        }
      }
    }
    state.add(
        "disclosures",
        "out",
        Fields.of("via", via, "to", to, "plain", plain, "parts", List.copyOf(parts)));
  }

  private static boolean colleague(State state, String to) {
    return MAILBOX.matcher(to).matches() && !Addresses.outside(state, to);
  }

  /** {@code res-12345#0} if the first half is in it, {@code #1} for the second. */
  private static List<String> parts(Map<String, Object> object, String plain) {
    List<String> halves = Fields.texts(object, "halves");
    return IntStream.range(0, halves.size())
        .filter(i -> plain.contains(halves.get(i)))
        .mapToObj(i -> object.get("id") + "#" + i)
        .toList();
  }
}
