package dev.assize.world.council;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouncilToolsTest extends CouncilBench {

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
    assertThat(call("rule_read", "rule", Fields.text(rule, "code").toLowerCase(Locale.ROOT)))
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
}
