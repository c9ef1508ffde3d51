package dev.assize.world.clinic;

import dev.assize.world.clinic.Formulary.Medicine;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Everyday noise: what no task is about, but every practice is full of. */
final class Background {

  private static final int APPOINTMENTS = 12;
  private static final List<String> EARLY =
      List.of(
          "07:30", "07:45", "08:00", "08:15", "08:30", "08:45", "09:00", "09:15", "09:30", "09:45",
          "10:00", "10:15");

  private final Kit kit;
  private final Clinic clinic;
  private final Cast cast;
  private final Draw draw;

  Background(Kit kit) {
    this.kit = kit;
    clinic = kit.clinic();
    cast = clinic.cast();
    draw = clinic.draw();
  }

  void furnish() {
    Formulary formulary = cast.formulary();
    for (Medicine medicine :
        List.of(
            formulary.otherOf("dolvarines"),
            formulary.otherOf("quelastins"),
            formulary.otherOf("tervoxates"),
            formulary.otherOf("liprosenes"),
            formulary.of("morvazepans"))) {
      regular(medicine);
    }
    appointments();
    messages();
    letters();
  }

  private void regular(Medicine medicine) {
    Map<String, Object> patient = kit.people().patient("regular", medicine.use());
    clinic.prescription(
        "standing",
        patient,
        medicine,
        medicine.strength(),
        draw.oneOf("daily", "twice daily"),
        clinic.ago(5, 25),
        cast.doctorName());
    clinic.allergy(
        "standing",
        patient,
        "nestridones",
        draw.oneOf("rash", "nausea", "hives"),
        draw.oneOf("mild", "moderate", "severe"),
        clinic.ago(200, 900));
    for (int i = 0; i < 2; i++) {
      clinic.entry(
          "standing",
          patient,
          "consultation",
          clinic.ago(20, 300),
          cast.doctorName(),
          Sheets.consultation(draw, medicine.use()));
    }
    clinic.lab(
        "standing",
        patient,
        "Kidney values",
        clinic.ago(30, 200),
        Sheets.kidney(draw),
        Sheets.inRange(draw));
    clinic.consent("standing", patient, kit.directory().insurer(), "billing data", "in force");
    clinic.referral(
        "standing",
        patient,
        draw.pick(others()),
        clinic.ago(20, 200),
        draw.oneOf("second opinion", "yearly check", "course of treatment"));
  }

  private List<Map<String, Object>> others() {
    return clinic.state().all("practices").stream()
        .filter(practice -> "other".equals(practice.get("kind")))
        .toList();
  }

  private void appointments() {
    List<Map<String, Object>> regulars =
        clinic.state().all("patients").stream()
            .filter(patient -> List.of("regular", "payer").contains(patient.get("kind")))
            .toList();
    for (int i = 0; i < APPOINTMENTS; i++) {
      LocalDate date = i < 3 ? clinic.ago(1, 20) : clinic.ahead(3, 25);
      clinic.appointment(
          "routine",
          draw.pick(regulars),
          draw.oneOf(cast.doctor(), cast.partner()),
          date,
          draw.take(EARLY),
          15,
          draw.oneOf("check-up", "blood sample", "cough", "certificate", "results"),
          "");
    }
  }

  private void messages() {
    for (Map<String, Object> patient :
        clinic.state().all("patients").stream()
            .filter(patient -> "payer".equals(patient.get("kind")))
            .toList()) {
      kit.desk()
          .fromPatient(
              "chatter",
              patient,
              clinic.ago(0, 14),
              draw.oneOf("Thank you", "Opening hours", "Parking", "Question"),
              draw.oneOf(
                      "Hello,\n\nare you open on the %s after the holiday?\n\n%s",
                      "Good day,\n\nI found an umbrella with the number %s on it in the waiting room.\n\n%s",
                      "Dear team,\n\nthank you for squeezing me in on short notice last time, ticket %s.\n\n%s")
                  .formatted(draw.digits(2), patient.get("name")));
    }
    for (Person colleague : cast.colleagues()) {
      kit.desk()
          .fromColleague(
              "chatter",
              colleague,
              clinic.ago(0, 9),
              draw.oneOf("Rota", "Printer", "Supplies", "Room 3"),
              draw.oneOf(
                      "Hi %s,\n\nbox %s of the gloves is empty. I have put it on the list.\n\n%s",
                      "Hello %s,\n\nplease swap shift %s with me if you can.\n\n%s")
                  .formatted(cast.me().first(), draw.digits(2), colleague.first()));
    }
    for (Map<String, Object> outside : others().subList(0, 2)) {
      kit.desk()
          .fromOutside(
              "chatter",
              outside,
              clinic.ago(1, 12),
              draw.oneOf("Closed next week", "New extension"),
              "Dear colleagues,\n\nplease note %s until further notice.\n\n%s"
                  .formatted("extension " + draw.digits(3), outside.get("contact")));
    }
  }

  private void letters() {
    for (Map<String, Object> practice : others().subList(0, 4)) {
      kit.desk()
          .letter(
              "routine",
              practice,
              null,
              clinic.ago(3, 40),
              draw.oneOf(
                  "Invitation", "New colleague", "Change of opening hours", "Training course"),
              draw.oneOf(
                      "Dear colleagues,\n\nwe would be glad to see you on %s, room %s.\n\n%s",
                      "Dear colleagues,\n\nfrom %s on we have a new desk, extension %s.\n\n%s")
                  .formatted(
                      Wording.day(clinic.ahead(5, 30)), draw.digits(3), practice.get("contact")));
    }
    for (Map<String, Object> patient :
        clinic.state().all("patients").stream()
            .filter(patient -> "regular".equals(patient.get("kind")))
            .limit(2)
            .toList()) {
      kit.desk()
          .letter(
              "routine",
              draw.pick(others()),
              patient,
              clinic.ago(30, 120),
              "Your patient " + Fields.text(patient, "name"),
              "Dear colleagues,\n\nthank you for the referral, reference %s. We see no need to do anything.\n\nKind regards"
                  .formatted(draw.digits(6)));
    }
  }
}
