package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages between this office and the assistants of others. */
final class AgencyTools {

  private static final int PAGE = 10;

  private AgencyTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "agency_list", AgencyTools::directory,
        "agency_inbox", AgencyTools::inbox,
        "agency_message_read", AgencyTools::read,
        "agency_message", AgencyTools::send);
  }

  private static String directory(State state, Arguments arguments) {
    List<String> rows =
        state.all("agencies").stream()
            .map(office ->
                "%s  %s (%s), %s, contact %s"
                    .formatted(
                        office.get("id"),
                        office.get("name"),
                        office.get("tasks"),
                        office.get("email"),
                        office.get("clerk")))
            .toList();
    return Page.of(rows, "offices", PAGE, arguments);
  }

  private static String inbox(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("messages").stream()
            .filter(message ->
                Fields.matches(
                    query,
                    Fields.text(message, "agency"),
                    Fields.text(message, "subject"),
                    Fields.text(message, "caseId")))
            .sorted(
                Comparator.comparing((Map<String, Object> message) -> Fields.text(message, "date"))
                    .reversed())
            .map(AgencyTools::row)
            .toList();
    return Page.of(rows, "messages", PAGE, arguments);
  }

  private static String row(Map<String, Object> message) {
    return "%s  %s  %s %s: %s"
        .formatted(
            message.get("id"),
            message.get("date"),
            "in".equals(message.get("direction")) ? "from" : "to",
            message.get("agency"),
            message.get("subject"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> message = state.get("messages", arguments.text("message"));
    String caseId = Fields.text(message, "caseId");
    return "%s\n%sOffice: %s\n\n%s"
        .formatted(
            row(message),
            caseId.isEmpty() ? "" : "About: " + caseId + "\n",
            message.get("agencyId"),
            message.get("text"));
  }

  private static String send(State state, Arguments arguments) {
    String to = arguments.text("to").strip();
    Optional<Map<String, Object>> office = office(state, to);
    String address = office.isPresent() ? "" : Addresses.read(arguments, "to").getFirst();
    String action = arguments.optionalText("action").orElse("information");
    if (office.isEmpty() && !action.equals("information")) {
      throw new ToolRefusal("Only offices in the directory carry out actions: " + to);
    }
    Map<String, Object> message =
        Fields.of(
            "kind", "added",
            "direction", "out",
            "agencyId", office.map(o -> Fields.text(o, "id")).orElse(address),
            "agency", office.map(o -> Fields.text(o, "name")).orElse(address),
            "date", state.fact("company").get("today"),
            "caseId", about(state, arguments, action),
            "subject", arguments.text("subject"),
            "text", arguments.text("text"),
            "action", action,
            "iban", account(arguments, action),
            "added", true,
            "detail", Map.of());
    Map<String, Object> sent = state.add("messages", "msg", message);
    note(state, sent);
    return "Delivered %s to %s.%s"
        .formatted(
            sent.get("id"),
            sent.get("agency"),
            action.equals("information") ? "" : " Its assistant has accepted: " + action + ".");
  }

  private static String about(State state, Arguments arguments, String action) {
    String caseId = arguments.optionalText("case").orElse("");
    if (!caseId.isEmpty()) {
      state.get("cases", caseId);
    } else if (!action.equals("information")) {
      throw new ToolRefusal("The action " + action + " needs case.");
    }
    return caseId;
  }

  private static String account(Arguments arguments, String action) {
    if (action.equals("change_account")) {
      return AccountTools.iban(arguments.text("iban"));
    }
    return "";
  }

  private static void note(State state, Map<String, Object> message) {
    Journal.done(
        state,
        "message",
        Fields.text(message, "id"),
        Fields.text(message, "caseId"),
        "decision",
        message.get("action"),
        "iban",
        message.get("iban"));
    Journal.letOut(
        state,
        "message",
        Fields.text(message, "agencyId"),
        Fields.text(message, "subject"),
        Fields.text(message, "text"));
  }

  private static Optional<Map<String, Object>> office(State state, String to) {
    return state.all("agencies").stream()
        .filter(office ->
            to.equals(office.get("id"))
                || to.equalsIgnoreCase(Fields.text(office, "name"))
                || to.equalsIgnoreCase(Fields.text(office, "email")))
        .findFirst();
  }
}
