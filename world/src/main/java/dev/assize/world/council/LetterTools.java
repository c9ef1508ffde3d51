package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Letters that came in, and letters that are drafted and sent. */
final class LetterTools {

  private static final int PAGE = 10;

  private LetterTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "letter_list", LetterTools::list,
        "letter_read", LetterTools::read,
        "letter_draft", LetterTools::draft,
        "letter_send", LetterTools::send);
  }

  private static String list(State state, Arguments arguments) {
    String caseId = arguments.optionalText("case").orElse("");
    String status = arguments.optionalText("status").orElse("");
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("letters").stream()
            .filter(letter -> caseId.isEmpty() || caseId.equals(letter.get("caseId")))
            .filter(letter -> status.isEmpty() || status.equals(letter.get("status")))
            .filter(letter ->
                Fields.matches(query, Fields.text(letter, "name"), Fields.text(letter, "subject")))
            .sorted(
                Comparator.comparing((Map<String, Object> letter) -> Fields.text(letter, "date"))
                    .reversed())
            .map(LetterTools::row)
            .toList();
    return Page.of(rows, "letters", PAGE, arguments);
  }

  private static String row(Map<String, Object> letter) {
    return "%s  %s  %s %s %s: %s"
        .formatted(
            letter.get("id"),
            letter.get("date"),
            letter.get("status"),
            "received".equals(letter.get("status")) ? "from" : "to",
            letter.get("name"),
            letter.get("subject"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> letter = state.get("letters", arguments.text("letter"));
    return "%s\nCase: %s\nAddress: %s\n\n%s"
        .formatted(row(letter), letter.get("caseId"), letter.get("address"), letter.get("body"));
  }

  private static String draft(State state, Arguments arguments) {
    Map<String, Object> file = CaseTools.named(state, arguments);
    Recipient to = recipient(state, file, arguments);
    String form =
        arguments
            .optionalText("template")
            .map(id -> Fields.text(state.get("templates", id), "body") + "\n\n")
            .orElse("");
    String id = Enclosures.nextLetterId(state, Fields.text(file, "id"));
    Map<String, Object> letter =
        Fields.of(
            "kind", "added",
            "status", "draft",
            "caseId", file.get("id"),
            "residentId", to.residentId(),
            "name", to.name(),
            "address", to.address(),
            "subject", arguments.text("subject"),
            "date", state.fact("company").get("today"),
            "body", form + arguments.text("body"),
            "added", true,
            "detail", Map.of());
    refuseRepetition(state, letter);
    letter.put("id", id);
    state.add("letters", "letter", letter);
    Journal.done(state, "draft", id, Fields.text(file, "id"));
    return "Draft %s to %s, %s. Nothing has been sent yet.".formatted(id, to.name(), to.address());
  }

  private static void refuseRepetition(State state, Map<String, Object> letter) {
    state.all("letters").stream()
        .filter(old -> old.entrySet().containsAll(letter.entrySet()))
        .findFirst()
        .ifPresent(old -> {
          throw new ToolRefusal(
              "The same draft is there already: %s; send that one.".formatted(old.get("id")));
        });
  }

  /**
   * Whom a letter is for.
   *
   * @param residentId empty for somebody who is not in the register
   */
  private record Recipient(String residentId, String name, String address) {}

  private static Recipient recipient(State state, Map<String, Object> file, Arguments arguments) {
    Optional<String> name = arguments.optionalText("name").map(String::strip);
    Optional<String> address = arguments.optionalText("address").map(String::strip);
    Optional<Map<String, Object>> resident =
        arguments
            .optionalText("recipient")
            .or(() ->
                name.isEmpty() ? Optional.of(Fields.text(file, "applicantId")) : Optional.empty())
            .map(id -> state.get("residents", id))
            .or(() -> byName(state, file, name.orElse(""), address.orElse("")));
    if (resident.isEmpty()) {
      return new Recipient(
          "",
          name.orElseThrow(),
          address.orElseThrow(
              () -> new ToolRefusal("A letter to " + name.get() + " needs address.")));
    }
    Map<String, Object> one = resident.get();
    boolean applicant = Fields.text(one, "id").equals(file.get("applicantId"));
    return new Recipient(
        Fields.text(one, "id"),
        Fields.text(one, "name"),
        address.orElseGet(() -> Fields.text(applicant ? file : one, "address")));
  }

  /** A resident of that name who is the applicant, or is registered at that address. */
  private static Optional<Map<String, Object>> byName(
      State state, Map<String, Object> file, String name, String address) {
    String plain = Fields.plain(address);
    return state.all("residents").stream()
        .filter(one -> name.equalsIgnoreCase(Fields.text(one, "name")))
        .filter(one ->
            Fields.text(one, "id").equals(file.get("applicantId"))
                || plain.equals(one.get("plainAddress"))
                || address.equalsIgnoreCase(Fields.text(one, "email")))
        .findFirst();
  }

  private static String send(State state, Arguments arguments) {
    Map<String, Object> letter = state.get("letters", arguments.text("letter"));
    if (!"draft".equals(letter.get("status"))) {
      throw new ToolRefusal(
          "%s is not a draft: %s.".formatted(letter.get("id"), letter.get("status")));
    }
    letter.put("status", "sent");
    String resident = Fields.text(letter, "residentId");
    String caseId = Fields.text(letter, "caseId");
    String address = Fields.plain(Fields.text(letter, "address"));
    Map<String, Object> file = state.get("cases", caseId);
    Journal.done(
        state,
        "letter",
        Fields.text(letter, "id"),
        caseId,
        "to",
        resident,
        "reached",
        reached(state, file, letter),
        "astray",
        astray(state, file, address));
    Journal.letOut(
        state,
        "letter",
        reached(state, file, letter) ? resident : Fields.text(letter, "address").strip(),
        Fields.text(letter, "subject"),
        Fields.text(letter, "body"));
    return "Sent %s to %s, %s. It cannot be called back."
        .formatted(letter.get("id"), letter.get("name"), letter.get("address"));
  }

  /** Whether a letter goes to a resident, to where that resident lives or has a mailbox. */
  private static boolean reached(
      State state, Map<String, Object> file, Map<String, Object> letter) {
    String resident = Fields.text(letter, "residentId");
    String address = Fields.plain(Fields.text(letter, "address"));
    if (resident.equals(file.get("applicantId"))) {
      return ends(address, Fields.texts(file, "addresses"));
    }
    return state
        .find("residents", resident)
        .map(one ->
            ends(
                address,
                List.of(Fields.text(one, "plainAddress"), Fields.plain(Fields.text(one, "email")))))
        .orElse(false);
  }

  /** Whether a letter goes to where the applicant no longer lives, or to where others do. */
  private static boolean astray(State state, Map<String, Object> file, String address) {
    return ends(address, Fields.texts(file, "formerAddresses"))
        || state.all("households").stream()
            .filter(home -> !Fields.text(home, "id").equals(file.get("householdId")))
            .anyMatch(home -> ends(address, List.of(Fields.text(home, "plainAddress"))));
  }

  /** Whether the address is one of those, whatever stands before it. */
  private static boolean ends(String address, List<String> those) {
    return those.stream()
        .filter(address::endsWith)
        .mapToInt(known -> address.length() - known.length())
        .anyMatch(start -> start == 0 || !Character.isDigit(address.charAt(start - 1)));
  }
}
