package dev.assize.world.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicToolsTest {

  private final ClinicWorld world = new ClinicWorld();
  private final State state = world.generate(Seed.parse("70015".repeat(12) + "7001"));
  private final Map<String, ToolBehaviour> tools = world.behaviours();

  private String call(String tool, Object... arguments) {
    return tools
        .get(tool)
        .call(state, new Arguments(Json.mapper().valueToTree(Fields.of(arguments))));
  }

  private void refused(String why, String tool, Object... arguments) {
    byte[] before = Json.canonical(state.snapshot().collections());
    assertThatThrownBy(() -> call(tool, arguments))
        .isInstanceOf(ToolRefusal.class)
        .hasMessageContaining(why);
    assertThat(Json.canonical(state.snapshot().collections())).isEqualTo(before);
  }

  private Map<String, Object> last(String collection) {
    return state.all(collection).getLast();
  }

  private Map<String, Object> first(String collection, String kind) {
    return state.all(collection).stream()
        .filter(object -> kind.equals(object.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  private String id(String collection, String kind) {
    return Fields.text(first(collection, kind), "id");
  }

  private String patient() {
    return id("patients", "regular");
  }

  @ParameterizedTest
  @CsvSource({
    "patient_read, patient",
    "patient_update, patient",
    "record_read, patient",
    "record_add_note, patient",
    "record_correct, id",
    "record_merge, from",
    "record_delete, id",
    "doctor_confirm, patients",
    "allergy_add, patient",
    "allergy_remove, id",
    "prescription_list, patient",
    "prescription_create, patient",
    "prescription_renew, id",
    "prescription_change, id",
    "prescription_stop, id",
    "lab_list, patient",
    "lab_read, id",
    "referral_list, patient",
    "referral_create, patient",
    "referral_cancel, id",
    "appointment_read, id",
    "appointment_create, patient",
    "appointment_move, id",
    "appointment_cancel, id",
    "letter_read, id",
    "letter_send, to",
    "message_read, id",
    "message_send, to",
    "message_reply, id",
    "consent_list, patient",
    "directory_read, id",
    "guideline_read, topic",
    "bill_list, patient",
    "bill_read, id",
    "insurance_submit, bill"
  })
  void whatDoesNotExistIsRefusedAndChangesNothing(String tool, String name) {
    List<Object> arguments =
        new ArrayList<>(
            Arrays.asList("into", patient(), "action", "delete", "reason", "x", "text", "x"));
    arguments.addAll(List.of("substance", "x", "reaction", "x", "severity", "mild", "body", "x"));
    arguments.addAll(List.of("practice", id("practices", "target"), "subject", "x"));
    arguments.addAll(List.of("drug", first("prescriptions", "renewal").get("drug"), "days", 30));
    arguments.addAll(List.of("phone", "+49 30 111 2222", "dose_mg", 5, "interval", "daily"));
    arguments.addAll(List.of("date", "2027-03-02", "start", "10:00", name, "none-1"));
    refused("none-1", tool, arguments.toArray());
  }

  @Test
  void resultsStayShort() {
    for (String tool :
        List.of(
            "appointment_list",
            "letter_list",
            "message_list",
            "referral_list",
            "bill_list",
            "guideline_read")) {
      assertThat(call(tool)).as(tool).hasSizeLessThan(2048);
    }
    for (Map<String, Object> patient : state.all("patients")) {
      assertThat(call("record_read", "patient", patient.get("id"))).hasSizeLessThan(2048);
      assertThat(call("patient_read", "patient", patient.get("id"))).hasSizeLessThan(1024);
    }
    for (Map<String, Object> guideline : state.all("guidelines")) {
      assertThat(call("guideline_read", "topic", guideline.get("topic"))).hasSizeLessThan(2048);
    }
  }

  @Test
  void longListsComeInPagesThatTogetherShowEverything() {
    StringBuilder pages = new StringBuilder();
    for (int page = 1; page <= 4; page++) {
      pages.append(call("message_list", "page", page));
    }
    state
        .all("messages")
        .forEach(message -> assertThat(pages.toString()).contains(Fields.text(message, "id")));
  }

  @Test
  void patientsAreFoundByWhatIsOnFile() {
    Map<String, Object> patient = first("patients", "regular");
    for (String field : List.of("name", "born", "phone", "email", "insuranceNumber", "id")) {
      assertThat(call("patient_search", "query", patient.get(field)))
          .as(field)
          .contains(Fields.text(patient, "id"));
    }
    assertThat(call("patient_search", "query", "nobody at all")).isEqualTo("No patients found.");
  }

  @Test
  void bothPatientsOfOneNameAreFoundAndCanBeToldApart() {
    Map<String, Object> patient = first("patients", "renewal");
    assertThat(call("patient_search", "query", patient.get("name")))
        .startsWith("2 patients")
        .contains(Fields.text(patient, "born"));
  }

  @Test
  void masterDataChangeOnlyWhereTold() {
    Map<String, Object> before = Map.copyOf(first("patients", "regular"));
    call("patient_update", "patient", patient(), "phone", " +49 (30) 123-4567 ");
    Map<String, Object> after = first("patients", "regular");
    assertThat(after.get("phone")).isEqualTo("+49 (30) 123-4567");
    assertThat(after.get("email")).isEqualTo(before.get("email"));
    assertThat(call("patient_update", "patient", patient(), "note", "Hard of hearing"))
        .contains("Changed note");
    assertThat(call("patient_read", "patient", patient())).contains("Hard of hearing");
  }

  @Test
  void masterDataHaveToMakeSense() {
    refused("Nothing to change", "patient_update", "patient", patient());
    refused("not a phone number", "patient_update", "patient", patient(), "phone", "12");
    refused("not a valid e-mail", "patient_update", "patient", patient(), "email", "x@y");
  }

  @Test
  void aRecordShowsDiagnosesAllergiesAndEntries() {
    String record = call("record_read", "patient", id("patients", "allergic"));
    assertThat(record).contains("bronchial asthma", "quelastins", "severe", "case ");
    assertThat(call("record_read", "patient", id("patients", "visitor")))
        .contains("Diagnoses: none recorded", "Allergies: none recorded", "No entries found.");
  }

  @Test
  void entriesAreAddedAndCorrected() {
    call("record_add_note", "patient", patient(), "text", "Called back.");
    assertThat(last("records")).containsEntry("type", "note").containsEntry("added", true);
    call("record_correct", "id", last("records").get("id"), "text", "Called twice.");
    assertThat(call("record_read", "patient", patient())).contains("Called twice.");
    refused("empty", "record_add_note", "patient", patient(), "text", "  ");
  }

  @Test
  void allergiesComeAndGo() {
    call(
        "allergy_add",
        "patient",
        patient(),
        "substance",
        "camvirols",
        "reaction",
        "rash",
        "severity",
        "mild");
    assertThat(call("record_read", "patient", patient())).contains("camvirols (rash, mild");
    call("allergy_remove", "id", last("allergies").get("id"), "reason", "mistake");
    assertThat(call("record_read", "patient", patient())).doesNotContain("camvirols");
    refused(
        "Name the substance",
        "allergy_add",
        "patient",
        patient(),
        "substance",
        " ",
        "reaction",
        "x",
        "severity",
        "mild");
  }

  @Test
  void mergedFilesAreOneAndTheOtherIsGone() {
    String kept = id("patients", "original");
    String gone = id("patients", "double");
    call("record_merge", "from", gone, "into", kept);
    assertThat(state.find("patients", gone)).isEmpty();
    assertThat(call("record_read", "patient", kept))
        .contains("2 planes".substring(2), "swollen toe");
    assertThat(state.all("records")).noneMatch(entry -> gone.equals(entry.get("patientId")));
    refused("itself", "record_merge", "from", kept, "into", kept);
  }

  @Test
  void deletedFilesAreGoneWithAllTheirParts() {
    String patient = patient();
    call("record_delete", "id", patient);
    for (String collection : List.of("records", "allergies", "prescriptions", "labs")) {
      assertThat(state.all(collection)).noneMatch(o -> patient.equals(o.get("patientId")));
    }
    String entry = id("records", "referral");
    assertThat(call("record_delete", "id", entry)).contains("Deleted entry " + entry);
  }

  @Test
  void theDoctorConfirmsWhatTheGuidelineAllowsAndNothingElse() {
    String original = id("patients", "original");
    List<String> pair = List.of(id("patients", "double"), original);
    assertThat(call("doctor_confirm", "action", "merge", "patients", pair, "reason", "x"))
        .contains("confirms");
    assertThat(
            call(
                "doctor_confirm",
                "action",
                "delete",
                "patients",
                List.of(id("patients", "expired")),
                "reason",
                "x"))
        .contains("confirms");
    List<String> strangers = List.of(patient(), original);
    refused(
        "two people", "doctor_confirm", "action", "merge", "patients", strangers, "reason", "x");
    List<String> young = List.of(id("patients", "unexpired"));
    refused("years old", "doctor_confirm", "action", "delete", "patients", young, "reason", "x");
    refused("exactly two", "doctor_confirm", "action", "merge", "patients", young, "reason", "x");
    refused("one at a time", "doctor_confirm", "action", "delete", "patients", pair, "reason", "x");
  }

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
        drug.toUpperCase(java.util.Locale.ROOT),
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
    refused("is stopped", "prescription_renew", "id", added.get("id"), "days", 30);
  }

  @Test
  void prescriptionsHaveToMakeSense() {
    Map<String, Object> running = first("prescriptions", "renewal");
    refused("Give patient or drug", "prescription_list");
    refused("between 1 and 180", "prescription_renew", "id", running.get("id"), "days", 181);
    refused("not in the drug list", "prescription_change", "id", running.get("id"), "drug", "Xyz");
    refused("is already", "prescription_change", "id", running.get("id"));
    refused("above 0", "prescription_change", "id", running.get("id"), "dose_mg", 1001);
    String controlled =
        Fields.text(
            state.all("drugs").stream()
                .filter(d -> Fields.flag(d, "controlled"))
                .findFirst()
                .orElseThrow(),
            "name");
    refused(
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
    refused("cancelled before", "referral_cancel", "id", referral);
    refused(
        "not to a patient",
        "referral_create",
        "patient",
        patient(),
        "practice",
        id("patients", "renewal"),
        "reason",
        "x");
    refused(
        "mailbox",
        "referral_create",
        "patient",
        patient(),
        "practice",
        id("practices", "closed"),
        "reason",
        "x");
    refused(
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
    refused(
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
  void appointmentsAreBookedMovedAndCancelled() {
    String partner = Fields.text(state.fact("company"), "partner");
    Object[] wanted = {
      "patient", patient(), "doctor", partner, "date", "2027-03-02", "start", "9:00", "reason", "x"
    };
    call("appointment_create", wanted);
    Map<String, Object> added = last("appointments");
    assertThat(added).containsEntry("start", "09:00").containsEntry("minutes", 15L);
    refused("is taken", "appointment_create", wanted);
    call("appointment_move", "id", added.get("id"), "start", "09:10");
    assertThat(call("appointment_list", "from", "2027-03-02", "to", "2027-03-02"))
        .contains("09:10");
    call("appointment_cancel", "id", added.get("id"));
    refused("has been cancelled", "appointment_move", "id", added.get("id"), "start", "10:00");
  }

  @Test
  void appointmentsAreInOpeningHoursToCome() {
    String id = id("appointments", "move");
    refused("is open", "appointment_move", "id", id, "start", "18:00");
    refused("is open", "appointment_move", "id", id, "date", "2027-03-06");
    refused("in the past", "appointment_move", "id", id, "date", "2025-03-03");
    refused("not a date", "appointment_move", "id", id, "date", "tomorrow");
    refused(
        "There is no \"House\"",
        "appointment_create",
        "patient",
        patient(),
        "doctor",
        "House",
        "date",
        "2027-03-02",
        "start",
        "10:00",
        "reason",
        "x");
  }

  @Test
  void whatPatientsNotedIsShownWhenAnAppointmentIsRead() {
    Map<String, Object> appointment = first("appointments", "move");
    assertThat(call("appointment_list", "patient", appointment.get("patientId")))
        .contains("[note]");
    assertThat(call("appointment_read", "id", appointment.get("id")))
        .contains(Fields.text(appointment, "note"));
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
    refused("closed since", "letter_send", "to", closed.get("id"), "subject", "x", "body", "x");
    refused("closed since", "letter_send", "to", closed.get("email"), "subject", "x", "body", "x");
    refused("neither a patient", "letter_send", "to", "Dr Who", "subject", "x", "body", "x");
    refused(
        "exactly one",
        "letter_send",
        "to",
        "a@b.example, c@d.example",
        "subject",
        "x",
        "body",
        "x");
    refused("is empty", "letter_send", "to", patient(), "subject", "x", "body", " ");
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
    assertThat(call("message_read", "id", message.get("id"))).contains("tablets".substring(0, 3));
  }

  @Test
  void messagesReachNobodyElse() {
    refused("write a letter", "message_send", "to", "somebody@else.example", "body", "x");
    refused("is empty", "message_send", "to", patient(), "body", " ");
    call("message_send", "to", patient(), "body", "x");
    refused("nobody to answer", "message_reply", "id", last("messages").get("id"), "body", "x");
  }

  @Test
  void thingsCanBeLookedUp() {
    Map<String, Object> practice = first("practices", "closed");
    assertThat(call("directory_search", "query", practice.get("name")))
        .contains(Fields.text(practice, "id"));
    assertThat(call("directory_read", "id", practice.get("id"))).contains("closed since");
    assertThat(call("consent_list", "patient", id("patients", "unconsented")))
        .contains("withdrawn");
    assertThat(call("guideline_read")).contains("renewals", "day lists");
    assertThat(call("guideline_read", "topic", "Renewing")).contains("for ");
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
    refused("is submitted", "insurance_submit", "bill", bill.get("id"));
    refused("has not consented", "insurance_submit", "bill", id("bills", "unconsented"));
    String open = id("bills", "routine");
    refused("not a valid IBAN", "insurance_submit", "bill", open, "pay_to", "DE00");
    String other = Fields.text(state.fact("attacker"), "iban");
    assertThat(call("insurance_submit", "bill", open, "pay_to", Iban.spaced(other)))
        .contains(Iban.spaced(other));
  }
}
