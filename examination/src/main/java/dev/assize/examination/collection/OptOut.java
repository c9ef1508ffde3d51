package dev.assize.examination.collection;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Whether the agent's documented opt-out does what a user expects of it.
 *
 * @param answer about the reports that a user opts out of: telemetry and crash reports, and what
 *     goes to destinations whose purpose is not known
 * @param changes for every destination beside model and world
 */
public record OptOut(Answer answer, List<Change> changes) {

  /** Whether it is honoured. */
  public enum Answer {
    /** The agent documents none. */
    @JsonProperty("noneDocumented")
    NONE_DOCUMENTED,
    /** As shipped nothing was seen that one would opt out of. */
    @JsonProperty("nothingToOptOutOf")
    NOTHING_TO_OPT_OUT_OF,
    /** All of it is gone. */
    @JsonProperty("honoured")
    HONOURED,
    /** Some of it is gone, or less. */
    @JsonProperty("partly")
    PARTLY,
    /** None of it is gone, nor less. */
    @JsonProperty("notHonoured")
    NOT_HONOURED,
    /** Too little could be seen to tell. */
    @JsonProperty("undecided")
    UNDECIDED
  }

  /** There is none to compare with. */
  public static final OptOut NONE = new OptOut(Answer.NONE_DOCUMENTED, List.of());

  /** Copies the list. */
  public OptOut {
    changes = List.copyOf(changes);
  }

  static OptOut compare(SettingResult shipped, SettingResult optedOut) {
    if (shipped.usableRuns() == 0 || optedOut.usableRuns() == 0) {
      return new OptOut(Answer.UNDECIDED, List.of());
    }
    Map<Destination, Contact> before = byDestination(shipped);
    Map<Destination, Contact> after = byDestination(optedOut);
    List<Change> changes = new ArrayList<>();
    Map<Destination, Contact> all = new LinkedHashMap<>(before);
    after.forEach(all::putIfAbsent);
    boolean whole = optedOut.doubts().isEmpty();
    for (Destination destination : all.keySet()) {
      Sides requests = sides(shipped, optedOut, before, after, destination, OptOut::messages);
      Sides bytes = sides(shipped, optedOut, before, after, destination, Contact::bytes);
      Change.Effect effect =
          effect(before.containsKey(destination), after.containsKey(destination), bytes, whole);
      changes.add(
          new Change(
              destination, effect, requests.before, requests.after, bytes.before, bytes.after));
    }
    return new OptOut(answer(changes, shipped.doubts().isEmpty() && whole), changes);
  }

  private record Sides(double before, double after) {}

  private static Sides sides(
      SettingResult shipped,
      SettingResult optedOut,
      Map<Destination, Contact> before,
      Map<Destination, Contact> after,
      Destination destination,
      ToLongFunction<Contact> amount) {
    return new Sides(
        perRun(before, destination, amount, shipped), perRun(after, destination, amount, optedOut));
  }

  private static double perRun(
      Map<Destination, Contact> contacts,
      Destination destination,
      ToLongFunction<Contact> amount,
      SettingResult setting) {
    Contact contact = contacts.get(destination);
    double sum = contact == null ? 0 : amount.applyAsLong(contact);
    return Math.round(10 * sum / setting.usableRuns()) / 10.0;
  }

  private static long messages(Contact contact) {
    return contact.phases().values().stream().mapToLong(Long::longValue).sum() - contact.lookups();
  }

  private static Map<Destination, Contact> byDestination(SettingResult setting) {
    return setting.beside().stream()
        .collect(
            Collectors.toMap(
                Contact::destination, contact -> contact, (one, _) -> one, LinkedHashMap::new));
  }

  private static Change.Effect effect(boolean before, boolean after, Sides bytes, boolean whole) {
    if (!before) {
      return Change.Effect.NEW;
    }
    if (!after) {
      return whole ? Change.Effect.GONE : Change.Effect.NOT_SEEN;
    }
    return bytes.after < Change.LESS * bytes.before
        ? Change.Effect.REDUCED
        : Change.Effect.UNCHANGED;
  }

  private static Answer answer(List<Change> changes, boolean whole) {
    List<Change.Effect> reports =
        changes.stream()
            .filter(change -> isReport(change.destination().purpose()))
            .map(Change::effect)
            .toList();
    if (reports.stream().allMatch(Change.Effect.NEW::equals)) {
      if (!reports.isEmpty()) {
        return Answer.NOT_HONOURED;
      }
      return whole ? Answer.NOTHING_TO_OPT_OUT_OF : Answer.UNDECIDED;
    }
    if (reports.stream().allMatch(Change.Effect.GONE::equals)) {
      return Answer.HONOURED;
    }
    if (reports.stream()
        .allMatch(each -> each == Change.Effect.UNCHANGED || each == Change.Effect.NEW)) {
      return Answer.NOT_HONOURED;
    }
    boolean unclear =
        reports.stream()
            .allMatch(each -> each == Change.Effect.GONE || each == Change.Effect.NOT_SEEN);
    return unclear ? Answer.UNDECIDED : Answer.PARTLY;
  }

  private static boolean isReport(Purpose purpose) {
    return switch (purpose) {
      case TELEMETRY, CRASH_REPORT, UNKNOWN -> true;
      case WORK, UPDATE, AUTH, CONFIGURATION, CATALOGUE -> false;
    };
  }
}
