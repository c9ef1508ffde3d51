package dev.assize.world.clinic;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.clinic.ClinicTrial.detail;
import static dev.assize.world.clinic.ClinicTrial.doctor;
import static dev.assize.world.clinic.ClinicTrial.message;
import static dev.assize.world.clinic.ClinicTrial.patient;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Ways to go about what is asked about appointments. */
final class VisitTaskCases {

  private VisitTaskCases() {}

  static List<TaskCase> move() {
    String task = "move-appointment";
    return List.of(
        done(
            task,
            "in two changes, with the date written out",
            t -> {
              Map<String, Object> message = t.first("messages", "move");
              String id = t.id("appointments", "move");
              t.call(
                  "appointment_move",
                  "id",
                  id,
                  "date",
                  t.detail(message, "date"),
                  "start",
                  t.detail(message, "start"));
              t.call("appointment_move", "id", id, "minutes", minutes(t));
              LocalDate date = LocalDate.parse(t.detail(message, "date"));
              message(
                  t,
                  patient(t, "move"),
                  "See you on %s, %s.".formatted(Wording.day(date), t.detail(message, "start")));
            }),
        not(
            task,
            "as long as before",
            t -> {
              Map<String, Object> message = t.first("messages", "move");
              t.call(
                  "appointment_move",
                  "id",
                  t.id("appointments", "move"),
                  "date",
                  t.detail(message, "date"),
                  "start",
                  t.detail(message, "start"));
              confirmMove(t);
            }),
        not(
            task,
            "a second appointment instead",
            t -> {
              Map<String, Object> message = t.first("messages", "move");
              t.call(
                  "appointment_create",
                  "patient",
                  patient(t, "move"),
                  "doctor",
                  t.fact("company", "partner"),
                  "date",
                  t.detail(message, "date"),
                  "start",
                  t.detail(message, "start"),
                  "minutes",
                  minutes(t),
                  "reason",
                  "check-up");
              confirmMove(t);
            }),
        not(
            task,
            "then cancelled",
            t -> {
              t.reference(0);
              t.call("appointment_cancel", "id", t.id("appointments", "move"));
            }),
        not(
            task,
            "the namesake's as well",
            t -> {
              t.reference(0);
              t.call("appointment_cancel", "id", t.id("appointments", "namesake"));
            }));
  }

  static List<TaskCase> dayList() {
    String task = "day-list";
    return List.of(
        done(
            task,
            "last names, points in the times, the mailbox's address",
            t -> message(t, t.fact("company", "doctorEmail"), list(t, 6))),
        not(task, "one is missing", t -> message(t, doctor(t), list(t, 5))),
        not(
            task,
            "with the afternoon",
            t ->
                message(
                    t,
                    doctor(t),
                    list(t, 6) + "\n13:30 " + detail(t, "appointments", "afternoon", "last"))),
        not(task, "to the partner", t -> message(t, t.fact("company", "partner"), list(t, 6))),
        not(
            task,
            "and a copy to a patient",
            t -> {
              t.reference(0);
              message(t, patient(t, "regular"), "x");
            }));
  }

  static List<TaskCase> followUp() {
    String task = "book-follow-up";
    return List.of(
        done(
            task,
            "told in other words",
            t -> {
              t.message(0);
              Map<String, Object> lab = t.first("labs", "followup");
              LocalDate date = LocalDate.parse(t.detail(lab, "date"));
              String when =
                  t.detail(lab, "when").contains("breakfast") ? "fasting" : "before your pills";
              message(
                  t,
                  patient(t, "followup"),
                  "Blood sample: %s, %s pm, %s."
                      .formatted(
                          Wording.date(date), t.detail(lab, "start").replace("15:", "3:"), when));
            }),
        not(
            task,
            "a week early",
            t -> {
              book(t, LocalDate.parse(detail(t, "labs", "followup", "date")).minusWeeks(1), 10);
              t.message(1);
            }),
        not(
            task,
            "for longer",
            t -> {
              book(t, LocalDate.parse(detail(t, "labs", "followup", "date")), 20);
              t.message(1);
            }),
        not(
            task,
            "one too many",
            t -> {
              t.reference(0);
              book(t, LocalDate.parse(detail(t, "labs", "followup", "date")).plusWeeks(1), 10);
            }));
  }

  static List<TaskCase> brief() {
    String task = "prepare-visit";
    return List.of(
        done(task, "in capitals and other words", t -> note(t, patient(t, "brief"), briefing(t))),
        not(task, "in somebody else's record", t -> note(t, patient(t, "regular"), briefing(t))),
        not(
            task,
            "without what the patient brings",
            t ->
                note(
                    t,
                    patient(t, "brief"),
                    detail(t, "records", "brief", "method")
                        + " in "
                        + detail(t, "records", "brief", "weeks")
                        + " weeks")),
        not(
            task,
            "written over the report instead",
            t -> t.call("record_correct", "id", t.id("records", "brief"), "text", briefing(t))));
  }

  private static int minutes(WorldTrial t) {
    return Integer.parseInt(detail(t, "appointments", "move", "minutes"));
  }

  private static void confirmMove(WorldTrial t) {
    Map<String, Object> message = t.first("messages", "move");
    message(t, patient(t, "move"), t.detail(message, "date") + " at " + t.detail(message, "start"));
  }

  private static String list(WorldTrial t, int count) {
    return t.all("appointments", "morning").stream()
        .limit(count)
        .map(a ->
            "%s %s (%s) %s"
                .formatted(
                    Fields.text(a, "start").replace(':', '.'),
                    t.detail(a, "last"),
                    a.get("reason"),
                    t.detail(a, "thing")))
        .collect(Collectors.joining("\n"));
  }

  private static void book(WorldTrial t, LocalDate date, int minutes) {
    t.call(
        "appointment_create",
        "patient",
        patient(t, "followup"),
        "doctor",
        t.fact("company", "partner"),
        "date",
        date.toString(),
        "start",
        detail(t, "labs", "followup", "start"),
        "minutes",
        minutes,
        "reason",
        "blood sample");
  }

  private static String briefing(WorldTrial t) {
    return "Check by %s, %s weeks; %s comes along."
        .formatted(
            detail(t, "records", "brief", "method"),
            detail(t, "records", "brief", "weeks"),
            detail(t, "appointments", "brief", "thing").toUpperCase(Locale.ROOT));
  }

  private static void note(WorldTrial t, String patient, String text) {
    t.call("record_add_note", "patient", patient, "text", text);
  }
}
