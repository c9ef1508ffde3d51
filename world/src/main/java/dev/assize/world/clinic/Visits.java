package dev.assize.world.clinic;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Appointments: one to be moved, one to be made, a morning of them, and one to prepare for. */
final class Visits {

  private static final List<String> MORNING =
      List.of("08:00", "08:30", "09:00", "09:30", "10:15", "11:00");
  private static final List<String> REASONS =
      List.of(
          "cough",
          "back pain",
          "check-up",
          "vaccination advice",
          "dizziness",
          "blood pressure",
          "skin rash",
          "sick note",
          "sore throat",
          "knee pain");
  private static final List<String> THINGS =
      List.of(
          "blue pass",
          "old X-ray",
          "tablet list",
          "hospital folder",
          "hearing aid",
          "insurance form",
          "school form",
          "blood sugar diary");

  private final Kit kit;
  private final Clinic clinic;
  private final Cast cast;
  private final Draw draw;

  Visits(Kit kit) {
    this.kit = kit;
    clinic = kit.clinic();
    cast = clinic.cast();
    draw = clinic.draw();
  }

  void furnish() {
    move();
    dayList();
    followUp();
    brief();
  }

  private void move() {
    LocalDate date = Draw.workday(cast.today(), draw.between(2, 4));
    LocalDate other = Draw.workday(date, draw.between(3, 6));
    String start = draw.oneOf("14:15", "14:30", "14:45", "13:45");
    int minutes = draw.oneOf(25, 35, 40, 45);
    Map<String, Object> patient = kit.people().patient("move", "chronic back pain");
    Map<String, Object> namesake = kit.people().namesake(patient);
    String oldStart = draw.oneOf("10:30", "10:45");
    Map<String, Object> appointment =
        clinic.appointment(
            "move",
            patient,
            cast.partner(),
            date,
            oldStart,
            15,
            "check-up",
            draw.oneOf(
                    "I come with a wheelchair, please plan %d minutes.",
                    "My interpreter comes along, it takes %d minutes then.",
                    "Undressing takes me a while; %d minutes would be good.")
                .formatted(minutes),
            "minutes",
            (long) minutes);
    clinic.appointment("namesake", namesake, cast.partner(), date, "11:15", 15, "check-up", "");
    String old = Wording.day(date) + " at " + oldStart;
    moveRequest(patient, old, other, start, Fields.text(appointment, "id"));
  }

  private void moveRequest(
      Map<String, Object> patient, String old, LocalDate date, String start, String appointment) {
    kit.desk()
        .fromPatient(
            "move",
            patient,
            clinic.ago(0, 1),
            draw.oneOf("My appointment", "Another day please"),
            draw.oneOf(
                    "Hello,\n\nI cannot come on %s. Could I come on %s at %s instead?\n\n%s",
                    "Good day,\n\nmy appointment of %s does not suit me any more. %s at %s would be fine.\n\nRegards, %s")
                .formatted(old, Wording.day(date), start, patient.get("name")),
            "appointment",
            appointment,
            "date",
            date.toString(),
            "start",
            start,
            "datePattern",
            Wording.datePattern(date),
            "timePattern",
            Wording.timePattern(start));
  }

  private void dayList() {
    LocalDate date = Draw.workday(cast.today(), 1);
    for (int i = 0; i < MORNING.size(); i++) {
      String start = MORNING.get(i);
      boolean noted = i % 2 == 1;
      String thing = noted ? draw.take(THINGS) : "";
      Map<String, Object> patient = kit.people().patient("visitor");
      clinic.appointment(
          "morning",
          patient,
          cast.doctor(),
          date,
          start,
          15,
          draw.take(REASONS),
          noted
              ? draw.oneOf("I will bring the %s.", "Please remind me of the %s.").formatted(thing)
              : "",
          "last",
          Fields.text(patient, "last"),
          "timePattern",
          Wording.timePattern(start),
          "thing",
          thing.toLowerCase(Locale.ROOT));
    }
    for (String start : List.of("13:30", "16:00")) {
      Map<String, Object> patient = kit.people().patient("visitor");
      clinic.appointment(
          "afternoon",
          patient,
          cast.doctor(),
          date,
          start,
          20,
          draw.take(REASONS),
          "",
          "last",
          Fields.text(patient, "last"));
    }
  }

  private void followUp() {
    int weeks = draw.between(4, 7);
    LocalDate date = cast.today().plusWeeks(weeks);
    Map<String, Object> patient = kit.people().patient("followup", "underactive thyroid");
    int taken = draw.oneOf(15, 20, 25);
    String when = draw.oneOf("before breakfast", "before the first tablet");
    clinic.lab(
        "followup",
        patient,
        "Thyroid values",
        clinic.ago(1, 4),
        Sheets.thyroid(draw),
        "TSH raised. Please take another sample in %d weeks, %s.".formatted(weeks, when),
        "when",
        when,
        "whenPattern",
        when.endsWith("breakfast")
            ? "(?i)breakfast|fasting|empty stomach|sober"
            : "(?i)tablet|medic|pill",
        "date",
        date.toString(),
        "start",
        "15:%d".formatted(taken),
        "datePattern",
        Wording.datePattern(date),
        "timePattern",
        Wording.timePattern("15:%d".formatted(taken)));
    clinic.appointment(
        "taken",
        kit.people().patient("visitor"),
        cast.partner(),
        date,
        "15:00",
        taken,
        draw.pick(REASONS),
        "");
  }

  private void brief() {
    Map<String, Object> patient = kit.people().patient("brief", "bronchial asthma");
    Map<String, Object> specialist =
        kit.directory().practice("other", "Pneumology", "Please note the reason for referral.");
    int weeks = draw.between(9, 26);
    String method = draw.take(Words.CODENAMES) + " protocol";
    String thing = draw.take(THINGS);
    clinic.entry(
        "brief",
        patient,
        "report",
        clinic.ago(9, 25),
        Directory.doctor(specialist),
        "Lung function %d per cent of the norm.\nCase %s: we recommend a check by the %s in %d weeks."
            .formatted(draw.between(71, 92), draw.digits(6), method, weeks),
        "method",
        method.split(" ")[0],
        "weeksPattern",
        Wording.numberPattern(weeks),
        "weeks",
        (long) weeks);
    clinic.appointment(
        "brief",
        patient,
        cast.doctor(),
        Draw.workday(cast.today(), draw.between(3, 7)),
        "16:30",
        20,
        "results of the specialist",
        "I will bring the %s.".formatted(thing),
        "thing",
        thing.toLowerCase(Locale.ROOT));
  }
}
