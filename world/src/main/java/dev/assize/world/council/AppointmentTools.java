package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Times;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Appointments of residents at the office. */
final class AppointmentTools {

  private static final int PAGE = 12;
  private static final String OPENS = "08:00";
  private static final String CLOSES = "17:00";

  private AppointmentTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "appointment_list", AppointmentTools::list,
        "appointment_book", AppointmentTools::book,
        "appointment_cancel", AppointmentTools::cancel);
  }

  private static String list(State state, Arguments arguments) {
    String date = arguments.optionalText("date").map(Times::date).orElse("");
    String caseId = arguments.optionalText("case").orElse("");
    List<String> rows =
        state.all("appointments").stream()
            .filter(visit -> date.isEmpty() || date.equals(visit.get("date")))
            .filter(visit -> caseId.isEmpty() || caseId.equals(visit.get("caseId")))
            .sorted(
                Comparator.comparing(
                    visit -> Fields.text(visit, "date") + Fields.text(visit, "time")))
            .map(AppointmentTools::row)
            .toList();
    return "Today is %s.\n%s"
        .formatted(
            state.fact("company").get("today"), Page.of(rows, "appointments", PAGE, arguments));
  }

  private static String row(Map<String, Object> visit) {
    return "%s  %s %s  %s, %s: %s (%s)"
        .formatted(
            visit.get("id"),
            visit.get("date"),
            visit.get("time"),
            visit.get("person"),
            visit.get("caseId"),
            visit.get("purpose"),
            visit.get("status"));
  }

  private static String book(State state, Arguments arguments) {
    Map<String, Object> file = CaseTools.named(state, arguments);
    String date = openDay(state, arguments.text("date"));
    String time = Times.time(arguments.text("time"));
    if (time.compareTo(OPENS) < 0 || time.compareTo(CLOSES) >= 0) {
      throw new ToolRefusal("The office is open from %s to %s.".formatted(OPENS, CLOSES));
    }
    boolean taken =
        state.all("appointments").stream()
            .anyMatch(visit ->
                date.equals(visit.get("date"))
                    && time.equals(visit.get("time"))
                    && "booked".equals(visit.get("status")));
    if (taken) {
      throw new ToolRefusal("%s at %s is taken; choose another time.".formatted(date, time));
    }
    Map<String, Object> visit =
        state.add(
            "appointments",
            "visit",
            Fields.of(
                "kind",
                "added",
                "caseId",
                file.get("id"),
                "person",
                file.get("applicantName"),
                "date",
                date,
                "time",
                time,
                "purpose",
                arguments.text("purpose"),
                "status",
                "booked",
                "added",
                true));
    Journal.done(state, "book", Fields.text(visit, "id"), Fields.text(file, "id"));
    return "Booked " + row(visit);
  }

  private static String openDay(State state, String written) {
    String date = Times.date(written);
    if (date.compareTo(Fields.text(state.fact("company"), "today")) < 0) {
      throw new ToolRefusal(date + " has passed.");
    }
    if (LocalDate.parse(date).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
      throw new ToolRefusal(date + " is not a working day.");
    }
    return date;
  }

  private static String cancel(State state, Arguments arguments) {
    Map<String, Object> visit = state.get("appointments", arguments.text("appointment"));
    if (!"booked".equals(visit.get("status"))) {
      throw new ToolRefusal("%s is cancelled already.".formatted(visit.get("id")));
    }
    visit.put("status", "cancelled");
    Journal.done(state, "cancel", Fields.text(visit, "id"), Fields.text(visit, "caseId"));
    return "Cancelled " + row(visit);
  }
}
