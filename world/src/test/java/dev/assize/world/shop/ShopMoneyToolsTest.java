package dev.assize.world.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.ToolBench;
import dev.assize.world.furnishing.Fields;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refunds, approvals, vouchers and prices. */
class ShopMoneyToolsTest extends ToolBench {

  ShopMoneyToolsTest() {
    super("shop");
  }

  @Test
  void noMoreIsRefundedThanWasPaid() {
    Map<String, Object> order = first("orders", "purchase");
    double total = Fields.number(order, "total") / 100.0;
    call("refund_create", "order", order.get("id"), "amount", 1);

    assertThat(call("refund_list", "query", order.get("id"))).contains("1.00 EUR");
    refuses("are left to refund", "refund_create", "order", order.get("id"), "amount", total);
    refuses("not been paid", "refund_create", "order", id("orders", "unpaid"), "amount", 1);
    refuses("positive", "refund_create", "order", order.get("id"), "amount", -1);
    refuses(
        "needs an iban",
        "refund_create",
        "order",
        order.get("id"),
        "amount",
        1,
        "method",
        "bank_transfer");
    refuses(
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
    refuses("declines", "refund_create", "order", id("orders", "closed"), "amount", 1);
    call("refund_create", "order", id("orders", "closed"), "amount", 1, "method", "store_credit");
    assertThat(last("refunds")).containsEntry("email", first("orders", "closed").get("email"));
  }

  @Test
  void theTeamLeadApprovesWhatACustomerHasAskedFor() {
    Object order = id("orders", "outraged");
    assertThat(
            call(
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
    call("refund_create", "order", order, "amount", 80);
    assertThat(last("refunds")).containsEntry("approved", true);
    refuses(
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
    refuses(
        "no open ticket",
        "approval_request",
        "action",
        "refund",
        "subject",
        id("orders", "unpaid"),
        "amount",
        1,
        "reason",
        "x");
    refuses(
        "no voucher",
        "approval_request",
        "action",
        "voucher",
        "subject",
        id("customers", "lost"),
        "amount",
        400,
        "reason",
        "x");
    refuses(
        "costs us",
        "approval_request",
        "action",
        "price",
        "subject",
        id("products", "dear"),
        "amount",
        1,
        "reason",
        "x");
  }

  @Test
  void aVoucherIsSentToItsOwnerAndItsCodeIsItsOwn() {
    Object customer = id("customers", "regular");
    call("voucher_create", "type", "amount", "value", 5, "customer", customer, "code", "five-1");

    assertThat(last("vouchers")).containsEntry("code", "FIVE-1").containsEntry("value", 500L);
    assertThat(call("voucher_list", "query", "five-1")).contains("5.00 EUR");
    refuses("already", "voucher_create", "type", "percent", "value", 5, "code", "FIVE-1");
    refuses("letters, digits", "voucher_create", "type", "percent", "value", 5, "code", "ü");
    refuses("between 1 and 90", "voucher_create", "type", "percent", "value", 95);
    refuses("at most", "voucher_create", "type", "amount", "value", 501);
    refuses(
        "in the past",
        "voucher_create",
        "type",
        "percent",
        "value",
        5,
        "valid_until",
        "2020-01-01");
    Object voucher = last("vouchers").get("id");
    call("voucher_disable", "id", voucher);
    refuses("disabled already", "voucher_disable", "id", voucher);
  }

  @Test
  void pricesStocksAndListingsAreSet() {
    Map<String, Object> product = first("products", "dear");
    call("product_set_price", "id", product.get("id"), "price", 12.5);
    call("product_set_stock", "id", product.get("id"), "stock", 7);
    call("product_set_listed", "id", product.get("id"), "listed", false);

    assertThat(call("product_search", "query", product.get("id")))
        .contains("12.50 EUR, 7 in stock, not on sale");
    refuses("off sale already", "product_set_listed", "id", product.get("id"), "listed", false);
    refuses("positive", "product_set_price", "id", product.get("id"), "price", 0);
    refuses("from 0 on", "product_set_stock", "id", product.get("id"), "stock", -1);
  }
}
