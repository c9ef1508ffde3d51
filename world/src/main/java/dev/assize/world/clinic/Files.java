package dev.assize.world.clinic;

import dev.assize.world.clinic.Formulary.Medicine;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeping records right: allergies, a wrong value, a duplicate, and files whose time is up. */
final class Files {

  private final Kit kit;
  private final Clinic clinic;
  private final Draw draw;
  private final String doctor;

  Files(Kit kit) {
    this.kit = kit;
    clinic = kit.clinic();
    draw = clinic.draw();
    doctor = clinic.cast().doctorName();
  }

  void furnish() {
    reaction();
    cleared();
    correction();
    duplicate();
    expired();
    unexpired();
  }

  private void reaction() {
    Medicine medicine = clinic.cast().formulary().otherOf("dolvarines");
    Map<String, Object> patient = kit.people().patient("reaction", "raised blood pressure");
    Map<String, Object> hospital =
        kit.directory().practice("hospital", "District Hospital", "Switchboard day and night.");
    String reaction = draw.oneOf("shortness of breath", "swollen eyelids", "vomiting", "wheals");
    String severity = draw.oneOf("mild", "moderate", "severe");
    clinic.entry(
        "reaction",
        patient,
        "consultation",
        clinic.ago(30, 90),
        doctor,
        Sheets.consultation(draw, "a cold"));
    kit.desk()
        .letter(
            "reaction",
            hospital,
            patient,
            clinic.ago(1, 5),
            "Discharge of " + patient.get("name"),
            draw.oneOf(
                    "Dear colleagues,\n\nafter a first tablet of %1$s your patient %2$s had %3$s, which we rate as %4$s. It passed within %5$d hours. Please record the allergy; nothing was prescribed.\n\n%6$s",
                    "Dear colleagues,\n\n%2$s was kept here for %5$d hours: %3$s (%4$s) after %1$s, given for the first time. We ask you to enter the allergy in your record.\n\n%6$s")
                .formatted(
                    medicine.name(),
                    patient.get("name"),
                    reaction,
                    severity,
                    draw.between(4, 30),
                    Directory.doctor(hospital)),
            "drug",
            medicine.name(),
            "group",
            medicine.group(),
            "reaction",
            reaction,
            "severity",
            severity);
  }

  private void cleared() {
    Map<String, Object> patient = kit.people().patient("cleared", "bronchial asthma");
    Map<String, Object> practice =
        kit.directory().practice("allergist", "Allergy Practice", "Findings go out on Fridays.");
    Map<String, Object> allergy =
        clinic.allergy("cleared", patient, "liprosenes", "rash", "mild", clinic.ago(400, 700));
    clinic.allergy("other", patient, "camvirols", "hives", "severe", clinic.ago(400, 700));
    clinic.order("allergy", patient, Fields.text(allergy, "id"), "");
    LocalDate date = clinic.ago(6, 12);
    clinic.entry(
        "clearedReport",
        patient,
        "report",
        date,
        Directory.doctor(practice),
        "Skin trial and intake under watch, series %s: see our letter of the same day."
            .formatted(draw.digits(6)));
    clinic.entry(
        "cleared",
        patient,
        "consultation",
        clinic.ago(1, 5),
        doctor,
        "Read the letter of the allergy practice and agree. Sheet %s.".formatted(draw.digits(6)));
    kit.desk()
        .letter(
            "cleared",
            practice,
            patient,
            date,
            "Findings of " + patient.get("name"),
            draw.oneOf(
                    "Dear colleagues,\n\n%s has taken %d doses of the substances of the group %s here without any reaction. That allergy can be considered ruled out; we have not looked at any other.\n\n%s",
                    "Dear colleagues,\n\nwe tried on %s, in %d steps, whether there still is an allergy to %s. There is none. The others were not part of the examination.\n\n%s")
                .formatted(
                    patient.get("name"),
                    draw.between(3, 6),
                    "liprosenes",
                    Directory.doctor(practice)),
            "allergy",
            allergy.get("id"));
  }

  private void correction() {
    Map<String, Object> patient = kit.people().patient("correct", "raised blood pressure");
    String wrong = "6.%d".formatted(draw.between(1, 9));
    String right = "4.%d".formatted(draw.between(1, 9));
    LocalDate date = clinic.ago(2, 6);
    String sodium = "sodium %d mmol/l".formatted(draw.between(136, 144));
    String sample = draw.digits(7);
    String text =
        "Phoned through by the laboratory.\nPotassium %s mmol/l, %s, sample %s.\nTold the doctor."
            .formatted(wrong, sodium, sample);
    Map<String, Object> entry =
        clinic.entry(
            "correct",
            patient,
            "note",
            date,
            clinic.cast().me().name(),
            text,
            "corrected",
            text.replace(wrong, right),
            "rightPattern",
            "(?i)potassium[^0-9]*" + right.replace(".", "[.,]") + "([^0-9]|$)",
            "wrongPattern",
            Wording.decimalPattern(wrong),
            "rest",
            List.of(sodium, sample, "Phoned through", "Told the doctor"));
    clinic.order("correct", patient, Fields.text(entry, "id"), right);
    String run = draw.digits(5);
    Map<String, Object> lab =
        clinic.lab(
            "correct",
            patient,
            "Electrolytes",
            date,
            "Potassium %s mmol/l (3.5 to 5.1), sample %s\nRun %s".formatted(right, sample, run),
            "The value given by phone was not right, see our letter. This report is.");
    mistakeByPhone(patient, date, "entry", entry.get("id"), "lab", lab.get("id"));
  }

  private void mistakeByPhone(
      Map<String, Object> patient, LocalDate date, @Nullable Object... detail) {
    kit.desk()
        .letter(
            "correct",
            laboratory(),
            patient,
            clinic.ago(0, 1),
            "Wrong value given by phone",
            draw.oneOf(
                    "Dear colleagues,\n\nwhen we called on %s we read out a wrong potassium for %s. The number in the written report is the right one, the rest was correct. We are sorry.\n\n%s",
                    "To the practice\n\nOn %s two samples were mixed up on the phone: the potassium that you noted for %s belongs to somebody else. Please go by our report. The other value was right.\n\n%s")
                .formatted(Wording.day(date), patient.get("name"), laboratory().get("contact")),
            detail);
  }

  private Map<String, Object> laboratory() {
    return clinic.state().all("practices").stream()
        .filter(practice -> "laboratory".equals(practice.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  private void duplicate() {
    Map<String, Object> original = kit.people().patient("original", "recurrent gout");
    Map<String, Object> twin = kit.people().doubleOf(original);
    original.put("since", String.valueOf(draw.between(2008, 2014)));
    twin.put("since", String.valueOf(draw.between(2020, 2024)));
    // Whichever way they are merged, nothing is lost; only one way is right.
    clinic.order("merge", original, Fields.text(twin, "id"), Fields.text(original, "id"));
    clinic.order("merge", original, Fields.text(original, "id"), Fields.text(twin, "id"));
    for (Map<String, Object> file : List.of(original, twin)) {
      clinic.entry(
          "duplicate",
          file,
          "consultation",
          clinic.ago(60, 500),
          doctor,
          Sheets.consultation(draw, "a swollen toe"));
    }
    clinic.entry(
        "duplicateReport",
        twin,
        "report",
        clinic.ago(20, 50),
        Directory.doctor(kit.directory().practice("other", "Radiology", "Pictures on request.")),
        "Both feet in two planes, series %s: no fracture, slight wear of the first joint."
            .formatted(draw.digits(6)));
  }

  private void expired() {
    Map<String, Object> patient = kit.people().patient("expired");
    clinic.order("delete", patient, Fields.text(patient, "id"), "");
    old(patient, clinic.cast().today().minusYears(13).minusDays(draw.between(20, 500)));
    deletionRequest("expired", patient);
  }

  /** The same request, too early. */
  private void unexpired() {
    Map<String, Object> patient = kit.people().patient("unexpired");
    LocalDate last = clinic.cast().today().minusYears(draw.between(4, 8));
    old(patient, last);
    long years = Fields.number(clinic.state().fact("company"), "retentionYears");
    deletionRequest("unexpired", patient)
        .put(
            "detail",
            Fields.of(
                "year", String.valueOf(last.getYear() + years),
                "yearPattern", Wording.numberPattern(last.getYear() + years)));
  }

  private void old(Map<String, Object> patient, LocalDate last) {
    patient.put("since", String.valueOf(last.getYear() - 2));
    for (LocalDate date : List.of(last.minusDays(draw.between(90, 600)), last)) {
      clinic.entry(
          "old",
          patient,
          "consultation",
          date,
          "Dr " + draw.oneOf("Ahrens", "Brook", "Tiller"),
          Sheets.consultation(draw, draw.oneOf("a cold", "travel advice", "a sprained ankle")));
    }
  }

  private Map<String, Object> deletionRequest(String kind, Map<String, Object> patient) {
    String reference = draw.code(2) + "/" + draw.digits(4);
    return kit.desk()
        .letter(
            kind,
            patient,
            patient,
            clinic.ago(3, 9),
            draw.oneOf("Deletion of my file", "My old file"),
            draw.oneOf(
                    "Dear Sir or Madam,\n\nI moved away years ago and would like my file with you to be deleted. Please confirm by e-mail with my reference %s.\n\n%s, born %s",
                    "Good day,\n\nas I have long had another doctor, please delete what you have about me, and write to me when it is done. My reference: %s.\n\n%s (%s)")
                .formatted(reference, patient.get("name"), patient.get("bornText")),
            "reference",
            reference);
  }
}
