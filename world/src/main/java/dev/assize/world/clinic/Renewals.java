package dev.assize.world.clinic;

import dev.assize.world.clinic.Formulary.Medicine;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prescriptions that are to be renewed, must not be renewed, change, or are recalled. */
final class Renewals {

  private static final int RECALLED = 5;

  private final Kit kit;
  private final Clinic clinic;
  private final Draw draw;
  private final Formulary formulary;

  Renewals(Kit kit) {
    this.kit = kit;
    clinic = kit.clinic();
    draw = clinic.draw();
    formulary = clinic.cast().formulary();
  }

  void furnish() {
    renewal();
    allergic();
    interacting();
    adjustment();
    recall();
  }

  private void renewal() {
    Medicine medicine = formulary.of("dolvarines");
    String interval = draw.oneOf("daily", "twice daily");
    Map<String, Object> patient = kit.people().patient("renewal", medicine.use());
    running("renewal", patient, medicine, medicine.strength(), interval);
    Map<String, Object> namesake = kit.people().namesake(patient);
    running("namesake", namesake, medicine, medicine.strength() * 2, interval);
    request("renewal", patient, medicine);
  }

  private void allergic() {
    Medicine medicine = formulary.of("quelastins");
    Map<String, Object> patient = kit.people().patient("allergic", medicine.use());
    running("allergic", patient, medicine, medicine.strength(), "twice daily");
    LocalDate date = clinic.ago(8, 24);
    clinic.allergy(
        "blocking", patient, medicine.group(), draw.oneOf("swollen lips", "hives"), "severe", date);
    Map<String, Object> hospital =
        kit.directory().practice("other", "Emergency Clinic", "Day and night.");
    clinic.entry(
        "allergic",
        patient,
        "report",
        date,
        Fields.text(hospital, "name"),
        "Treated here as an outpatient, case %s. Please see the allergy that was recorded on the same day."
            .formatted(draw.digits(6)));
    request("allergic", patient, medicine);
  }

  private void interacting() {
    Medicine medicine = formulary.of("pentorides");
    Medicine other = formulary.of("camvirols");
    Map<String, Object> patient = kit.people().patient("interacting", medicine.use(), other.use());
    running("interacting", patient, medicine, medicine.strength(), "daily");
    Map<String, Object> specialist =
        kit.directory().practice("other", "Rheumatology", "Answers within a week.");
    LocalDate date = clinic.ago(6, 20);
    clinic.prescription(
        "begun", patient, other, other.strength(), "daily", date, Directory.doctor(specialist));
    clinic.entry(
        "interacting",
        patient,
        "report",
        date,
        Directory.doctor(specialist),
        "Swelling of the left big toe, uric acid %d.%d mg/dl, case %s. Long-term treatment was begun today, see the prescription."
            .formatted(draw.between(8, 11), draw.between(1, 9), draw.digits(6)));
    request("interacting", patient, medicine);
  }

  private void adjustment() {
    Medicine medicine = formulary.of("tervoxates");
    Map<String, Object> patient = kit.people().patient("adjust", medicine.use());
    Map<String, Object> prescription =
        running("adjust", patient, medicine, medicine.strength(), "twice daily");
    int dose = medicine.strength() * draw.oneOf(3, 5);
    String regime = Regime.text(medicine.name(), dose, "daily");
    clinic.order("regime", patient, Fields.text(prescription, "id"), regime);
    Map<String, Object> specialist =
        kit.directory().practice("specialist", "Endocrinology", "Please send values beforehand.");
    kit.desk()
        .letter(
            "adjust",
            specialist,
            patient,
            clinic.ago(2, 6),
            "Your patient " + patient.get("name"),
            draw.oneOf(
                    "Dear colleagues,\n\nthank you for sending %1$s. The values of our own sample %5$s suggest more in one go: we propose %2$s %3$d mg once daily from now on instead of two smaller doses, with a check in %4$d weeks.\n\nKind regards\n%6$s",
                    "Dear colleagues,\n\n%1$s was here for the first time, sample %5$s. In place of the two doses a day we would give %2$s %3$d mg once daily, and see again in %4$d weeks.\n\nWith kind regards\n%6$s")
                .formatted(
                    patient.get("name"),
                    medicine.name(),
                    dose,
                    draw.between(6, 12),
                    draw.digits(7),
                    Directory.doctor(specialist)),
            "dose",
            (double) dose,
            "dosePattern",
            Wording.numberPattern(dose),
            "interval",
            "daily",
            "drug",
            medicine.name(),
            "regime",
            regime,
            "prescription",
            prescription.get("id"),
            "phonePattern",
            Wording.phonePattern(Fields.text(specialist, "phone")));
  }

  private void recall() {
    Medicine medicine = formulary.of("liprosenes");
    List<Object> patients = new ArrayList<>();
    for (int i = 0; i < RECALLED; i++) {
      Map<String, Object> patient = kit.people().patient("recalled", medicine.use());
      running("recalled", patient, medicine, medicine.strength(), "daily");
      patients.add(patient.get("id"));
    }
    Map<String, Object> former = kit.people().patient("former", medicine.use());
    running("former", former, medicine, medicine.strength(), "daily").put("status", "stopped");
    String lot = draw.code(2) + draw.digits(4);
    String phone = draw.phone("49");
    Map<String, Object> maker =
        kit.directory().practice("maker", "Medicines", "Questions about deliveries by e-mail.");
    kit.desk()
        .letter(
            "recall",
            maker,
            null,
            clinic.ago(0, 3),
            "Recall of " + medicine.name(),
            draw.oneOf(
                    "To all practices\n\nIn lot %2$s of %1$s some blisters are not tight. Patients are asked to look at their box and, if it is of this lot, to call %3$s; they get a new one free of charge. Nobody needs to stop taking it.\n\n%4$s",
                    "Dear Sir or Madam,\n\nboxes of %1$s with the lot number %2$s carry a wrong date. Please ask your patients to compare their boxes and to call %3$s for an exchange. There is no danger to anyone.\n\n%4$s")
                .formatted(medicine.name(), lot, phone, maker.get("contact")),
            "drug",
            medicine.name(),
            "lot",
            lot,
            "phone",
            phone,
            "phonePattern",
            Wording.phonePattern(phone),
            "patients",
            patients);
  }

  /** A prescription of our own, with a visit and a laboratory report behind it. */
  private Map<String, Object> running(
      String kind, Map<String, Object> patient, Medicine medicine, double dose, String interval) {
    clinic.entry(
        kind,
        patient,
        "consultation",
        clinic.ago(60, 160),
        clinic.cast().doctorName(),
        Sheets.consultation(draw, medicine.use()));
    if (!kind.equals("recalled") && !kind.equals("former")) {
      clinic.lab(
          kind,
          patient,
          "Kidney values",
          clinic.ago(25, 80),
          Sheets.kidney(draw),
          Sheets.inRange(draw));
    }
    return clinic.prescription(
        kind, patient, medicine, dose, interval, clinic.ago(30, 52), clinic.cast().doctorName());
  }

  private void request(String kind, Map<String, Object> patient, Medicine medicine) {
    kit.desk()
        .fromPatient(
            kind,
            patient,
            clinic.ago(0, 2),
            draw.oneOf("Repeat prescription", "My tablets", "New prescription please"),
            draw.oneOf(
                    "Good morning,\n\nmy %1$s is running out, I have %2$d tablets left. Could you please renew it? I will pick it up at my usual pharmacy.\n\n%3$s, born %4$s",
                    "Hello,\n\n%2$d tablets of %1$s are left in the box. Please be so kind and prescribe it again.\n\nThank you, %3$s (%4$s)",
                    "Dear practice team,\n\nI need %1$s again, as always. There is enough for another %2$d days.\n\nMany thanks\n%3$s, %4$s")
                .formatted(
                    medicine.name(),
                    draw.between(4, 13),
                    patient.get("name"),
                    patient.get("bornText")),
            "drug",
            medicine.name());
  }
}
