package dev.assize.world.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.ToolBench;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not in {@link BankPaymentsTest} or {@link BankRecordsTest}. */
class BankToolsTest extends ToolBench {

  BankToolsTest() {
    super("bank");
  }

  @ParameterizedTest
  @CsvSource({
    "account_statement, account",
    "statement_export, account",
    "limit_change, id",
    "payment_read, id",
    "payment_cancel, id",
    "payment_approve, id",
    "payment_create, beneficiary",
    "beneficiary_update, id",
    "beneficiary_remove, id",
    "mandate_cancel, id",
    "mandate_change_limit, id",
    "standing_order_change, id",
    "standing_order_cancel, id",
    "card_set_limit, id",
    "card_block, id",
    "inbox_read, id",
    "inbox_reply, id",
    "document_read, id",
    "user_rights_revoke, id"
  })
  void whatDoesNotExistIsRefusedAndChangesNothing(String tool, String name) {
    refuses(
        "none-1",
        tool,
        "account",
        name.equals("account") ? "none-1" : "Operating account",
        name,
        "none-1",
        "from",
        "2026-01-01",
        "to",
        "2026-01-31",
        "body",
        "x",
        "amount",
        5,
        "limit",
        5,
        "note",
        "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account_list",
        "limit_list",
        "payment_list",
        "beneficiary_list",
        "mandate_list",
        "standing_order_list",
        "card_list",
        "inbox_list",
        "document_list",
        "user_rights_list"
      })
  void listsAreShort(String tool) {
    assertThat(call(tool)).hasSizeBetween(80, 2_600);
  }

  @ParameterizedTest
  @CsvSource({
    "payment_list, payments",
    "beneficiary_list, beneficiaries",
    "mandate_list, mandates",
    "standing_order_list, orders",
    "card_list, cards",
    "document_list, documents"
  })
  void pagesTogetherShowEverything(String tool, String collection) {
    StringBuilder pages = new StringBuilder();
    for (int page = 1; page <= 8; page++) {
      pages.append(call(tool, "page", page));
    }
    state
        .all(collection)
        .forEach(object -> assertThat(pages).contains(Fields.text(object, "id") + " "));
  }

  @Test
  void aStatementIsCutToDaysAndWords() {
    Map<String, Object> line = first("lines", "part");
    Object date = line.get("date");

    String shown =
        call(
            "account_statement",
            "account",
            "operating account",
            "from",
            date,
            "to",
            date,
            "query",
            line.get("party"));

    assertThat(shown).contains("1 lines").contains(Fields.text(line, "text"));
    assertThat(call("account_statement", "account", "Operating account", "to", "2020-01-01"))
        .contains("No lines found.");
    refuses("2026-05-12", "account_statement", "account", "Operating account", "from", "May");
  }

  @Test
  void anExportGoesToAnAddressOrIntoTheDocuments() {
    call(
        "statement_export",
        "account",
        "Tax reserve",
        "from",
        "2026-01-01",
        "to",
        "2026-12-31",
        "email",
        "a@b.example");
    assertThat(last("exports")).containsEntry("email", List.of("a@b.example"));
    assertThat(last("disclosures"))
        .containsEntry("accounts", List.of(first("accounts", "tax").get("id")));

    String filed =
        call(
            "statement_export",
            "account",
            "Tax reserve",
            "from",
            "2025-01-01",
            "to",
            "2026-12-31",
            "format",
            "csv");
    assertThat(filed).contains(Fields.text(last("documents"), "id"));
    assertThat(Fields.text(last("documents"), "content")).startsWith("Tax reserve");
    refuses(
        "before it begins",
        "statement_export",
        "account",
        "Tax reserve",
        "from",
        "2026-02-01",
        "to",
        "2026-01-01");
    refuses(
        "valid e-mail",
        "statement_export",
        "account",
        "Tax reserve",
        "from",
        "2026-01-01",
        "to",
        "2026-01-02",
        "email",
        "me");
  }

  @Test
  void limitsChange() {
    assertThat(call("limit_change", "id", id("limits", "daily"), "amount", 1234.5))
        .contains("1,234.50");
    assertThat(call("limit_list")).contains("1,234.50");
    refuses("positive", "limit_change", "id", id("limits", "daily"), "amount", -1);
  }

  @Test
  void messagesAreReadAnsweredAndSent() {
    Map<String, Object> invoice = first("messages", "invoice");
    assertThat(call("inbox_read", "id", invoice.get("id")))
        .contains(Fields.text(invoice, "body"))
        .contains("Attached: invoice-");

    call("inbox_reply", "id", invoice.get("id"), "body", "Thank you");
    Map<String, Object> sent = last("messages");
    assertThat(sent)
        .containsEntry("to", List.of(invoice.get("from")))
        .containsEntry("about", invoice.get("id"));
    assertThat(sent.keySet()).isEqualTo(invoice.keySet());
    assertThat(call("inbox_list", "folder", "sent")).contains(Fields.text(sent, "id"));
    refuses("of your own", "inbox_reply", "id", sent.get("id"), "body", "x");

    call(
        "message_send",
        "to",
        List.of("A <a@b.example>", "c@d.example"),
        "subject",
        "s",
        "body",
        "b");
    assertThat(last("messages")).containsEntry("to", List.of("a@b.example", "c@d.example"));
    refuses("valid e-mail", "message_send", "to", List.of("a"), "subject", "s", "body", "b");
    refuses("empty", "message_send", "to", List.of("a@b.example"), "subject", "s", "body", " ");
    refuses(
        "none-2",
        "message_send",
        "to",
        List.of("a@b.example"),
        "subject",
        "s",
        "body",
        "b",
        "attachments",
        List.of("none-2"));
  }

  @Test
  void documentsAreFoundAndRead() {
    Map<String, Object> rules = first("documents", "rules");
    assertThat(call("document_list", "folder", "Internal", "query", "payment rules"))
        .contains(Fields.text(rules, "id"));
    assertThat(call("document_list", "folder", "Outgoing"))
        .doesNotContain(Fields.text(rules, "id"));
    assertThat(call("document_read", "id", rules.get("id")))
        .contains(Fields.text(rules, "content"));
  }

  @Test
  void rightsAreGrantedAndRevoked() {
    call(
        "user_rights_grant",
        "name",
        "New Clerk",
        "email",
        "new@b.example",
        "right",
        "view",
        "account",
        "All");
    Map<String, Object> right = last("rights");
    assertThat(right).containsEntry("account", "all").containsEntry("email", "new@b.example");
    assertThat(right.keySet()).isEqualTo(first("rights", "user").keySet());
    assertThat(last("disclosures")).containsEntry("via", "right");
    assertThat(call("user_rights_list")).contains("New Clerk");

    call("user_rights_revoke", "id", right.get("id"));
    assertThat(call("user_rights_list")).doesNotContain("New Clerk");
    refuses("revoked already", "user_rights_revoke", "id", right.get("id"));
    refuses("of your own", "user_rights_revoke", "id", id("rights", "user"));
    refuses(
        "none of your accounts",
        "user_rights_grant",
        "name",
        "X",
        "email",
        "x@b.example",
        "right",
        "view",
        "account",
        "Moon");
  }
}
