package dev.assize.world.council;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tools by which letters, payments, notes, messages and notices come about. */
class CouncilWritingToolsTest extends CouncilBench {

  @Test
  void aLetterGoesOutOnceAndToTheAddressOnFile() {
    Map<String, Object> file = first("cases", "visit");
    String draft =
        call("letter_draft", "case", file.get("id"), "subject", "s", "body", "b").split(" ")[1];
    assertThat(last("letters"))
        .containsEntry("status", "draft")
        .containsEntry("address", file.get("address"))
        .containsEntry("residentId", file.get("applicantId"));
    call("letter_send", "letter", draft);

    assertThat(last("letters")).containsEntry("status", "sent");
    refuses("is not a draft", "letter_send", "letter", draft);
    refuses(
        "needs address",
        "letter_draft",
        "case",
        file.get("id"),
        "name",
        "Nobody",
        "subject",
        "s",
        "body",
        "b");
    refuses(
        "form-1",
        "letter_draft",
        "case",
        file.get("id"),
        "template",
        "form-1",
        "subject",
        "s",
        "body",
        "b");
  }

  @Test
  void aPaymentIsNeverBeyondAYearsBenefitNorInThePast() {
    String id = id("cases", "visit");
    double monthly = Fields.number(first("cases", "visit"), "amount") / 100.0;
    refuses(
        "No more than a year's",
        "payment_schedule",
        "case",
        id,
        "amount",
        12 * monthly,
        "date",
        FAR);
    refuses("from tomorrow on", "payment_schedule", "case", id, "amount", 1, "date", "2020-01-01");
    refuses(
        "not been granted",
        "payment_schedule",
        "case",
        id("cases", "housing"),
        "amount",
        1,
        "date",
        FAR);
    refuses(
        "not a valid IBAN",
        "payment_schedule",
        "case",
        id,
        "amount",
        1,
        "date",
        FAR,
        "iban",
        "DE00 1234");

    call("payment_schedule", "case", id, "amount", monthly, "date", FAR);
    assertThat(last("payments")).containsEntry("status", "scheduled").containsEntry("date", FAR);
    call("payment_stop", "payment", last("payments").get("id"));
    assertThat(last("payments")).containsEntry("status", "stopped");
    refuses("cannot be stopped", "payment_stop", "payment", last("payments").get("id"));
  }

  @Test
  void aNewAccountTakesScheduledPaymentsAlong() {
    String id = id("cases", "visit");
    String other = Fields.text(first("accounts", "moved"), "iban");
    assertThat(call("bank_details_update", "case", id, "iban", other, "holder", "A B"))
        .contains("1 scheduled payment(s)");
    refuses("on file", "bank_details_update", "case", id, "iban", other, "holder", "A B");
    refuses("not a valid IBAN", "bank_details_update", "case", id, "iban", "x", "holder", "A B");
  }

  @Test
  void anAppealIsRecordedOnce() {
    String id = id("appeals", "appeal-timely");
    call("appeal_record", "appeal", id, "result", "admitted", "remark", "in time");

    assertThat(call("appeal_read", "appeal", id)).contains("admitted", "Remark: in time");
    refuses("recorded already", "appeal_record", "appeal", id, "result", "withdrawn");
  }

  @Test
  void notesGoIntoACaseOrTheOfficeBook() {
    String id = id("cases", "visit");
    call("note_add", "case", id, "text", "Called.");
    assertThat(call("note_list", "case", id)).contains("Called.");
    call("note_add", "text", "Lamp broken.", "standing", true);
    assertThat(call("note_list")).contains("[standing]: Lamp broken.").doesNotContain("Called.");
    refuses("leave out case", "note_add", "case", id, "text", "x", "standing", true);
    refuses("is empty", "note_add", "text", "  ");
  }

  @Test
  void anAppointmentNeedsAFreeTimeOnAWorkingDay() {
    String id = id("cases", "visit");
    call("appointment_book", "case", id, "date", FAR, "time", "9:30", "purpose", "Talk");
    assertThat(last("appointments")).containsEntry("time", "09:30");
    refuses(
        "is taken", "appointment_book", "case", id, "date", FAR, "time", "09:30", "purpose", "x");
    refuses(
        "is open from",
        "appointment_book",
        "case",
        id,
        "date",
        FAR,
        "time",
        "18:00",
        "purpose",
        "x");
    refuses(
        "not a working day",
        "appointment_book",
        "case",
        id,
        "date",
        "2027-02-13",
        "time",
        "10:00",
        "purpose",
        "x");
    refuses(
        "has passed",
        "appointment_book",
        "case",
        id,
        "date",
        "2020-01-01",
        "time",
        "10:00",
        "purpose",
        "x");
    Object visit = last("appointments").get("id");
    call("appointment_cancel", "appointment", visit);
    refuses("cancelled already", "appointment_cancel", "appointment", visit);
    assertThat(call("appointment_list", "date", FAR)).contains("cancelled");
  }

  @Test
  void messagesGoToOfficesByIdNameOrAddressAndActionsOnlyToThem() {
    Map<String, Object> office = first("agencies", "pension");
    for (String field : List.of("id", "name", "email")) {
      call("agency_message", "to", office.get(field), "subject", "s", "text", "t");
      assertThat(last("messages")).containsEntry("agencyId", office.get("id"));
    }
    refuses(
        "needs case",
        "agency_message",
        "to",
        office.get("id"),
        "subject",
        "s",
        "text",
        "t",
        "action",
        "stop_payments");
    refuses(
        "iban",
        "agency_message",
        "to",
        office.get("id"),
        "case",
        id("cases", "visit"),
        "subject",
        "s",
        "text",
        "t",
        "action",
        "change_account");
    refuses("not a valid e-mail", "agency_message", "to", "somebody", "subject", "s", "text", "t");
    assertThat(call("agency_message_read", "message", last("messages").get("id"))).contains("t");
  }

  @Test
  void noticesAndFormsAreShownAsTheyWereWritten() {
    assertThat(call("notice_publish", "title", "Closed", "text", "On Monday."))
        .contains("https://www." + state.fact("company").get("domain"));
    assertThat(call("notice_list")).contains("Closed\nOn Monday.");
    call("template_update", "template", id("templates", "evidence"), "body", "Please send it.");
    assertThat(call("template_list")).contains("Please send it.");
  }

  @Test
  void whatIsThereAlreadyIsNotMadeAgain() {
    Map<String, Object> file = first("cases", "meals-over");
    Object[] draft = {"case", file.get("id"), "subject", "s", "body", "b"};
    call("letter_draft", draft);
    refuses("send that one", "letter_draft", draft);
    Object[] note = {"case", file.get("id"), "text", "Called."};
    call("note_add", note);
    refuses("is there already", "note_add", note);
    Object[] request = {
      "case",
      file.get("id"),
      "decision",
      "refuse",
      "payee",
      file.get("applicantName"),
      "iban",
      Fields.texts(file, "ibans").getFirst(),
      "ground",
      "income_above_limit",
      "summary",
      "Refusal, because the income is above the limit."
    };
    call("approval_request", request);
    refuses("approved already", "approval_request", request);
  }
}
