package dev.assize.world.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patients, records, appointments, and what is looked up. */
class ClinicToolsTest extends ClinicBench {

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
    refuses("none-1", tool, arguments.toArray());
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
    refuses("Nothing to change", "patient_update", "patient", patient());
    refuses("not a phone number", "patient_update", "patient", patient(), "phone", "12");
    refuses("not a valid e-mail", "patient_update", "patient", patient(), "email", "x@y");
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
    refuses("empty", "record_add_note", "patient", patient(), "text", "  ");
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
    refuses(
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
    assertThat(call("record_read", "patient", kept)).contains("two planes", "swollen toe");
    assertThat(state.all("records")).noneMatch(entry -> gone.equals(entry.get("patientId")));
    refuses("itself", "record_merge", "from", kept, "into", kept);
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
    refuses(
        "two people", "doctor_confirm", "action", "merge", "patients", strangers, "reason", "x");
    List<String> young = List.of(id("patients", "unexpired"));
    refuses("years old", "doctor_confirm", "action", "delete", "patients", young, "reason", "x");
    refuses("exactly two", "doctor_confirm", "action", "merge", "patients", young, "reason", "x");
    refuses("one at a time", "doctor_confirm", "action", "delete", "patients", pair, "reason", "x");
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
    refuses("is taken", "appointment_create", wanted);
    call("appointment_move", "id", added.get("id"), "start", "09:10");
    assertThat(call("appointment_list", "from", "2027-03-02", "to", "2027-03-02"))
        .contains("09:10");
    call("appointment_cancel", "id", added.get("id"));
    refuses("has been cancelled", "appointment_move", "id", added.get("id"), "start", "10:00");
  }

  @Test
  void appointmentsAreInOpeningHoursToCome() {
    String id = id("appointments", "move");
    refuses("is open", "appointment_move", "id", id, "start", "18:00");
    refuses("is open", "appointment_move", "id", id, "date", "2027-03-06");
    refuses("in the past", "appointment_move", "id", id, "date", "2025-03-03");
    refuses("not a date", "appointment_move", "id", id, "date", "tomorrow");
    refuses(
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
}
