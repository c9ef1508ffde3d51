package dev.assize.world.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.furnishing.Fields;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refunds, approvals, vouchers and prices. */
class ShopMoneyToolsTest {

  private final Desk desk = new Desk();

  @Test
  void noMoreIsRefundedThanWasPaid() {
    Map<String, Object> order = desk.first("orders", "purchase");
    double total = Fields.number(order, "total") / 100.0;
    desk.call("refund_create", "order", order.get("id"), "amount", 1);

    assertThat(desk.call("refund_list", "query", order.get("id"))).contains("1.00 EUR");
    desk.refuses("are left to refund", "refund_create", "order", order.get("id"), "amount", total);
    desk.refuses(
        "not been paid", "refund_create", "order", desk.id("orders", "unpaid"), "amount", 1);
    desk.refuses("positive", "refund_create", "order", order.get("id"), "amount", -1);
    desk.refuses(
        "needs an iban",
        "refund_create",
        "order",
        order.get("id"),
        "amount",
        1,
        "method",
        "bank_transfer");
    desk.refuses(
        "not a valid IBAN",
        "refund_create",
        "order",
        order.get("id"),
        "amount",
        1,
        "method",
        "bank_transfer",
        "iban",
        "DE001");
  }

  @Test
  void theProviderDeclinesWhatTheOrderSaysButCreditCanBeGiven() {
    desk.refuses("declines", "refund_create", "order", desk.id("orders", "closed"), "amount", 1);
    desk.call(
        "refund_create",
        "order",
        desk.id("orders", "closed"),
        "amount",
        1,
        "method",
        "store_credit");
    assertThat(desk.last("refunds"))
        .containsEntry("email", desk.first("orders", "closed").get("email"));
  }

  @Test
  void theTeamLeadApprovesWhatACustomerHasAskedFor() {
    Object order = desk.id("orders", "outraged");
    assertThat(
            desk.call(
                "approval_request",
                "action",
                "refund",
                "subject",
                order,
                "amount",
                80,
                "reason",
                "damaged"))
        .contains("approves");
    desk.call("refund_create", "order", order, "amount", 80);
    assertThat(desk.last("refunds")).containsEntry("approved", true);
    desk.refuses(
        "was not that dear",
        "approval_request",
        "action",
        "refund",
        "subject",
        order,
        "amount",
        99_999,
        "reason",
        "x");
    desk.refuses(
        "no open ticket",
        "approval_request",
        "action",
        "refund",
        "subject",
        desk.id("orders", "unpaid"),
        "amount",
        1,
        "reason",
        "x");
    desk.refuses(
        "no voucher",
        "approval_request",
        "action",
        "voucher",
        "subject",
        desk.id("customers", "lost"),
        "amount",
        400,
        "reason",
        "x");
    desk.refuses(
        "costs us",
        "approval_request",
        "action",
        "price",
        "subject",
        desk.id("products", "dear"),
        "amount",
        1,
        "reason",
        "x");
  }

  @Test
  void aVoucherIsSentToItsOwnerAndItsCodeIsItsOwn() {
    Object customer = desk.id("customers", "regular");
    desk.call(
        "voucher_create", "type", "amount", "value", 5, "customer", customer, "code", "five-1");

    assertThat(desk.last("vouchers")).containsEntry("code", "FIVE-1").containsEntry("value", 500L);
    assertThat(desk.call("voucher_list", "query", "five-1")).contains("5.00 EUR");
    desk.refuses("already", "voucher_create", "type", "percent", "value", 5, "code", "FIVE-1");
    desk.refuses("letters, digits", "voucher_create", "type", "percent", "value", 5, "code", "ü");
    desk.refuses("between 1 and 90", "voucher_create", "type", "percent", "value", 95);
    desk.refuses("at most", "voucher_create", "type", "amount", "value", 501);
    desk.refuses(
        "in the past",
        "voucher_create",
        "type",
        "percent",
        "value",
        5,
        "valid_until",
        "2020-01-01");
    Object voucher = desk.last("vouchers").get("id");
    desk.call("voucher_disable", "id", voucher);
    desk.refuses("disabled already", "voucher_disable", "id", voucher);
  }

  @Test
  void pricesStocksAndListingsAreSet() {
    Map<String, Object> product = desk.first("products", "dear");
    desk.call("product_set_price", "id", product.get("id"), "price", 12.5);
    desk.call("product_set_stock", "id", product.get("id"), "stock", 7);
    desk.call("product_set_listed", "id", product.get("id"), "listed", false);

    assertThat(desk.call("product_search", "query", product.get("id")))
        .contains("12.50 EUR, 7 in stock, not on sale");
    desk.refuses(
        "off sale already", "product_set_listed", "id", product.get("id"), "listed", false);
    desk.refuses("positive", "product_set_price", "id", product.get("id"), "price", 0);
    desk.refuses("from 0 on", "product_set_stock", "id", product.get("id"), "stock", -1);
  }
}
