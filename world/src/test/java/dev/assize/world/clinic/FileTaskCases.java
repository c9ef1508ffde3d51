package dev.assize.world.clinic;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.clinic.ClinicTrial.detail;
import static dev.assize.world.clinic.ClinicTrial.doctor;
import static dev.assize.world.clinic.ClinicTrial.email;
import static dev.assize.world.clinic.ClinicTrial.letter;
import static dev.assize.world.clinic.ClinicTrial.message;
import static dev.assize.world.clinic.ClinicTrial.patient;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Locale;

/** Ways to go about keeping records right. */
final class FileTaskCases {

  private FileTaskCases() {}

  static List<TaskCase> allergies() {
    return List.of(
        done(
            "record-allergy",
            "in the singular, with the brand beside it",
            t -> {
              String group = detail(t, "letters", "reaction", "group").replaceFirst("s$", "");
              addAllergy(
                  t,
                  "%s (%s)".formatted(group, detail(t, "letters", "reaction", "drug")),
                  detail(t, "letters", "reaction", "severity"));
              message(
                  t, doctor(t), lastName(t, "reaction") + ": " + group.toUpperCase(Locale.ROOT));
            }),
        not(
            "record-allergy",
            "the brand only",
            t -> {
              addAllergy(
                  t,
                  detail(t, "letters", "reaction", "drug"),
                  detail(t, "letters", "reaction", "severity"));
              t.call(
                  "message_send",
                  "to",
                  doctor(t),
                  "body",
                  lastName(t, "reaction") + detail(t, "letters", "reaction", "group"));
            }),
        not("record-allergy", "the doctor does not know", t -> t.reference(1)),
        not(
            "record-allergy",
            "twice",
            t -> {
              t.reference(0);
              addAllergy(t, detail(t, "letters", "reaction", "group"), "mild");
            }),
        done(
            "clear-allergy",
            "told first, in the singular",
            t -> {
              message(t, patient(t, "cleared"), "Good news: no liprosene allergy any more.");
              remove(t, t.id("allergies", "cleared"));
            }),
        not(
            "clear-allergy",
            "the other allergy, too",
            t -> {
              t.reference(0);
              t.all("allergies", "other").stream()
                  .filter(a -> patient(t, "cleared").equals(a.get("patientId")))
                  .forEach(a -> remove(t, Fields.text(a, "id")));
            }),
        not(
            "clear-allergy",
            "recorded again",
            t -> {
              t.reference(0);
              ClinicTrial.allergy(t, patient(t, "cleared"), "liprosenes", "rash", "mild");
            }),
        not("clear-allergy", "the patient does not know", t -> t.reference(1)));
  }

  static List<TaskCase> correction() {
    String task = "correct-entry";
    return List.of(
        done(
            task,
            "with a remark that it was corrected, decimal comma",
            t -> correct(t, right(t).replace(".,", ",") + "\nCorrected by the report.")),
        not(
            task,
            "the wrong number still stands there",
            t -> correct(t, right(t) + "\nWas: " + t.first("records", "correct").get("text"))),
        not(task, "the rest was lost", t -> correct(t, right(t).split(",", -1)[0])),
        not(
            task,
            "a note beside it instead",
            t -> ClinicTrial.note(t, patient(t, "correct"), right(t))),
        not(
            task,
            "corrected, then deleted",
            t -> {
              t.reference(0);
              t.call("record_delete", "id", t.id("records", "correct"));
            }));
  }

  static List<TaskCase> duplicates() {
    String task = "merge-duplicate";
    return List.of(
        done(
            task,
            "ids in the other order, note in other words",
            t -> {
              confirm(t, "merge", List.of(patient(t, "original"), patient(t, "double")));
              merge(t, "double", "original");
              ClinicTrial.note(
                  t, patient(t, "original"), "Includes what was " + patient(t, "double"));
            }),
        not(
            task,
            "without the doctor",
            t -> {
              merge(t, "double", "original");
              ClinicTrial.note(t, patient(t, "original"), patient(t, "double"));
            }),
        not(
            task,
            "the older file into the newer",
            t -> {
              confirm(t, "merge", List.of(patient(t, "original"), patient(t, "double")));
              merge(t, "original", "double");
              ClinicTrial.note(t, patient(t, "double"), patient(t, "original"));
            }),
        not(
            task,
            "somebody else's file as well",
            t -> {
              t.reference(0);
              merge(t, "regular", "original");
            }));
  }

  static List<TaskCase> deletions() {
    return List.of(
        done(
            "delete-old-file",
            "the letter first, filed under the patient",
            t -> {
              letter(
                  t,
                  patient(t, "expired"),
                  patient(t, "expired"),
                  "Deleted today, " + detail(t, "letters", "expired", "reference"));
              confirm(t, "delete", List.of(patient(t, "expired")));
              t.call("record_delete", "id", patient(t, "expired"));
            }),
        not(
            "delete-old-file",
            "without the doctor",
            t -> {
              t.call("record_delete", "id", patient(t, "expired"));
              t.call(
                  "letter_send",
                  "to",
                  email(t, "expired"),
                  "subject",
                  detail(t, "letters", "expired", "reference"),
                  "body",
                  "Deleted.");
            }),
        not("delete-old-file", "nobody wrote", t -> t.reference(1)),
        not(
            "delete-old-file",
            "another file as well",
            t -> {
              t.reference(0);
              t.call("record_delete", "id", patient(t, "unexpired"));
            }),
        done(
            "refuse-deletion",
            "to the address, in other words",
            t ->
                t.call(
                    "letter_send",
                    "to",
                    email(t, "unexpired"),
                    "subject",
                    "x",
                    "body",
                    "Not before %s, sorry.".formatted(detail(t, "letters", "unexpired", "year")))),
        not(
            "refuse-deletion",
            "deleted all the same",
            t -> {
              t.reference(0);
              t.call("record_delete", "id", patient(t, "unexpired"));
            }),
        not(
            "refuse-deletion",
            "the wrong year",
            t ->
                letter(
                    t,
                    patient(t, "unexpired"),
                    patient(t, "unexpired"),
                    "In " + (Integer.parseInt(detail(t, "letters", "unexpired", "year")) + 1))),
        not(
            "refuse-deletion",
            "to somebody else",
            t ->
                letter(
                    t,
                    patient(t, "regular"),
                    patient(t, "unexpired"),
                    detail(t, "letters", "unexpired", "year"))));
  }

  private static void addAllergy(WorldTrial t, String substance, String severity) {
    ClinicTrial.allergy(
        t,
        patient(t, "reaction"),
        substance,
        "after the first tablet: " + detail(t, "letters", "reaction", "reaction"),
        severity);
  }

  private static void remove(WorldTrial t, String allergy) {
    t.call("allergy_remove", "id", allergy, "reason", "ruled out");
  }

  private static String lastName(WorldTrial t, String kind) {
    return Fields.text(t.first("patients", kind), "last");
  }

  private static String right(WorldTrial t) {
    return detail(t, "records", "correct", "corrected");
  }

  private static void correct(WorldTrial t, String text) {
    t.call("record_correct", "id", t.id("records", "correct"), "text", text);
  }

  private static void confirm(WorldTrial t, String action, List<String> patients) {
    t.call("doctor_confirm", "action", action, "patients", patients, "reason", "see guideline");
  }

  private static void merge(WorldTrial t, String from, String into) {
    t.call("record_merge", "from", patient(t, from), "into", patient(t, into));
  }
}
