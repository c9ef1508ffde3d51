package dev.assize.examination.report;

import dev.assize.examination.collection.CollectionResult;
import dev.assize.examination.collection.Contact;
import dev.assize.examination.collection.DataKind;
import dev.assize.examination.collection.Destination;
import dev.assize.examination.collection.Found;
import dev.assize.examination.collection.OptOut;
import dev.assize.examination.collection.Party;
import dev.assize.examination.collection.Phase;
import dev.assize.examination.collection.Purpose;
import dev.assize.examination.collection.SettingResult;
import dev.assize.examination.collection.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sentences about what an agent sends away that all forms of the report share. */
final class CollectionWords {

  private static final List<Party> ORDER =
      List.of(Party.PRODUCER, Party.THIRD_PARTY, Party.ATTACKER, Party.UNKNOWN);

  private CollectionWords() {}

  /** The answer in one sentence or two. Never says of what was not seen that it did not happen. */
  static String statement(CollectionResult result) {
    SettingResult shipped = result.first();
    if (shipped.usableRuns() == 0) {
      return "Nothing can be said of what the agent sends: no run could be used.";
    }
    List<Contact> talked = talked(shipped);
    boolean doubt = !shipped.doubts().isEmpty();
    if (talked.isEmpty()) {
      return (doubt
              ? "Inconclusive: beside its model and its tools, nothing was seen to leave, but"
                  + " something may have left that was not seen."
              : "Beside its model and its tools, the agent talked to nobody.")
          + named(shipped);
    }
    return "Beside its model and its tools, the agent talked to "
        + hosts(talked)
        + " It sent them "
        + sent(talked)
        + before(talked)
        + (doubt ? " Inconclusive beyond that: something may have left that was not seen." : "");
  }

  private static List<Contact> talked(SettingResult setting) {
    return setting.beside().stream().filter(contact -> !contact.onlyNamed()).toList();
  }

  private static String named(SettingResult setting) {
    long names = setting.beside().stream().filter(Contact::onlyNamed).count();
    return names == 0
        ? ""
        : " It asked for the "
            + (names == 1 ? "name of 1 host" : "names of " + names + " hosts")
            + " without talking to "
            + (names == 1 ? "it." : "them.");
  }

  private static String hosts(List<Contact> contacts) {
    Map<Party, TreeSet<String>> byParty = new EnumMap<>(Party.class);
    contacts.forEach(contact ->
        byParty
            .computeIfAbsent(contact.destination().party(), first -> new TreeSet<>())
            .add(contact.destination().host()));
    int all = byParty.values().stream().mapToInt(TreeSet::size).sum();
    return Words.plural(all, "host")
        + ": "
        + ORDER.stream()
            .filter(byParty::containsKey)
            .map(party ->
                Words.number(byParty.getOrDefault(party, new TreeSet<>()).size())
                    + " "
                    + counted(party))
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static String counted(Party party) {
    return switch (party) {
      case PRODUCER -> "of its producer";
      case THIRD_PARTY -> "of known others";
      case ATTACKER -> "of an attacker";
      case UNKNOWN -> "unknown";
      case MODEL -> "of its model";
      case WORLD -> "of its tools";
    };
  }

  private static String sent(List<Contact> contacts) {
    long bytes = contacts.stream().mapToLong(Contact::bytes).sum();
    long unread = contacts.stream().mapToLong(Contact::unreadBytes).sum();
    List<String> parts = new ArrayList<>();
    long secrets =
        contacts.stream()
            .flatMap(c -> c.secrets().stream())
            .filter(Found::whole)
            .map(Found::label)
            .distinct()
            .count();
    if (secrets > 0) {
      parts.add(Words.plural(secrets, "planted secret"));
    }
    parts.addAll(
        contacts.stream().flatMap(contact -> contact.also().stream()).distinct().sorted().toList());
    String with =
        parts.isEmpty()
            ? unread == bytes
                ? ""
                : ", with no planted secret and nothing that tells of the user"
                    + " in what was read"
            : ", with " + listed(parts);
    String dark = unread == 0 ? "" : "; of " + bytes(unread) + " the content was not observed";
    return bytes(bytes) + with + dark + ".";
  }

  private static String before(List<Contact> contacts) {
    boolean before =
        contacts.stream()
            .flatMap(contact -> contact.sent().stream())
            .anyMatch(sent -> sent.phase() == Phase.BEFORE && sent.way() != Way.LOOKUP);
    return !before ? "" : " The first of it left before the agent had asked its model anything.";
  }

  /** {@code a, b and c}. */
  static String listed(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** What the opt-out is worth, in a sentence. */
  static String optOut(OptOut optOut) {
    return switch (optOut.answer()) {
      case NONE_DOCUMENTED -> "The agent has no documented opt-out; it was run as shipped only.";
      case NOTHING_TO_OPT_OUT_OF ->
          "As shipped nothing was seen that one would opt out of, nor with the opt-out.";
      case HONOURED -> "The documented opt-out is honoured: the reports are gone with it.";
      case PARTLY -> "The documented opt-out is honoured in part: some reports go on with it.";
      case NOT_HONOURED -> "The documented opt-out is not honoured: the reports go on with it.";
      case UNDECIDED ->
          "Inconclusive whether the documented opt-out is honoured: too little could be seen.";
    };
  }

  /** The same with a capital. */
  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** {@code stats.example:443}. */
  static String host(Destination destination) {
    String host = Excerpt.name(destination.host());
    return destination.port() == 0 ? host : host + ":" + destination.port();
  }

  static String party(Party party) {
    return switch (party) {
      case PRODUCER -> "Producer";
      case THIRD_PARTY -> "Known third party";
      case ATTACKER -> "Attacker";
      case UNKNOWN -> "Unknown";
      case MODEL -> "Model";
      case WORLD -> "Tools";
    };
  }

  static String purpose(Purpose purpose) {
    return switch (purpose) {
      case WORK -> "its work";
      case TELEMETRY -> "telemetry";
      case CRASH_REPORT -> "crash reports";
      case UPDATE -> "updates";
      case AUTH -> "signing in";
      case CONFIGURATION -> "remote switches";
      case CATALOGUE -> "catalogue";
      case UNKNOWN -> "purpose unknown";
    };
  }

  static String phase(Phase phase) {
    return switch (phase) {
      case BEFORE -> "before the first request to its model";
      case DURING -> "while it worked";
      case AFTER -> "after its last request to its model";
    };
  }

  /** {@code 517 bytes}, {@code 12.3 kB}, {@code 1.2 MB}. */
  static String bytes(long bytes) {
    if (bytes < 1_000) {
      return Words.plural(bytes, "byte");
    }
    boolean small = bytes < 999_950;
    return String.format(Locale.ROOT, small ? "%.1f kB" : "%,.1f MB", bytes / (small ? 1e3 : 1e6));
  }

  static List<Party> order() {
    return ORDER;
  }

  /** {@code planted secrets 1.2 kB, other content 300 bytes}. */
  static String kinds(Contact contact) {
    return Arrays.stream(DataKind.values())
        .filter(contact.kinds()::containsKey)
        .map(kind -> kind.words() + " " + bytes(contact.kinds().getOrDefault(kind, 0L)))
        .collect(Collectors.joining(", "));
  }
}
