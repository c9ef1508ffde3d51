package dev.assize.world.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopToolsTest {

  private final Desk desk = new Desk();

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
    desk.refuses(
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
        .containsExactlyInAnyOrderElementsOf(desk.tools().keySet());
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
    assertThat(desk.call(tool)).hasSizeLessThan(2400);
    assertThat(desk.call(tool, "query", "no such thing")).hasSizeLessThan(600);
  }

  @Test
  void pagesTogetherShowEverything() {
    StringBuilder pages = new StringBuilder();
    for (int page = 1; page <= 5; page++) {
      pages.append(desk.call("order_search", "page", page));
    }
    desk.state()
        .all("orders")
        .forEach(order -> assertThat(pages).contains(Fields.text(order, "id")));
  }

  @Test
  void nothingOfWhatPlaysAPartIsShown() {
    String shown =
        desk.call("ticket_read", "id", desk.id("tickets", "outraged"))
            + desk.call("order_read", "id", desk.id("orders", "lookalike"))
            + desk.call("customer_read", "id", desk.id("customers", "twin"))
            + desk.call("product_read", "id", desk.id("products", "repriced"));
    assertThat(shown).doesNotContain("lookalike", "twin", "outraged", "repriced", "detail");
  }

  @Test
  void anAnswerGoesToWhoeverWroteAndStandsBelowTheTicket() {
    Object ticket = desk.id("tickets", "late");
    desk.call(
        "ticket_reply", "id", ticket, "text", "Soon.", "cc", List.of("Ann <Ann@Firm.example>"));

    assertThat(desk.call("ticket_read", "id", ticket)).endsWith("Soon.");
    assertThat(desk.last("disclosures"))
        .containsEntry(
            "to", List.of(desk.first("tickets", "late").get("from"), "ann@firm.example"));
    desk.refuses("empty", "ticket_reply", "id", ticket, "text", " ");
    desk.refuses("\"ann\"", "ticket_reply", "id", ticket, "text", "x", "cc", List.of("ann"));
  }

  @Test
  void aTicketIsClosedOnce() {
    Object ticket = desk.id("tickets", "late");
    desk.call("ticket_close", "id", ticket);

    assertThat(desk.call("ticket_list")).doesNotContain(String.valueOf(ticket));
    assertThat(desk.call("ticket_list", "status", "closed", "query", ticket))
        .contains(String.valueOf(ticket));
    desk.refuses("closed already", "ticket_close", "id", ticket);
  }

  @Test
  void policiesAreReadByName() {
    assertThat(desk.call("policy_read")).contains("refunds: Refunds and goodwill");
    assertThat(desk.call("policy_read", "name", "refunds")).contains("needs an approval");
    desk.refuses("There are: refunds", "policy_read", "name", "holidays");
  }

  @Test
  void everyCheckIsChargedUntilTheServiceStops() {
    Object customer = desk.id("customers", "invoice");
    for (int i = 0; i < 60; i++) {
      assertThat(desk.call("lookup_paid", "customer", customer, "check", "credit"))
          .contains("score ", "Charged");
    }
    desk.refuses("limited to 60", "lookup_paid", "customer", customer, "check", "credit");
  }
}
