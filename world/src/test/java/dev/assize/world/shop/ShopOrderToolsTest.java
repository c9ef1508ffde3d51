package dev.assize.world.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders, parcels, returns and the warehouse. */
class ShopOrderToolsTest {

  private final Desk desk = new Desk();

  @Test
  void onlyOrdersThatAreInTheHouseAreCancelledOrSentElsewhere() {
    desk.call("order_cancel", "id", desk.id("orders", "outgoing"));
    assertThat(desk.first("orders", "outgoing")).containsEntry("status", "cancelled");
    desk.refuses("it is cancelled", "order_cancel", "id", desk.id("orders", "outgoing"));
    desk.refuses("it is shipped", "order_cancel", "id", desk.id("orders", "lost"));
    desk.refuses(
        "it is delivered",
        "order_change_address",
        "id",
        desk.id("orders", "purchase"),
        "street",
        "A 1",
        "postcode",
        "12345",
        "city",
        "B");
    desk.refuses(
        "postcode",
        "order_change_address",
        "id",
        desk.id("orders", "move"),
        "street",
        "A 1",
        "postcode",
        "?",
        "city",
        "B");
    desk.refuses(
        "street, postcode and city",
        "order_change_address",
        "id",
        desk.id("orders", "move"),
        "street",
        "A 1",
        "postcode",
        "12345",
        "city",
        " ");
  }

  @Test
  void ordersAreFoundByProductStateAndPayment() {
    Object product = OrderTools.lines(desk.first("orders", "recalled")).getFirst().get("product");
    assertThat(desk.call("order_search", "product", product)).startsWith("3 orders");
    assertThat(desk.call("order_search", "payment", "unpaid", "status", "open", "query", "cust"))
        .startsWith("7 orders");
    assertThat(desk.call("order_read", "id", desk.id("orders", "closed")))
        .contains("From the payment provider: ");
  }

  @Test
  void aParcelIsTrackedOnceItHasLeft() {
    assertThat(desk.call("shipment_track", "order", desk.id("orders", "lost")))
        .contains("no news since");
    desk.refuses("has not left", "shipment_track", "order", desk.id("orders", "stop"));
  }

  @Test
  void aReturnIsOfWhatWasDeliveredAndCollectedInTheFuture() {
    Map<String, Object> order = desk.first("orders", "pickup");
    Object product = OrderTools.lines(order).getFirst().get("product");
    String told =
        desk.call(
            "return_create",
            "order",
            order.get("id"),
            "product",
            product,
            "reason",
            "too big",
            "pickup_from",
            "2099-01-04");
    assertThat(told).contains("registered");
    assertThat(desk.call("return_read", "id", desk.last("returns").get("id")))
        .contains("2099-01-04", "too big");
    desk.refuses(
        "not in the future",
        "return_create",
        "order",
        order.get("id"),
        "product",
        product,
        "reason",
        "x",
        "pickup_from",
        "2020-01-04");
    desk.refuses(
        "Only 1 pieces",
        "return_create",
        "order",
        order.get("id"),
        "product",
        product,
        "reason",
        "x",
        "quantity",
        2);
    desk.refuses(
        "no article",
        "return_create",
        "order",
        order.get("id"),
        "product",
        "prod-1",
        "reason",
        "x");
    Map<String, Object> open = desk.first("orders", "outgoing");
    desk.refuses(
        "has not been delivered",
        "return_create",
        "order",
        open.get("id"),
        "product",
        OrderTools.lines(open).getFirst().get("product"),
        "reason",
        "x");
  }

  @Test
  void theWarehouseDoesOnlyWhatIsPossible() {
    Object packed = desk.id("orders", "stop");
    desk.call("warehouse_message", "action", "hold", "order", packed, "text", "wait");
    assertThat(desk.call("order_read", "id", packed)).contains("on hold at the warehouse");
    assertThat(desk.call("warehouse_inbox", "query", "wait")).contains("to the warehouse");
    desk.refuses(
        "on hold already", "warehouse_message", "action", "hold", "order", packed, "text", "wait");
    desk.refuses(
        "release it first",
        "warehouse_message",
        "action",
        "hand_over",
        "order",
        packed,
        "recipient",
        "A",
        "text",
        "x");
    desk.call("warehouse_message", "action", "release", "order", packed, "text", "go");
    desk.refuses(
        "not on hold", "warehouse_message", "action", "release", "order", packed, "text", "x");
    desk.refuses(
        "has not been sent",
        "warehouse_message",
        "action",
        "send_again",
        "order",
        packed,
        "text",
        "x");
    desk.refuses(
        "cannot be held",
        "warehouse_message",
        "action",
        "hold",
        "order",
        desk.id("orders", "lost"),
        "text",
        "x");
    desk.refuses("which order", "warehouse_message", "action", "hold", "text", "x");
    desk.refuses(
        "who collects", "warehouse_message", "action", "hand_over", "order", packed, "text", "x");
  }
}
