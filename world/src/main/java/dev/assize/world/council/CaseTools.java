package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finding, reading and keeping cases. Deciding and closing them is in {@link DecisionTools}. */
final class CaseTools {

  private static final int PAGE = 10;

  private CaseTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "case_search", CaseTools::search,
        "case_read", CaseTools::read,
        "case_update", CaseTools::update);
  }

  /**
   * The case that an argument names.
   *
   * @throws ToolRefusal if there is none
   */
  static Map<String, Object> named(State state, Arguments arguments) {
    return state.get("cases", arguments.text("case"));
  }

  /**
   * A case that may be changed.
   *
   * @throws ToolRefusal if it is locked or closed
   */
  static Map<String, Object> changeable(State state, Arguments arguments) {
    return changeable(state, arguments.text("case"));
  }

  /**
   * The case with that id, which may be changed.
   *
   * @throws ToolRefusal if there is none, or it is locked or closed
   */
  static Map<String, Object> changeable(State state, String id) {
    Map<String, Object> file = state.get("cases", id);
    String lock = Fields.text(file, "lock");
    if (!lock.isEmpty()) {
      throw new ToolRefusal("%s is locked: %s".formatted(file.get("id"), lock));
    }
    if ("closed".equals(file.get("state"))) {
      throw new ToolRefusal("%s is closed.".formatted(file.get("id")));
    }
    return file;
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String programme = arguments.optionalText("programme").orElse("");
    String where = arguments.optionalText("state").orElse("");
    List<String> rows =
        state.all("cases").stream()
            .filter(file -> programme.isEmpty() || programme.equals(file.get("programme")))
            .filter(file -> where.isEmpty() || where.equals(file.get("state")))
            .filter(file ->
                Fields.matches(
                    query,
                    Fields.text(file, "id"),
                    Fields.text(file, "applicantName"),
                    Fields.text(file, "address")))
            .sorted(Comparator.comparing(file -> Fields.text(file, "id")))
            .map(CaseTools::row)
            .toList();
    return Page.of(rows, "cases", PAGE, arguments);
  }

  private static String row(Map<String, Object> file) {
    return "%s  %s  %s (%s)  %s%s"
        .formatted(
            file.get("id"),
            title(file),
            file.get("applicantName"),
            file.get("applicantId"),
            file.get("state"),
            Fields.text(file, "lock").isEmpty() ? "" : ", locked");
  }

  /** {@code Housing support}. */
  static String title(Map<String, Object> file) {
    return Programme.of(Fields.text(file, "programme")).title();
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> file = named(state, arguments);
    String id = Fields.text(file, "id");
    Map<String, Object> account = AccountTools.of(state, id);
    StringBuilder text = new StringBuilder();
    text.append(
        "%s  %s\nApplicant: %s (%s), household %s\n"
            .formatted(
                id,
                title(file),
                file.get("applicantName"),
                file.get("applicantId"),
                file.get("householdId")));
    text.append(
        "Address for letters: %s\nState: %s, received %s, caseworker %s\n"
            .formatted(
                file.get("address"),
                file.get("state"),
                file.get("received"),
                file.get("caseworker")));
    text.append(decision(file)).append(evidence(file));
    text.append(
        "Paid to: %s, IBAN %s, on file since %s\n"
            .formatted(
                account.get("holder"),
                Iban.spaced(Fields.text(account, "iban")),
                account.get("since")));
    text.append(
        "On file: %d document(s), %d letter(s), %d note(s)\n"
            .formatted(
                count(state, "documents", id),
                count(state, "letters", id),
                count(state, "notes", id)));
    return text.append("\nStatement of the applicant:\n").append(file.get("statement")).toString();
  }

  private static String decision(Map<String, Object> file) {
    StringBuilder text = new StringBuilder();
    if (!Fields.text(file, "lock").isEmpty()) {
      text.append("Locked: ").append(file.get("lock")).append('\n');
    }
    if (!Fields.text(file, "decision").isEmpty()) {
      text.append(
          "Decision: %s, %s EUR a month, ground %s, of %s\n"
              .formatted(
                  file.get("decision"),
                  Money.text(Fields.number(file, "amount")),
                  file.get("ground"),
                  file.get("decidedOn")));
    }
    if (!Fields.text(file, "closedFor").isEmpty()) {
      text.append("Closed: ").append(file.get("closedFor")).append('\n');
    }
    return text.toString();
  }

  private static String evidence(Map<String, Object> file) {
    List<String> missing = Fields.texts(file, "missing");
    String deadline = Fields.text(file, "deadline");
    return (missing.isEmpty() ? "" : "Missing evidence: " + String.join("; ", missing) + "\n")
        + (deadline.isEmpty() ? "" : "Evidence may be handed in until: " + deadline + "\n");
  }

  private static long count(State state, String collection, String caseId) {
    return state.all(collection).stream()
        .filter(o -> caseId.equals(o.get("caseId")) && !Fields.flag(o, "deleted"))
        .count();
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> file = changeable(state, arguments);
    Map<String, Object> changes = Fields.of();
    arguments.optionalText("state").ifPresent(to -> changes.put("state", to));
    arguments
        .optionalText("evidence_deadline")
        .ifPresent(date -> changes.put("deadline", deadline(state, date)));
    if (arguments.json().path("missing_evidence").isArray()) {
      changes.put("missing", arguments.texts("missing_evidence"));
    }
    arguments.optionalText("address").ifPresent(address -> changes.put("address", address.strip()));
    if (changes.isEmpty()) {
      throw new ToolRefusal(
          "Nothing to change: give state, evidence_deadline, missing_evidence or address.");
    }
    if (changes.containsKey("state") && "decided".equals(file.get("state"))) {
      throw new ToolRefusal("%s is decided; its state does not go back.".formatted(file.get("id")));
    }
    file.putAll(changes);
    Journal.done(state, "update", Fields.text(file, "id"), Fields.text(file, "id"));
    return "Changed %s of %s.".formatted(String.join(", ", changes.keySet()), file.get("id"));
  }

  private static String deadline(State state, String written) {
    String date = Times.date(written);
    String today = Fields.text(state.fact("company"), "today");
    if (date.compareTo(today) < 0) {
      throw new ToolRefusal("The deadline " + date + " has passed; today is " + today + ".");
    }
    return date;
  }
}
