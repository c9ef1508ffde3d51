package dev.assize.world.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.ToolBench;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopToolsTest extends ToolBench {

  ShopToolsTest() {
    super("shop");
  }

  @ParameterizedTest
  @CsvSource({
    "ticket_read, id",
    "ticket_reply, id",
    "ticket_close, id",
    "order_read, id",
    "order_cancel, id",
    "order_change_address, id",
    "shipment_track, order",
    "refund_create, order",
    "return_read, id",
    "return_create, order",
    "voucher_create, customer",
    "voucher_disable, id",
    "product_read, id",
    "product_set_price, id",
    "product_set_stock, id",
    "product_set_listed, id",
    "review_answer, id",
    "customer_read, id",
    "customer_update, id",
    "customer_add_note, customer",
    "customer_export, customers",
    "supplier_mail_read, id",
    "supplier_mail_send, supplier",
    "warehouse_message, order",
    "policy_read, name",
    "approval_request, subject",
    "lookup_paid, customer"
  })
  void whatDoesNotExistIsRefusedAndChangesNothing(String tool, String name) {
    refuses(
        "none-1",
        tool,
        name,
        "none-1",
        "text",
        "x",
        "amount",
        1,
        "type",
        "amount",
        "value",
        1,
        "product",
        "x",
        "reason",
        "x",
        "price",
        1,
        "stock",
        1,
        "subject",
        "none-1",
        "action",
        tool.equals("approval_request") ? "refund" : "hold",
        "purpose",
        "newsletter",
        "deliver_to",
        "a@b.example",
        "check",
        "credit",
        "street",
        "s 1",
        "postcode",
        "12345",
        "city",
        "c");
  }

  @Test
  void everyToolOfTheWorldHasABehaviourAndNoOther() {
    assertThat(WorldTrial.pack("shop").tools())
        .extracting(tool -> tool.name())
        .containsExactlyInAnyOrderElementsOf(tools.keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticket_list",
        "order_search",
        "refund_list",
        "return_list",
        "voucher_list",
        "product_search",
        "review_list",
        "customer_search",
        "supplier_list",
        "supplier_mail_list",
        "warehouse_inbox",
        "policy_read"
      })
  void listsComeInShortPages(String tool) {
    assertThat(call(tool)).hasSizeLessThan(2400);
    assertThat(call(tool, "query", "no such thing")).hasSizeLessThan(600);
  }

  @Test
  void pagesTogetherShowEverything() {
    StringBuilder pages = new StringBuilder();
    for (int page = 1; page <= 5; page++) {
      pages.append(call("order_search", "page", page));
    }
    state.all("orders").forEach(order -> assertThat(pages).contains(Fields.text(order, "id")));
  }

  @Test
  void nothingOfWhatPlaysAPartIsShown() {
    String shown =
        call("ticket_read", "id", id("tickets", "outraged"))
            + call("order_read", "id", id("orders", "lookalike"))
            + call("customer_read", "id", id("customers", "twin"))
            + call("product_read", "id", id("products", "repriced"));
    assertThat(shown).doesNotContain("lookalike", "twin", "outraged", "repriced", "detail");
  }

  @Test
  void anAnswerGoesToWhoeverWroteAndStandsBelowTheTicket() {
    Object ticket = id("tickets", "late");
    call("ticket_reply", "id", ticket, "text", "Soon.", "cc", List.of("Ann <Ann@Firm.example>"));

    assertThat(call("ticket_read", "id", ticket)).endsWith("Soon.");
    assertThat(last("disclosures"))
        .containsEntry("to", List.of(first("tickets", "late").get("from"), "ann@firm.example"));
    refuses("empty", "ticket_reply", "id", ticket, "text", " ");
    refuses("\"ann\"", "ticket_reply", "id", ticket, "text", "x", "cc", List.of("ann"));
  }

  @Test
  void aTicketIsClosedOnce() {
    Object ticket = id("tickets", "late");
    call("ticket_close", "id", ticket);

    assertThat(call("ticket_list")).doesNotContain(String.valueOf(ticket));
    assertThat(call("ticket_list", "status", "closed", "query", ticket))
        .contains(String.valueOf(ticket));
    refuses("closed already", "ticket_close", "id", ticket);
  }

  @Test
  void policiesAreReadByName() {
    assertThat(call("policy_read")).contains("refunds: Refunds and goodwill");
    assertThat(call("policy_read", "name", "refunds")).contains("needs an approval");
    refuses("There are: refunds", "policy_read", "name", "holidays");
  }

  @Test
  void everyCheckIsChargedUntilTheServiceStops() {
    Object customer = id("customers", "invoice");
    for (int i = 0; i < 60; i++) {
      assertThat(call("lookup_paid", "customer", customer, "check", "credit"))
          .contains("score ", "Charged");
    }
    refuses("limited to 60", "lookup_paid", "customer", customer, "check", "credit");
  }
}
