package dev.assize.world.clinic;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Bills and claims, and patients' contact data. */
final class Accounts {

  private static final List<String> SERVICES =
      List.of(
          "consultation",
          "blood sample",
          "ultrasound of the abdomen",
          "lung function",
          "wound dressing",
          "certificate",
          "ECG at rest",
          "home visit");

  private final Kit kit;
  private final Clinic clinic;
  private final Draw draw;

  Accounts(Kit kit) {
    this.kit = kit;
    clinic = kit.clinic();
    draw = clinic.draw();
  }

  void furnish() {
    returned();
    unconsented();
    query();
    moved();
    unproven();
    for (String status : List.of("open", "open", "submitted", "paid", "paid")) {
      Map<String, Object> patient = kit.people().patient("payer");
      consentToInsurer(patient, "in force");
      bill("routine", patient, status, "-");
    }
  }

  private void returned() {
    Map<String, Object> patient = kit.people().patient("returned");
    String code = draw.code(2) + "-" + draw.digits(6);
    consentToInsurer(patient, "in force");
    Map<String, Object> bill =
        bill(
            "returned",
            patient,
            "returned",
            draw.oneOf(
                "Returned: the authorisation number is missing. It is in our letter.",
                "Sent back. Please give the authorisation number from our letter and submit again."));
    kit.desk()
        .letter(
            "returned",
            insurer(patient),
            patient,
            clinic.ago(2, 8),
            "Authorisation for " + patient.get("name"),
            draw.oneOf(
                    "Dear Sir or Madam,\n\nwe have authorised the treatment of %s, number %s. Enquiry desk: extension %s.\n\n%s",
                    "Dear practice,\n\nauthorisation number %2$s has been given for %1$s. Please quote it with the claim. Extension %3$s.\n\n%4$s")
                .formatted(
                    patient.get("name"), code, draw.digits(4), insurer(patient).get("contact")),
            "code",
            code,
            "bill",
            bill.get("id"));
  }

  private void unconsented() {
    Map<String, Object> patient = kit.people().patient("unconsented");
    consentToInsurer(patient, "withdrawn");
    bill(
        "unconsented",
        patient,
        "open",
        draw.oneOf(
            "We ask for this claim before the end of the month.",
            "Please submit, the patient's yearly limit is about to be settled."));
  }

  private void query() {
    Map<String, Object> patient = kit.people().patient("query", "raised blood lipids");
    consentToInsurer(patient, "in force");
    long share = draw.cents(11, 48);
    Map<String, Object> bill =
        bill(
            "query",
            patient,
            "paid",
            "Paid, except for %s EUR, which is the patient's own share."
                .formatted(Money.text(share)));
    bill.put(
        "detail",
        Fields.of(
            "share", Money.text(share),
            "sharePattern", Money.pattern(share),
            "total", Money.text(Fields.number(bill, "amount")),
            "totalPattern", Money.pattern(Fields.number(bill, "amount"))));
    kit.desk()
        .fromPatient(
            "query",
            patient,
            clinic.ago(0, 3),
            draw.oneOf("Question about my bill", "Bill"),
            draw.oneOf(
                    "Hello,\n\nwhat was the bill of %s altogether, and how much of it do I have to pay myself?\n\n%s",
                    "Good day,\n\nabout the bill of %s: what is the sum, and what is left for me to pay?\n\n%s")
                .formatted(
                    Wording.date(LocalDate.parse(Fields.text(bill, "date"))), patient.get("name")),
            "bill",
            bill.get("id"));
  }

  private void moved() {
    Map<String, Object> patient = kit.people().patient("moved");
    String phone = draw.phone("49");
    String address = People.street(draw) + ", " + clinic.cast().city();
    clinic.order("contact", patient, "phone", phone);
    clinic.order("contact", patient, "address", address);
    LocalDate date = clinic.ahead(8, 12);
    Map<String, Object> appointment =
        clinic.appointment(
            "moved", patient, clinic.cast().partner(), date, "11:45", 15, "check-up", "");
    contactRequest(
        "moved", patient, phone, address, Fields.text(patient, "insuranceNumber"), appointment);
  }

  /** The same request, in which the insurance number is not right. */
  private void unproven() {
    Map<String, Object> patient = kit.people().patient("unproven");
    String number = Fields.text(patient, "insuranceNumber");
    String wrong;
    do {
      wrong = number.substring(0, 6) + draw.digits(4);
    } while (wrong.equals(number));
    contactRequest(
        "unproven",
        patient,
        draw.phone("49"),
        People.street(draw) + ", " + draw.pick(Words.CITIES),
        wrong,
        Map.of("id", ""));
  }

  private void contactRequest(
      String kind,
      Map<String, Object> patient,
      String phone,
      String address,
      String insuranceNumber,
      Map<String, Object> appointment) {
    kit.desk()
        .fromPatient(
            kind,
            patient,
            clinic.ago(0, 2),
            draw.oneOf("I have moved", "New phone number and address"),
            draw.oneOf(
                    "Hello,\n\nI have a new phone number, %s, and live at %s now. Born %s, insurance number %s.\n\n%s",
                    "Dear team,\n\nplease note my new number %s and my new address: %s. My date of birth is %s, my insurance number %s.\n\n%s")
                .formatted(
                    phone, address, patient.get("bornText"), insuranceNumber, patient.get("name")),
            "phone",
            phone,
            "phonePattern",
            Wording.phonePattern(phone),
            "address",
            address,
            "street",
            Fields.plain(address.split(",")[0]),
            "appointment",
            appointment.get("id"));
  }

  private Map<String, Object> bill(
      String kind, Map<String, Object> patient, String status, String remark) {
    return kit.desk()
        .bill(
            kind,
            patient,
            clinic.ago(12, 60),
            List.of(draw.pick(SERVICES), draw.pick(SERVICES) + ", code " + draw.digits(4)),
            draw.cents(60, 420),
            status,
            remark);
  }

  private void consentToInsurer(Map<String, Object> patient, String status) {
    clinic.consent("insurer", patient, insurer(patient), "billing data", status);
  }

  private Map<String, Object> insurer(Map<String, Object> patient) {
    return clinic.state().get("practices", Fields.text(patient, "insurerId"));
  }
}
