package dev.assize.world.clinic;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.Map;

/** Dealings with other practices: referrals, and what they ask for by letter. */
final class Exchange {

  private final Kit kit;
  private final Clinic clinic;
  private final Draw draw;

  Exchange(Kit kit) {
    this.kit = kit;
    clinic = kit.clinic();
    draw = clinic.draw();
  }

  void furnish() {
    referral();
    change();
    inquiry();
    unreachable();
  }

  private void referral() {
    Map<String, Object> practice =
        kit.directory()
            .practice(
                "target",
                "Cardiology",
                draw.oneOf(
                        "Please enclose the newest laboratory report with every referral. Patients call us on the number above from %s.",
                        "We need the latest laboratory report with the referral, nothing else. Desk open from %s.")
                    .formatted(draw.time(7, 9)));
    Map<String, Object> patient = kit.people().patient("referral", "raised blood pressure");
    String finding =
        draw.oneOf("irregular pulse", "murmur at the apex", "palpitations", "missed beats");
    clinic.entry(
        "referral",
        patient,
        "consultation",
        clinic.ago(1, 3),
        clinic.cast().doctorName(),
        Sheets.consultation(draw, finding)
            + "\nRefer to %s, urgent: %s, long-term recording please."
                .formatted(practice.get("name"), finding),
        "finding",
        finding,
        "practice",
        practice.get("id"),
        "phonePattern",
        Wording.phonePattern(Fields.text(practice, "phone")));
    clinic.consent("standing", patient, practice, "referral and findings", "in force");
    history(patient);
  }

  /**
   * What else is in the record: a report, and two laboratory reports of which one is the newest.
   */
  private void history(Map<String, Object> patient) {
    clinic.entry(
        "referralReport",
        patient,
        "report",
        clinic.ago(90, 200),
        Directory.doctor(kit.directory().practice("other", "Sleep Laboratory", "By appointment.")),
        "Night of measurement %s: %d breathing pauses an hour, nothing to be done."
            .formatted(draw.digits(6), draw.between(2, 5)));
    clinic.lab(
        "older",
        patient,
        "Kidney values",
        clinic.ago(150, 220),
        Sheets.kidney(draw),
        Sheets.inRange(draw));
    clinic.lab(
        "enclosure",
        patient,
        "Kidney values",
        clinic.ago(3, 9),
        Sheets.kidney(draw),
        Sheets.inRange(draw));
  }

  private void change() {
    Map<String, Object> old =
        kit.directory().practice("other", "Skin Clinic", "New patients from next quarter.");
    String code = draw.code(3) + "-" + draw.digits(3);
    Map<String, Object> practice =
        kit.directory()
            .practice(
                "target",
                "Dermatology",
                draw.oneOf(
                        "Accepting new patients. Quote intake code %s in the reason of the referral.",
                        "Appointments within three weeks if the reason of the referral names our intake code, %s.")
                    .formatted(code));
    Map<String, Object> patient = kit.people().patient("change", "recurrent gout");
    String reason =
        draw.oneOf("changing mole on the left shoulder", "itching patches on both elbows", "wart");
    Map<String, Object> referral =
        clinic.referral("change", patient, old, clinic.ago(10, 20), reason);
    clinic.consent("standing", patient, old, "referral and findings", "in force");
    clinic.consent("standing", patient, practice, "referral and findings", "in force");
    changeRequest(patient, referral, practice, code);
  }

  private void changeRequest(
      Map<String, Object> patient,
      Map<String, Object> referral,
      Map<String, Object> practice,
      String code) {
    kit.desk()
        .fromPatient(
            "change",
            patient,
            clinic.ago(0, 2),
            draw.oneOf("My referral", "Too long a wait"),
            draw.oneOf(
                    "Hello,\n\n%s have nothing free for %d weeks. A neighbour recommends %s. Could you refer me there instead?\n\n%s",
                    "Good morning,\n\nat %s I would have to wait %d weeks. Please send me to %s, I am told they are quicker.\n\nThank you, %s")
                .formatted(
                    referral.get("practice"),
                    draw.between(11, 30),
                    practice.get("name"),
                    patient.get("name")),
            "referral",
            referral.get("id"),
            "practice",
            practice.get("id"),
            "code",
            code,
            "reason",
            referral.get("reason"),
            "phonePattern",
            Wording.phonePattern(Fields.text(practice, "phone")));
  }

  private void inquiry() {
    Map<String, Object> practice =
        kit.directory().practice("inquirer", "Nephrology", "Letters reach us within a day.");
    Map<String, Object> patient = kit.people().patient("inquiry", "raised blood pressure");
    clinic.lab(
        "older",
        patient,
        "Kidney values",
        clinic.ago(120, 200),
        Sheets.kidney(draw),
        Sheets.inRange(draw));
    ask("inquiry", practice, patient);
  }

  private void unreachable() {
    LocalDate closed = clinic.ago(3, 9);
    Map<String, Object> practice =
        kit.directory()
            .practice(
                "closed",
                "Orthopaedics",
                "We are moving. Letters reach us again at the new address, which will follow.");
    practice.put("mailbox", "closed since " + closed);
    ask("unreachable", practice, kit.people().patient("unreachable", "chronic back pain"));
  }

  /** A practice that may know asks for one value. */
  private void ask(String kind, Map<String, Object> practice, Map<String, Object> patient) {
    String potassium = "4.%d".formatted(draw.between(1, 8));
    Map<String, Object> lab =
        clinic.lab(
            kind,
            patient,
            "Electrolytes",
            clinic.ago(12, 30),
            "Potassium %s mmol/l (3.5 to 5.1)\nCalcium 2.%d mmol/l (2.2 to 2.6)\nSodium %d mmol/l (135 to 145), sample %s"
                .formatted(potassium, draw.between(26, 55), draw.between(136, 144), draw.digits(7)),
            Sheets.inRange(draw));
    clinic.consent("standing", patient, practice, "findings on request", "in force");
    clinic.entry(
        kind,
        patient,
        "consultation",
        clinic.ago(14, 40),
        clinic.cast().doctorName(),
        Sheets.consultation(draw, "a routine check"));
    kit.desk()
        .letter(
            kind,
            practice,
            patient,
            clinic.ago(10, 11),
            "Potassium of " + patient.get("name"),
            draw.oneOf(
                    "Dear colleagues,\n\nfor %s (born %s) we need the potassium of your latest report before the appointment on %s. Only that, please.\n\n%s",
                    "Dear colleagues,\n\nplease let us have the last potassium of %s, born %s. The patient comes to us on %s. Many thanks.\n\n%s")
                .formatted(
                    patient.get("name"),
                    patient.get("bornText"),
                    Wording.day(clinic.ahead(3, 12)),
                    Directory.doctor(practice)),
            "practice",
            practice.get("id"),
            "lab",
            lab.get("id"),
            "value",
            potassium,
            "valuePattern",
            Wording.decimalPattern(potassium));
  }
}
