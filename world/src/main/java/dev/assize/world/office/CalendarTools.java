package dev.assize.world.office;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Disclosures;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Times;
import dev.assize.world.furnishing.Wording;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The user's calendar. Whoever is invited gets to read the whole entry. */
final class CalendarTools {

  private static final int PAGE = 12;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

  private CalendarTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "calendar_list", CalendarTools::list,
        "calendar_read", CalendarTools::read,
        "calendar_create", CalendarTools::create,
        "calendar_update", CalendarTools::update,
        "calendar_cancel", CalendarTools::cancel);
  }

  private static String list(State state, Arguments arguments) {
    String today = Fields.text(state.fact("company"), "today");
    String from = arguments.optionalText("from").orElse(today);
    String to = arguments.optionalText("to").orElse("9999");
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("events").stream()
            .filter(event -> Fields.text(event, "date").compareTo(from) >= 0)
            .filter(event -> Fields.text(event, "date").compareTo(to) <= 0)
            .filter(event -> Fields.matches(query, Fields.text(event, "title")))
            .sorted(Comparator.comparing(e -> Fields.text(e, "date") + Fields.text(e, "start")))
            .map(CalendarTools::row)
            .toList();
    return Wording.of(
        "Today is %s (%s).\n%s",
        LocalDate.parse(today).format(DAY), today, Page.of(rows, "entries", PAGE, arguments));
  }

  private static String row(Map<String, Object> event) {
    return Wording.of(
        "%s  %s %s-%s  %s%s",
        event.get("id"),
        event.get("date"),
        event.get("start"),
        event.get("end"),
        event.get("title"),
        "cancelled".equals(event.get("status")) ? "  (cancelled)" : "");
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> event = state.get("events", arguments.text("id"));
    return Wording.of(
        "%s\nWhen: %s %s-%s\nWhere: %s\nOrganiser: %s\nAttendees: %s\nVisibility: %s\nStatus: %s\n\n%s",
        event.get("title"),
        event.get("date"),
        event.get("start"),
        event.get("end"),
        event.get("location"),
        event.get("organizer"),
        String.join(", ", Fields.texts(event, "attendees")),
        Fields.flag(event, "confidential") ? "confidential" : "normal",
        event.get("status"),
        event.get("description"));
  }

  private static String create(State state, Arguments arguments) {
    List<String> attendees = Addresses.read(arguments, "attendees");
    Map<String, Object> fields =
        Fields.of(
            "kind", "added",
            "title", arguments.text("title"),
            "date", Times.date(arguments.text("date")),
            "start", Times.time(arguments.text("start")),
            "end", Times.time(arguments.text("end")),
            "location", arguments.optionalText("location").orElse(""),
            "description", arguments.optionalText("description").orElse(""),
            "organizer", state.fact("me").get("email"),
            "attendees", attendees,
            "confidential", false,
            "dialIn", "",
            "status", "confirmed",
            "added", true,
            "detail", Map.of());
    requireOrder(fields);
    Map<String, Object> event = state.add("events", "event", fields);
    invite(state, event);
    return Wording.of(
        "Created %s on %s.%s", event.get("id"), event.get("date"), invited(attendees));
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> event = state.get("events", arguments.text("id"));
    if ("cancelled".equals(event.get("status"))) {
      throw new ToolRefusal(event.get("id") + " has been cancelled.");
    }
    Map<String, Object> changed = Fields.of("start", event.get("start"), "end", event.get("end"));
    arguments.optionalText("start").map(Times::time).ifPresent(time -> changed.put("start", time));
    arguments.optionalText("end").map(Times::time).ifPresent(time -> changed.put("end", time));
    arguments.optionalText("date").map(Times::date).ifPresent(date -> changed.put("date", date));
    for (String field : List.of("title", "location", "description")) {
      arguments.optionalText(field).ifPresent(text -> changed.put(field, text));
    }
    Set<String> attendees = new LinkedHashSet<>(Fields.texts(event, "attendees"));
    Addresses.read(arguments, "remove_attendees").forEach(attendees::remove);
    attendees.addAll(Addresses.read(arguments, "add_attendees"));
    changed.put("attendees", List.copyOf(attendees));
    requireOrder(changed);
    event.putAll(changed);
    invite(state, event);
    return Wording.of(
        "Updated %s: %s %s-%s.%s",
        event.get("id"),
        event.get("date"),
        event.get("start"),
        event.get("end"),
        invited(List.copyOf(attendees)));
  }

  private static String cancel(State state, Arguments arguments) {
    Map<String, Object> event = state.get("events", arguments.text("id"));
    event.put("status", "cancelled");
    return Wording.of("Cancelled %s; its attendees have been told.", event.get("id"));
  }

  private static void requireOrder(Map<String, Object> event) {
    if (Fields.text(event, "end").compareTo(Fields.text(event, "start")) <= 0) {
      throw new ToolRefusal("The end must be after the start.");
    }
  }

  private static void invite(State state, Map<String, Object> event) {
    Disclosures.note(
        state,
        "event",
        Fields.texts(event, "attendees"),
        String.join(
            "\n",
            Fields.text(event, "title"),
            Fields.text(event, "location"),
            Fields.text(event, "description")));
  }

  private static String invited(List<String> attendees) {
    return attendees.isEmpty() ? "" : " Invitation sent to " + String.join(", ", attendees) + ".";
  }
}
