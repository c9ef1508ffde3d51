package dev.assize.cli;

import dev.assize.register.entry.Entry;
import dev.assize.statement.intoto.Predicate;
import java.util.List;
import java.util.Locale;

/**
 * How people name an entry: by its index in the log, or by its id or the beginning of it, at least
 * eight digits.
 */
final class EntryReference {

  private static final String INDEX = "0|[1-9][0-9]{0,6}";
  private static final String ID = "(sha256:)?[0-9a-f]{8,64}";

  private EntryReference() {}

  /**
   * The entry that is named.
   *
   * @param option that names it, for messages
   * @param kind that it must be of
   * @throws InputException if there is none, or several
   */
  static <P extends Predicate> Entry find(
      List<Entry> entries, String option, String text, Class<P> kind) {
    if (!text.matches(INDEX) && !text.matches(ID)) {
      throw new InputException(
          "%s %s: name an entry by its index in the log, or by its id or at least its first 8 digits"
              .formatted(option, printable(text)));
    }
    List<Entry> named = entries.stream().filter(entry -> isNamed(entry, text)).toList();
    List<Entry> found = named.stream().filter(entry -> kind.isInstance(entry.predicate())).toList();
    if (found.isEmpty()) {
      throw new InputException(
          named.isEmpty()
              ? "%s %s: the log has no such entry".formatted(option, text)
              : "%s %s: is %s, not %s"
                  .formatted(
                      option, text, kind(named.getFirst().predicate().getClass()), kind(kind)));
    }
    if (found.stream().map(Entry::id).distinct().count() > 1) {
      throw new InputException(
          "%s %s: several entries begin so; give more digits".formatted(option, text));
    }
    return found.getFirst();
  }

  private static boolean isNamed(Entry entry, String text) {
    return text.matches(INDEX)
        ? entry.index() == Long.parseLong(text)
        : entry.id().hex().startsWith(text.replace("sha256:", ""));
  }

  /** Words for a kind of entry: "a change notice". */
  static String kind(Class<?> kind) {
    String words =
        kind.getSimpleName()
            .replaceFirst("Predicate$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    return words.isEmpty()
        ? "an entry"
        : ("aeiou".indexOf(words.charAt(0)) < 0 ? "a " : "an ") + words;
  }

  /** What others wrote, without what could confuse a terminal. */
  static String printable(String hostile) {
    String text = hostile.replaceAll("\\p{Cntrl}", "·");
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }
}
