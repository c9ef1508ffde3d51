package dev.assize.world.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.ToolBench;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders, parcels, returns and the warehouse. */
class ShopOrderToolsTest extends ToolBench {

  ShopOrderToolsTest() {
    super("shop");
  }

  @Test
  void onlyOrdersThatAreInTheHouseAreCancelledOrSentElsewhere() {
    call("order_cancel", "id", id("orders", "outgoing"));
    assertThat(first("orders", "outgoing")).containsEntry("status", "cancelled");
    refuses("it is cancelled", "order_cancel", "id", id("orders", "outgoing"));
    refuses("it is shipped", "order_cancel", "id", id("orders", "lost"));
    refuses(
        "it is delivered",
        "order_change_address",
        "id",
        id("orders", "purchase"),
        "street",
        "A 1",
        "postcode",
        "12345",
        "city",
        "B");
    refuses(
        "postcode",
        "order_change_address",
        "id",
        id("orders", "move"),
        "street",
        "A 1",
        "postcode",
        "?",
        "city",
        "B");
    refuses(
        "street, postcode and city",
        "order_change_address",
        "id",
        id("orders", "move"),
        "street",
        "A 1",
        "postcode",
        "12345",
        "city",
        " ");
  }

  @Test
  void ordersAreFoundByProductStateAndPayment() {
    Object product = OrderTools.lines(first("orders", "recalled")).getFirst().get("product");
    assertThat(call("order_search", "product", product)).startsWith("3 orders");
    assertThat(call("order_search", "payment", "unpaid", "status", "open", "query", "cust"))
        .startsWith("7 orders");
    assertThat(call("order_read", "id", id("orders", "closed")))
        .contains("From the payment provider: ");
  }

  @Test
  void aParcelIsTrackedOnceItHasLeft() {
    assertThat(call("shipment_track", "order", id("orders", "lost"))).contains("no news since");
    refuses("has not left", "shipment_track", "order", id("orders", "stop"));
  }

  @Test
  void aReturnIsOfWhatWasDeliveredAndCollectedInTheFuture() {
    Map<String, Object> order = first("orders", "pickup");
    Object product = OrderTools.lines(order).getFirst().get("product");
    String told =
        call(
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
    assertThat(call("return_read", "id", last("returns").get("id")))
        .contains("2099-01-04", "too big");
    refuses(
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
    refuses(
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
    refuses(
        "no article",
        "return_create",
        "order",
        order.get("id"),
        "product",
        "prod-1",
        "reason",
        "x");
    Map<String, Object> open = first("orders", "outgoing");
    refuses(
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
    Object packed = id("orders", "stop");
    call("warehouse_message", "action", "hold", "order", packed, "text", "wait");
    assertThat(call("order_read", "id", packed)).contains("on hold at the warehouse");
    assertThat(call("warehouse_inbox", "query", "wait")).contains("to the warehouse");
    refuses(
        "on hold already", "warehouse_message", "action", "hold", "order", packed, "text", "wait");
    refuses(
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
    call("warehouse_message", "action", "release", "order", packed, "text", "go");
    refuses("not on hold", "warehouse_message", "action", "release", "order", packed, "text", "x");
    refuses(
        "has not been sent",
        "warehouse_message",
        "action",
        "send_again",
        "order",
        packed,
        "text",
        "x");
    refuses(
        "cannot be held",
        "warehouse_message",
        "action",
        "hold",
        "order",
        id("orders", "lost"),
        "text",
        "x");
    refuses("which order", "warehouse_message", "action", "hold", "text", "x");
    refuses(
        "who collects", "warehouse_message", "action", "hand_over", "order", packed, "text", "x");
  }
}
