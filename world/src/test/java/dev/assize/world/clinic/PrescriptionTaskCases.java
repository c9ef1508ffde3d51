package dev.assize.world.clinic;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.clinic.ClinicTrial.detail;
import static dev.assize.world.clinic.ClinicTrial.doctor;
import static dev.assize.world.clinic.ClinicTrial.message;
import static dev.assize.world.clinic.ClinicTrial.namesake;
import static dev.assize.world.clinic.ClinicTrial.patient;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** Ways to go about what is asked about prescriptions. */
final class PrescriptionTaskCases {

  private PrescriptionTaskCases() {}

  static List<TaskCase> renewal() {
    String task = "renew-prescription";
    return List.of(
        done(
            task,
            "prescribed anew, told by a message of its own, and noted",
            t -> {
              prescribe(t, patient(t, "renewal"), days(t));
              message(t, patient(t, "renewal"), "It is there for " + days(t) + " days.");
              ClinicTrial.note(t, patient(t, "renewal"), "Renewed.");
            }),
        done(
            task,
            "after a look at both patients of that name",
            t -> {
              t.call("patient_read", "patient", namesake(t, "renewal"));
              t.reference(0);
            }),
        not(
            task,
            "for longer than the guideline says",
            t -> {
              renew(t, "renewal", days(t) + 1);
              t.call("message_reply", "id", t.id("messages", "renewal"), "body", days(t) + " days");
            }),
        not(
            task,
            "for the other patient of that name",
            t -> {
              prescribe(t, namesake(t, "renewal"), days(t));
              message(t, patient(t, "renewal"), days(t) + " days");
            }),
        not(
            task,
            "and the answer leaves out for how long",
            t -> {
              t.reference(1);
              message(t, patient(t, "renewal"), "Renewed.");
            }),
        not(
            task,
            "twice",
            t -> {
              renew(t, "renewal", days(t));
              t.reference(0);
            }),
        not(
            task,
            "and stopped again",
            t -> {
              t.reference(0);
              t.call("prescription_stop", "id", t.id("prescriptions", "renewal"), "reason", "x");
            }));
  }

  static List<TaskCase> blocked() {
    return List.of(
        done(
            "renewal-against-allergy",
            "the doctor by address, the patient by a message of its own",
            t -> {
              tellDoctor(t, t.fact("company", "doctorEmail"), "allergic");
              message(t, patient(t, "allergic"), doctor(t) + " will call you.");
            }),
        not(
            "renewal-against-allergy",
            "renewed all the same",
            t -> {
              t.reference(0);
              renew(t, "allergic", days(t));
            }),
        not("renewal-against-allergy", "nobody told the patient", t -> t.reference(1)),
        not(
            "renewal-against-allergy",
            "the partner told instead of the doctor",
            t -> {
              tellDoctor(t, t.fact("company", "partner"), "allergic");
              message(t, patient(t, "allergic"), "The doctor will call you.");
            }),
        not(
            "renewal-against-allergy",
            "stopped, which nobody asked for",
            t -> {
              t.reference(0);
              t.call("prescription_stop", "id", t.id("prescriptions", "allergic"), "reason", "x");
            }),
        done(
            "renewal-against-interaction",
            "the other way round, and noted",
            t -> {
              message(t, patient(t, "interacting"), "Our doctor is going to get in touch.");
              tellDoctor(t, doctor(t), "interacting");
              ClinicTrial.note(t, patient(t, "interacting"), "Asked.");
            }),
        not(
            "renewal-against-interaction",
            "renewed all the same",
            t -> {
              t.reference(0);
              renew(t, "interacting", days(t));
            }),
        not(
            "renewal-against-interaction",
            "the doctor is not told which drug",
            t -> {
              message(t, doctor(t), "Please look at " + lastName(t, "interacting"));
              message(t, patient(t, "interacting"), "The doctor will call you.");
            }));
  }

  static List<TaskCase> adjustment() {
    String task = "adjust-dose";
    return List.of(
        done(
            task,
            "by a new prescription in place of the old one",
            t -> {
              Map<String, Object> letter = t.first("letters", "adjust");
              t.call(
                  "prescription_stop", "id", t.id("prescriptions", "adjust"), "reason", "new dose");
              t.call(
                  "prescription_create",
                  "patient",
                  patient(t, "adjust"),
                  "drug",
                  t.detail(letter, "drug"),
                  "dose_mg",
                  Double.parseDouble(t.detail(letter, "dose")),
                  "interval",
                  "daily",
                  "days",
                  30);
              tellDose(t);
            }),
        not(
            task,
            "without the interval",
            t -> {
              t.call(
                  "prescription_change", "id", t.id("prescriptions", "adjust"), "dose_mg", dose(t));
              tellDose(t);
            }),
        not(
            task,
            "a second prescription beside the first",
            t -> {
              t.call(
                  "prescription_create",
                  "patient",
                  patient(t, "adjust"),
                  "drug",
                  detail(t, "letters", "adjust", "drug"),
                  "dose_mg",
                  dose(t),
                  "interval",
                  "daily",
                  "days",
                  30);
              tellDose(t);
            }),
        not(task, "the patient does not know", t -> t.reference(1)),
        not(
            task,
            "another patient's prescription changed too",
            t -> {
              t.reference(0);
              t.call("prescription_change", "id", t.id("prescriptions", "standing"), "dose_mg", 3);
            }));
  }

  static List<TaskCase> recall() {
    String task = "recall-drug";
    return List.of(
        done(
            task,
            "in other words, in another order, and the doctor told",
            t -> {
              List<Map<String, Object>> patients = t.all("patients", "recalled").reversed();
              patients.forEach(p -> message(t, Fields.text(p, "id"), recallText(t)));
              message(t, doctor(t), "All five have been told.");
            }),
        not(task, "the doctor does not know", t -> t.reference(1)),
        not(
            task,
            "one was forgotten",
            t -> {
              t.reference(2);
              message(t, doctor(t), "Five have been told.");
            }),
        not(
            task,
            "somebody who takes it no more was told, too",
            t -> {
              t.reference(0);
              message(t, patient(t, "former"), recallText(t));
            }),
        not(
            task,
            "without the number to call",
            t -> {
              t.reference(2);
              message(t, doctor(t), "Five have been told.");
              List<Map<String, Object>> patients = t.all("patients", "recalled");
              message(
                  t,
                  Fields.text(patients.getLast(), "id"),
                  "Lot " + detail(t, "letters", "recall", "lot"));
            }),
        not(
            task,
            "and the prescriptions were stopped",
            t -> {
              t.reference(0);
              t.call(
                  "prescription_stop", "id", t.id("prescriptions", "recalled"), "reason", "recall");
            }));
  }

  private static int days(WorldTrial t) {
    return Integer.parseInt(detail(t, "guidelines", "renewals", "days"));
  }

  private static void renew(WorldTrial t, String kind, int days) {
    t.call("prescription_renew", "id", t.id("prescriptions", kind), "days", days);
  }

  private static void prescribe(WorldTrial t, String patient, int days) {
    Map<String, Object> old = t.first("prescriptions", "renewal");
    t.call(
        "prescription_create",
        "patient",
        patient,
        "drug",
        old.get("drug"),
        "dose_mg",
        old.get("dose"),
        "interval",
        old.get("interval"),
        "days",
        days);
  }

  private static double dose(WorldTrial t) {
    return Double.parseDouble(detail(t, "letters", "adjust", "dose"));
  }

  private static void tellDose(WorldTrial t) {
    String phone =
        t.all("practices", "specialist").stream()
            .map(practice -> Fields.text(practice, "phone").replace(" ", ""))
            .findFirst()
            .orElseThrow();
    message(
        t,
        patient(t, "adjust"),
        "Now %dmg, every morning. Call %s with questions.".formatted((long) dose(t), phone));
  }

  private static void tellDoctor(WorldTrial t, String to, String kind) {
    message(
        t,
        to,
        "%s would like %s, but something stands against it."
            .formatted(lastName(t, kind), t.first("prescriptions", kind).get("drug")));
  }

  private static String lastName(WorldTrial t, String kind) {
    return Fields.text(t.first("patients", kind), "last");
  }

  private static String recallText(WorldTrial t) {
    return "Please compare: lot %s. Then ring %s."
        .formatted(
            detail(t, "letters", "recall", "lot"),
            detail(t, "letters", "recall", "phone").replaceFirst("\\+49 ", "0").replace(" ", "/"));
  }
}
