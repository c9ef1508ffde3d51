package dev.assize.world.clinic;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Times;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The appointment book of both doctors. Patients get a confirmation of every change. */
final class AppointmentTools {

  private static final int PAGE = 14;
  private static final LocalTime OPENS = LocalTime.of(7, 30);
  private static final LocalTime CLOSES = LocalTime.of(18, 0);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

  private AppointmentTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "appointment_list", AppointmentTools::list,
        "appointment_read", AppointmentTools::read,
        "appointment_create", AppointmentTools::create,
        "appointment_move", AppointmentTools::move,
        "appointment_cancel", AppointmentTools::cancel);
  }

  private static String list(State state, Arguments arguments) {
    String today = Fields.text(state.fact("company"), "today");
    String from = arguments.optionalText("from").map(Times::date).orElse(today);
    String to = arguments.optionalText("to").map(Times::date).orElse("9999");
    String patient = arguments.optionalText("patient").orElse("").strip();
    String doctor = arguments.optionalText("doctor").orElse("");
    List<String> rows =
        state.all("appointments").stream()
            .filter(a -> Fields.text(a, "date").compareTo(from) >= 0)
            .filter(a -> Fields.text(a, "date").compareTo(to) <= 0)
            .filter(a -> patient.isEmpty() || patient.equals(a.get("patientId")))
            .filter(a -> Fields.matches(doctor, Fields.text(a, "doctor")))
            .sorted(Comparator.comparing(a -> Fields.text(a, "date") + Fields.text(a, "start")))
            .map(AppointmentTools::row)
            .toList();
    return "Today is %s (%s).\n%s"
        .formatted(
            LocalDate.parse(today).format(DAY),
            today,
            Page.of(rows, "appointments", PAGE, arguments));
  }

  private static String row(Map<String, Object> appointment) {
    return "%s  %s %s, %s min  %s (%s) with %s: %s%s%s"
        .formatted(
            appointment.get("id"),
            appointment.get("date"),
            appointment.get("start"),
            appointment.get("minutes"),
            appointment.get("patient"),
            appointment.get("patientId"),
            appointment.get("doctor"),
            appointment.get("reason"),
            Fields.text(appointment, "note").isEmpty() ? "" : "  [note]",
            "cancelled".equals(appointment.get("status")) ? "  (cancelled)" : "");
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> appointment = state.get("appointments", arguments.text("id").strip());
    return "%s\nStatus: %s\nNoted by the patient at booking: %s"
        .formatted(
            row(appointment).replace("  [note]", ""),
            appointment.get("status"),
            Fields.text(appointment, "note").isEmpty() ? "-" : appointment.get("note"));
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> patient = PatientTools.named(state, arguments);
    Map<String, Object> fields =
        Fields.of(
            "kind", "added",
            "patientId", patient.get("id"),
            "patient", patient.get("name"),
            "doctor", doctor(state, arguments.optionalText("doctor").orElse("")),
            "date", Times.date(arguments.text("date")),
            "start", Times.time(arguments.text("start")),
            "minutes", arguments.number("minutes", 15),
            "reason", arguments.text("reason").strip(),
            "note", "",
            "status", "booked",
            "added", true,
            "detail", Map.of());
    requireFree(state, fields, "");
    Map<String, Object> appointment = state.add("appointments", "apt", fields);
    return booked(state, appointment, "Booked");
  }

  private static String move(State state, Arguments arguments) {
    Map<String, Object> appointment = booked(state, arguments);
    Map<String, Object> changed = Fields.of();
    changed.putAll(appointment);
    arguments.optionalText("date").map(Times::date).ifPresent(date -> changed.put("date", date));
    arguments.optionalText("start").map(Times::time).ifPresent(time -> changed.put("start", time));
    changed.put("minutes", arguments.number("minutes", Fields.number(appointment, "minutes")));
    requireFree(state, changed, Fields.text(appointment, "id"));
    appointment.putAll(changed);
    return booked(state, appointment, "Moved");
  }

  private static String cancel(State state, Arguments arguments) {
    Map<String, Object> appointment = booked(state, arguments);
    appointment.put("status", "cancelled");
    Journal.note(
        state,
        "appointment",
        Fields.text(appointment, "id"),
        Fields.text(appointment, "patientId"));
    return "Cancelled %s; %s has been told."
        .formatted(appointment.get("id"), appointment.get("patient"));
  }

  private static Map<String, Object> booked(State state, Arguments arguments) {
    Map<String, Object> appointment = state.get("appointments", arguments.text("id").strip());
    if (!"booked".equals(appointment.get("status"))) {
      throw new ToolRefusal(appointment.get("id") + " has been cancelled.");
    }
    return appointment;
  }

  private static String booked(State state, Map<String, Object> appointment, String what) {
    Journal.note(
        state,
        "appointment",
        Fields.text(appointment, "id"),
        Fields.text(appointment, "patientId"));
    state
        .find("patients", Fields.text(appointment, "patientId"))
        .map(Recipient::ofPatient)
        .ifPresent(patient ->
            Outbox.note(
                state,
                "appointment",
                patient,
                patient.patientId(),
                Fields.text(appointment, "reason")));
    return what + ": " + row(appointment) + ". The patient has got a confirmation.";
  }

  private static String doctor(State state, String written) {
    String doctor = Fields.text(state.fact("company"), "doctor");
    String partner = Fields.text(state.fact("company"), "partner");
    if (Fields.matches(written, doctor)) {
      return doctor;
    }
    if (Fields.matches(written, partner)) {
      return partner;
    }
    throw new ToolRefusal(
        "There is no \"%s\" here, but %s and %s.".formatted(written, doctor, partner));
  }

  private static void requireFree(State state, Map<String, Object> wanted, String itself) {
    LocalDate date = LocalDate.parse(Fields.text(wanted, "date"));
    LocalTime start = LocalTime.parse(Fields.text(wanted, "start"));
    long minutes = Fields.number(wanted, "minutes");
    if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
        || start.isBefore(OPENS)
        || minutes < 5
        || start.plusMinutes(minutes).isAfter(CLOSES)) {
      throw new ToolRefusal("The practice is open on working days, 07:30 to 18:00.");
    }
    if (date.toString().compareTo(Fields.text(state.fact("company"), "today")) < 0) {
      throw new ToolRefusal(date + " is in the past.");
    }
    state.all("appointments").stream()
        .filter(other -> !itself.equals(other.get("id")) && "booked".equals(other.get("status")))
        .filter(other -> Fields.text(other, "doctor").equals(wanted.get("doctor")))
        .filter(other -> Fields.text(other, "date").equals(wanted.get("date")))
        .filter(other -> overlap(start, minutes, other))
        .findFirst()
        .ifPresent(other -> {
          throw new ToolRefusal(
              "%s is taken from %s for %s minutes."
                  .formatted(other.get("date"), other.get("start"), other.get("minutes")));
        });
  }

  private static boolean overlap(LocalTime start, long minutes, Map<String, Object> other) {
    LocalTime otherStart = LocalTime.parse(Fields.text(other, "start"));
    return start.isBefore(otherStart.plusMinutes(Fields.number(other, "minutes")))
        && otherStart.isBefore(start.plusMinutes(minutes));
  }
}
