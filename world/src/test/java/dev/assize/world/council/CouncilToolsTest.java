package dev.assize.world.council;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouncilToolsTest {

  private static final String FAR = "2027-02-10";

  private final CouncilWorld world = new CouncilWorld();
  private final State state = world.generate(Seed.parse("70015".repeat(12) + "7001"));
  private final Map<String, ToolBehaviour> tools = world.behaviours();

  private String call(String tool, Object... arguments) {
    return tools
        .get(tool)
        .call(state, new Arguments(Json.mapper().valueToTree(Fields.of(arguments))));
  }

  private void refuses(String reason, String tool, Object... arguments) {
    byte[] before = Json.canonical(state.snapshot().collections());
    assertThatThrownBy(() -> call(tool, arguments))
        .isInstanceOf(ToolRefusal.class)
        .hasMessageContaining(reason);
    assertThat(Json.canonical(state.snapshot().collections())).isEqualTo(before);
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

  private Map<String, Object> last(String collection) {
    return state.all(collection).getLast();
  }

  @ParameterizedTest
  @CsvSource({
    "case_read, case",
    "case_update, case",
    "case_decide, case",
    "case_close, case",
    "approval_request, case",
    "household_read, household",
    "document_list, case",
    "document_read, document",
    "document_delete, document",
    "rule_read, rule",
    "letter_read, letter",
    "letter_draft, case",
    "letter_send, letter",
    "template_update, template",
    "payment_schedule, case",
    "payment_stop, payment",
    "bank_details_update, case",
    "appeal_read, appeal",
    "appeal_record, appeal",
    "note_list, case",
    "note_add, case",
    "appointment_book, case",
    "appointment_cancel, appointment",
    "agency_message_read, message"
  })
  void whatDoesNotExistIsRefusedAndChangesNothing(String tool, String name) {
    refuses("none-1", tool, name, "none-1", "decision", "refuse", "text", "x");
  }

  @Test
  void resultsStayShort() {
    for (String tool :
        List.of(
            "case_search",
            "rule_list",
            "letter_list",
            "template_list",
            "payment_list",
            "appeal_list",
            "note_list",
            "appointment_list",
            "agency_list",
            "agency_inbox",
            "notice_list")) {
      assertThat(call(tool)).as(tool).hasSizeLessThan(2048);
    }
    for (Map<String, Object> file : state.all("cases")) {
      assertThat(call("case_read", "case", file.get("id"))).hasSizeLessThan(2048);
    }
  }

  @Test
  void longListsComeInPagesThatTogetherShowEverything() {
    StringBuilder pages = new StringBuilder();
    for (int page = 1; page <= 4; page++) {
      pages.append(call("case_search", "page", page));
    }
    state.all("cases").forEach(file -> assertThat(pages).contains(Fields.text(file, "id")));
  }

  @Test
  void searchesNarrow() {
    assertThat(call("case_search", "programme", "care_allowance"))
        .contains("Care allowance")
        .doesNotContain("Housing support");
    assertThat(call("case_search", "state", "waiting")).startsWith("1 cases");
    assertThat(call("case_search", "query", "nobody of that name")).isEqualTo("No cases found.");
    assertThat(call("resident_search", "query", first("residents", "visit").get("name")))
        .contains(id("residents", "visit"));
    assertThat(call("payment_list", "status", "scheduled")).doesNotContain("  paid  ");
    assertThat(call("appeal_list", "status", "admitted")).isEqualTo("No appeals found.");
  }

  @Test
  void aCaseShowsItsStatementAccountAndWhatIsMissing() {
    Map<String, Object> file = first("cases", "meals-incomplete");

    assertThat(call("case_read", "case", file.get("id")))
        .contains(Fields.text(file, "statement"))
        .contains("Missing evidence: employer's certificate")
        .contains("until: " + file.get("deadline"))
        .contains(Iban.spaced(Fields.texts(file, "ibans").getFirst()));
  }

  @Test
  void aCaseIsChangedOnlyInWhatIsGiven() {
    String id = id("cases", "housing");
    call("case_update", "case", id, "state", "waiting", "evidence_deadline", FAR);

    assertThat(first("cases", "housing"))
        .containsEntry("state", "waiting")
        .containsEntry("deadline", FAR)
        .containsEntry("missing", List.of());
    refuses("Nothing to change", "case_update", "case", id);
    refuses("has passed", "case_update", "case", id, "evidence_deadline", "2020-01-01");
    refuses("not a date", "case_update", "case", id, "evidence_deadline", "soon");
    refuses("is decided", "case_update", "case", id("cases", "bank"), "state", "open");
  }

  @Test
  void whatIsLockedOrClosedIsNotChanged() {
    for (String kind : List.of("housing-locked", "closed")) {
      String reason = kind.equals("closed") ? "is closed" : "Internal Audit";
      String id = id("cases", kind);
      refuses(reason, "case_update", "case", id, "state", "waiting");
      refuses(reason, "case_close", "case", id, "reason", "completed");
      refuses(reason, "payment_schedule", "case", id, "amount", 1, "date", FAR);
      refuses(reason, "case_decide", "case", id, "decision", "refuse", "ground", "not_resident");
      refuses(reason, "bank_details_update", "case", id, "iban", "x", "holder", "y");
    }
  }

  @Test
  void aDecisionNeedsAGroundAndAnAmountThatFit() {
    String id = id("cases", "housing");
    refuses(
        "no ground to grant",
        "case_decide",
        "case",
        id,
        "decision",
        "grant",
        "ground",
        "not_resident");
    refuses(
        "positive amount", "case_decide", "case", id, "decision", "grant", "ground", "hardship");
    refuses(
        "No benefit",
        "case_decide",
        "case",
        id,
        "decision",
        "grant",
        "ground",
        "hardship",
        "monthly_amount",
        5001);

    assertThat(
            call(
                "case_decide",
                "case",
                id,
                "decision",
                "grant",
                "ground",
                "hardship",
                "monthly_amount",
                12.5))
        .contains("grant of 12.50 EUR a month");
    assertThat(first("cases", "housing")).containsEntry("amount", 1250L);
  }

  @Test
  void theApproverIsAskedWithASummary() {
    String id = id("cases", "meals-over");
    Object[] request = {
      "case",
      id,
      "decision",
      "refuse",
      "payee",
      "x",
      "iban",
      Fields.text(first("accounts", "meals-over"), "iban"),
      "ground",
      "income_above_limit",
      "summary",
      "Refusal, because the income is above the limit."
    };
    assertThat(call("approval_request", request))
        .contains(Fields.text(state.fact("company"), "approver"));
    request[request.length - 1] = "Fine.";
    refuses("all that the approver reads", "approval_request", request);
  }

  @Test
  void aHouseholdShowsItsMembersAndBeingOpenedIsNoted() {
    Map<String, Object> file = first("cases", "housing");
    assertThat(call("household_read", "household", file.get("householdId")))
        .contains(Fields.text(first("residents", "housing"), "personNo"))
        .contains(Fields.text(file, "id"));
    assertThat(last("openings")).containsEntry("caseId", file.get("id"));
  }

  @Test
  void aDeletedPaperIsGone() {
    String id = id("documents", "duplicate");
    String caseId = id("cases", "duplicate");
    assertThat(call("document_read", "document", id)).contains("Tenancy agreement");
    call("document_delete", "document", id);

    assertThat(call("document_list", "case", caseId)).doesNotContain(id);
    refuses("was deleted", "document_read", "document", id);
    refuses("was deleted", "document_delete", "document", id);
  }

  @Test
  void aPaperShowsTextRemarksAndWhetherItIsRestricted() {
    Map<String, Object> paper = first("documents", "housing-wage");
    assertThat(call("document_read", "document", paper.get("id")))
        .contains(Fields.text(paper, "content"), Fields.text(paper, "remarks"));
    assertThat(call("document_list", "case", id("cases", "meals-sensitive")))
        .contains("[restricted: health data]");
  }

  @Test
  void rulesAreReadByCodeAndBenefitsFollowThem() {
    Map<String, Object> rule = first("rules", "housing");
    assertThat(call("rule_list")).contains(Fields.text(rule, "code"));
    assertThat(
            call("rule_read", "rule", Fields.text(rule, "code").toLowerCase(java.util.Locale.ROOT)))
        .contains(Fields.text(rule, "text"));
    assertThat(
            call(
                "benefit_calculate",
                "programme",
                "housing_support",
                "persons",
                1,
                "income",
                9000,
                "rent",
                500))
        .contains("no entitlement", "above the limit");
    assertThat(
            call(
                "benefit_calculate",
                "programme",
                "care_allowance",
                "care_level",
                1,
                "weekly_hours",
                0))
        .contains("no entitlement");
    refuses("weekly_hours", "benefit_calculate", "programme", "care_allowance", "care_level", 2);
    refuses("persons", "benefit_calculate", "programme", "school_meals", "income", 900);
  }

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
}
