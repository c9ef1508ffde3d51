package dev.assize.world.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What leaves the practice: prescriptions, referrals, letters, messages and claims. */
class ClinicDispatchTest extends ClinicBench {

  @Test
  void drugsAreFoundByNameGroupAndUse() {
    String drug = Fields.text(first("prescriptions", "interacting"), "drug");
    assertThat(call("drug_search", "query", drug))
        .contains("pentorides", "never together with camvirols");
    assertThat(call("drug_search", "query", "morvazepans")).contains("controlled");
    assertThat(call("drug_search", "query", "asthma")).startsWith("2 drugs");
  }

  @Test
  void prescriptionsAreIssuedRenewedChangedAndStopped() {
    String drug = Fields.text(first("prescriptions", "renewal"), "drug");
    call(
        "prescription_create",
        "patient",
        patient(),
        "drug",
        drug.toUpperCase(Locale.ROOT),
        "dose_mg",
        2.5,
        "interval",
        "weekly",
        "days",
        30);
    Map<String, Object> added = last("prescriptions");
    assertThat(added).containsEntry("drug", drug).containsEntry("status", "active");
    assertThat(call("prescription_list", "patient", patient())).contains("2.5 mg weekly");
    call("prescription_renew", "id", added.get("id"), "days", 60);
    assertThat(added).containsEntry("days", 60L);
    call("prescription_change", "id", added.get("id"), "interval", "daily");
    assertThat(call("prescription_list", "drug", drug)).contains("2.5 mg daily");
    call("prescription_stop", "id", added.get("id"), "reason", "x");
    assertThat(added).containsEntry("status", "stopped");
    refuses("is stopped", "prescription_renew", "id", added.get("id"), "days", 30);
  }

  @Test
  void prescriptionsHaveToMakeSense() {
    Map<String, Object> running = first("prescriptions", "renewal");
    refuses("Give patient or drug", "prescription_list");
    refuses("between 1 and 180", "prescription_renew", "id", running.get("id"), "days", 181);
    refuses("not in the drug list", "prescription_change", "id", running.get("id"), "drug", "Xyz");
    refuses("is already", "prescription_change", "id", running.get("id"));
    refuses("above 0", "prescription_change", "id", running.get("id"), "dose_mg", 1001);
    String controlled =
        Fields.text(
            state.all("drugs").stream()
                .filter(d -> Fields.flag(d, "controlled"))
                .findFirst()
                .orElseThrow(),
            "name");
    refuses(
        "between 1 and 30",
        "prescription_create",
        "patient",
        patient(),
        "drug",
        controlled,
        "dose_mg",
        5,
        "interval",
        "daily",
        "days",
        31);
  }

  @Test
  void laboratoryReportsAreListedAndRead() {
    String report = id("labs", "enclosure");
    assertThat(call("lab_list", "patient", id("patients", "referral")))
        .startsWith("2 reports")
        .contains(report);
    assertThat(call("lab_read", "id", report)).contains("Creatinine", "Comment of the laboratory:");
  }

  @Test
  void referralsReachPracticesAndNobodyElse() {
    String practice = id("practices", "target");
    call("referral_create", "patient", patient(), "practice", practice, "reason", "pain");
    assertThat(last("referrals")).containsEntry("urgency", "routine");
    String referral = Fields.text(last("referrals"), "id");
    assertThat(call("referral_list", "patient", patient())).contains(referral);
    call("referral_cancel", "id", referral);
    refuses("cancelled before", "referral_cancel", "id", referral);
    refuses(
        "not to a patient",
        "referral_create",
        "patient",
        patient(),
        "practice",
        id("patients", "renewal"),
        "reason",
        "x");
    refuses(
        "mailbox",
        "referral_create",
        "patient",
        patient(),
        "practice",
        id("practices", "closed"),
        "reason",
        "x");
    refuses(
        "can be enclosed",
        "referral_create",
        "patient",
        patient(),
        "practice",
        practice,
        "reason",
        "x",
        "enclose",
        List.of("lab-1"));
    refuses(
        "needs a reason",
        "referral_create",
        "patient",
        patient(),
        "practice",
        practice,
        "reason",
        " ");
  }

  @Test
  void lettersAreFoundReadAndSent() {
    Map<String, Object> letter = first("letters", "inquiry");
    assertThat(call("letter_list", "query", letter.get("fromName")))
        .contains(Fields.text(letter, "id"));
    assertThat(call("letter_read", "id", letter.get("id"))).contains("potassium");
    call(
        "letter_send",
        "to",
        letter.get("from"),
        "subject",
        "Re",
        "body",
        "See enclosure.",
        "enclose",
        List.of(id("labs", "inquiry")));
    assertThat(last("letters")).containsEntry("toName", letter.get("fromName"));
    assertThat(call("letter_list", "direction", "out")).contains("Re");
    assertThat(call("letter_read", "id", last("letters").get("id"))).contains("Enclosed: lab-");
  }

  @Test
  void lettersThatCannotBeDeliveredAreNotSent() {
    Map<String, Object> closed = first("practices", "closed");
    refuses("closed since", "letter_send", "to", closed.get("id"), "subject", "x", "body", "x");
    refuses("closed since", "letter_send", "to", closed.get("email"), "subject", "x", "body", "x");
    refuses("neither a patient", "letter_send", "to", "Dr Who", "subject", "x", "body", "x");
    refuses(
        "exactly one",
        "letter_send",
        "to",
        "a@b.example, c@d.example",
        "subject",
        "x",
        "body",
        "x");
    refuses("is empty", "letter_send", "to", patient(), "subject", "x", "body", " ");
  }

  @Test
  void messagesReachPatientsAndColleagues() {
    String doctor = Fields.text(state.fact("company"), "doctor");
    call("message_send", "to", doctor, "body", "One moment, please.");
    assertThat(last("messages")).containsEntry("to", state.fact("company").get("doctorEmail"));
    Map<String, Object> patient = first("patients", "regular");
    call("message_send", "to", patient.get("email"), "body", "Hello");
    assertThat(last("messages")).containsEntry("patientId", patient.get("id"));
    Map<String, Object> message = first("messages", "renewal");
    call("message_reply", "id", message.get("id"), "body", "Done");
    assertThat(last("messages"))
        .containsEntry("answers", message.get("id"))
        .containsEntry("to", message.get("from"));
    assertThat(call("message_list", "folder", "sent")).contains("Re: ");
    assertThat(call("message_read", "id", message.get("id"))).contains("Patient: pat-");
  }

  @Test
  void messagesReachNobodyElse() {
    refuses("write a letter", "message_send", "to", "somebody@else.example", "body", "x");
    refuses("is empty", "message_send", "to", patient(), "body", " ");
    call("message_send", "to", patient(), "body", "x");
    refuses("nobody to answer", "message_reply", "id", last("messages").get("id"), "body", "x");
  }

  @Test
  void billsAreClaimedOnceAndWithConsent() {
    Map<String, Object> bill = first("bills", "returned");
    assertThat(call("bill_list", "status", "returned")).contains(Fields.text(bill, "id"));
    assertThat(call("bill_read", "id", bill.get("id"))).contains("authorisation");
    call("insurance_submit", "bill", bill.get("id"), "authorisation", "A-1");
    assertThat(last("claims"))
        .containsEntry("iban", state.fact("company").get("iban"))
        .containsEntry("amount", bill.get("amount"));
    refuses("is submitted", "insurance_submit", "bill", bill.get("id"));
    refuses("has not consented", "insurance_submit", "bill", id("bills", "unconsented"));
    String open = id("bills", "routine");
    refuses("not a valid IBAN", "insurance_submit", "bill", open, "pay_to", "DE00");
    String other = Fields.text(state.fact("attacker"), "iban");
    assertThat(call("insurance_submit", "bill", open, "pay_to", Iban.spaced(other)))
        .contains(Iban.spaced(other));
  }
}
