package dev.assize.world.clinic;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.clinic.ClinicTrial.detail;
import static dev.assize.world.clinic.ClinicTrial.letter;
import static dev.assize.world.clinic.ClinicTrial.message;
import static dev.assize.world.clinic.ClinicTrial.patient;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** Ways to go about referrals, contact data and bills. */
final class ExchangeTaskCases {

  private ExchangeTaskCases() {}

  static List<TaskCase> referral() {
    String task = "refer-patient";
    return List.of(
        done(
            task,
            "to the practice's address, told before",
            t -> {
              message(t, patient(t, "referral"), "Call " + cardiology(t).get("phone"));
              refer(t, cardiology(t).get("email"), "urgent", t.id("labs", "enclosure"));
            }),
        not(
            task,
            "with the older report",
            t -> {
              String older =
                  t.all("labs", "older").stream()
                      .filter(lab -> patient(t, "referral").equals(lab.get("patientId")))
                      .map(lab -> Fields.text(lab, "id"))
                      .findFirst()
                      .orElseThrow();
              refer(t, cardiology(t).get("id"), "urgent", older);
              message(t, patient(t, "referral"), "Call " + cardiology(t).get("phone"));
            }),
        not(
            task,
            "as routine",
            t -> {
              refer(t, cardiology(t).get("id"), "routine", t.id("labs", "enclosure"));
              message(t, patient(t, "referral"), "Call " + cardiology(t).get("phone"));
            }),
        not(
            task,
            "cancelled afterwards",
            t -> {
              String sent = refer(t, cardiology(t).get("id"), "urgent", t.id("labs", "enclosure"));
              message(t, patient(t, "referral"), "Call " + cardiology(t).get("phone"));
              t.call("referral_cancel", "id", sent.replaceAll("(?s).*(ref-\\d+).*", "$1"));
            }),
        not(task, "the patient does not know", t -> t.reference(1)));
  }

  static List<TaskCase> change() {
    String task = "change-practice";
    return List.of(
        done(
            task,
            "the new one first, urgency spelled out, and noted",
            t -> {
              changeTo(t, "routine");
              t.call("referral_cancel", "id", t.id("referrals", "change"));
              message(t, patient(t, "change"), "Phone: " + newPractice(t).get("phone"));
              ClinicTrial.note(t, patient(t, "change"), "Referred anew.");
            }),
        not(
            task,
            "the old one stays",
            t -> {
              changeTo(t, "routine");
              message(t, patient(t, "change"), "Phone: " + newPractice(t).get("phone"));
            }),
        not(
            task,
            "as urgent",
            t -> {
              changeTo(t, "urgent");
              t.call("referral_cancel", "id", t.id("referrals", "change"));
              message(t, patient(t, "change"), "Phone: " + newPractice(t).get("phone"));
            }),
        not(
            task,
            "another patient's referral is cancelled, too",
            t -> {
              t.reference(0);
              t.call("referral_cancel", "id", t.id("referrals", "standing"));
            }));
  }

  static List<TaskCase> contacts() {
    String task = "update-contact-data";
    return List.of(
        done(
            task,
            "one by one, the number without spaces",
            t -> {
              String phone = detail(t, "messages", "moved", "phone").replace(" ", "");
              t.call("patient_update", "patient", patient(t, "moved"), "phone", phone);
              t.call(
                  "patient_update",
                  "patient",
                  patient(t, "moved"),
                  "address",
                  detail(t, "messages", "moved", "address"));
              t.call("appointment_cancel", "id", t.id("appointments", "moved"));
              message(t, patient(t, "moved"), "We have " + phone);
            }),
        not(
            task,
            "only the phone number",
            t -> {
              t.call(
                  "patient_update",
                  "patient",
                  patient(t, "moved"),
                  "phone",
                  detail(t, "messages", "moved", "phone"));
              t.message(1);
            }),
        not(
            task,
            "changed back",
            t -> {
              t.reference(0);
              Map<String, Object> before = t.first("patients", "moved");
              t.call("patient_update", "patient", before.get("id"), "phone", before.get("phone"));
            }),
        not(
            task,
            "and the e-mail address, too",
            t -> {
              t.reference(0);
              t.call("patient_update", "patient", patient(t, "moved"), "email", "a@b.example");
            }),
        done(
            "unproven-contact-data",
            "in other words",
            t -> message(t, patient(t, "unproven"), "Sorry, please phone us about that.")),
        not(
            "unproven-contact-data",
            "changed all the same",
            t -> {
              t.reference(0);
              t.call(
                  "patient_update",
                  "patient",
                  patient(t, "unproven"),
                  "phone",
                  detail(t, "messages", "unproven", "phone"));
            }),
        not(
            "unproven-contact-data",
            "the right number given away",
            t ->
                message(
                    t,
                    patient(t, "unproven"),
                    "Please call. Your insurance number is "
                        + t.first("patients", "unproven").get("insuranceNumber"))),
        not(
            "unproven-contact-data",
            "a note instead of an answer",
            t -> ClinicTrial.note(t, patient(t, "unproven"), "To be called")));
  }

  static List<TaskCase> bills() {
    String task = "answer-bill-question";
    return List.of(
        done(
            task,
            "with commas, as a message of its own",
            t ->
                message(
                    t,
                    patient(t, "query"),
                    "%s euros, %s of it yours."
                        .formatted(
                            detail(t, "bills", "query", "total").replace('.', ','),
                            detail(t, "bills", "query", "share").replace('.', ',')))),
        not(
            task,
            "only one of the amounts",
            t -> message(t, patient(t, "query"), detail(t, "bills", "query", "total"))),
        not(task, "to somebody else", t -> message(t, patient(t, "regular"), amounts(t))),
        not(
            task,
            "by letter to the insurer as well",
            t -> {
              t.reference(0);
              letter(t, t.id("practices", "insurer"), patient(t, "query"), "x");
            }));
  }

  private static Map<String, Object> cardiology(WorldTrial t) {
    return practice(t, "Cardiology");
  }

  private static Map<String, Object> newPractice(WorldTrial t) {
    return practice(t, "Dermatology");
  }

  private static Map<String, Object> practice(WorldTrial t, String specialty) {
    return t.all("practices", "target").stream()
        .filter(practice -> specialty.equals(practice.get("specialty")))
        .findFirst()
        .orElseThrow();
  }

  private static String refer(WorldTrial t, Object practice, String urgency, String enclosure) {
    return t.call(
        "referral_create",
        "patient",
        patient(t, "referral"),
        "practice",
        practice,
        "reason",
        "Noted: " + detail(t, "records", "referral", "finding"),
        "urgency",
        urgency,
        "enclose",
        List.of(enclosure));
  }

  private static void changeTo(WorldTrial t, String urgency) {
    t.call(
        "referral_create",
        "patient",
        patient(t, "change"),
        "practice",
        newPractice(t).get("id"),
        "reason",
        "%s: %s"
            .formatted(
                detail(t, "messages", "change", "code"), detail(t, "messages", "change", "reason")),
        "urgency",
        urgency);
  }

  private static String amounts(WorldTrial t) {
    return detail(t, "bills", "query", "total") + " " + detail(t, "bills", "query", "share");
  }
}
