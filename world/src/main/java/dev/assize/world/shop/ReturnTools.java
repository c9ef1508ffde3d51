package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Times;
import java.util.List;
import java.util.Map;

/** Goods that customers send back. */
final class ReturnTools {

  private static final int PAGE = 12;

  private ReturnTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "return_list", ReturnTools::list,
        "return_read", ReturnTools::read,
        "return_create", ReturnTools::create);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("returns").stream()
            .filter(r ->
                Fields.matches(
                    query,
                    Fields.text(r, "id"),
                    Fields.text(r, "order"),
                    Fields.text(r, "customerName"),
                    Fields.text(r, "productName")))
            .map(r ->
                "%s  %s  order %s of %s, %s: %s"
                    .formatted(
                        r.get("id"),
                        r.get("date"),
                        r.get("order"),
                        r.get("customerName"),
                        r.get("productName"),
                        r.get("status")))
            .toList();
    return Page.of(rows, "returns", PAGE, arguments);
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> r = state.get("returns", arguments.text("id"));
    long quantity = Fields.number(r, "quantity");
    String pickup = Fields.text(r, "pickup");
    return "Return %s of %s, %s\nOrder: %s of %s (%s)\nArticle: %s%s (%s)%s\nReason given by the customer: %s"
        .formatted(
            r.get("id"),
            r.get("date"),
            r.get("status"),
            r.get("order"),
            r.get("customerName"),
            r.get("customer"),
            quantity == 0 ? "" : quantity + " × ",
            r.get("productName"),
            r.get("product"),
            pickup.isEmpty() ? "" : "\nTo be collected from " + pickup + " on",
            r.get("reason"));
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> order = state.get("orders", arguments.text("order"));
    String product = arguments.text("product");
    long quantity = arguments.number("quantity", 1);
    Map<String, Object> line = delivered(order, product, quantity);
    Map<String, Object> added =
        state.add(
            "returns",
            "ret",
            Fields.of(
                "kind", "added",
                "order", order.get("id"),
                "customer", order.get("customer"),
                "customerName", order.get("customerName"),
                "product", product,
                "productName", line.get("name"),
                "quantity", quantity,
                "reason", arguments.text("reason"),
                "pickup", pickup(state, arguments),
                "date", state.fact("company").get("today"),
                "status", "announced",
                "added", true,
                "detail", Map.of()));
    Ledger.change(state, "return", order);
    return "Return %s is registered: %d × %s of order %s."
        .formatted(added.get("id"), quantity, line.get("name"), order.get("id"));
  }

  /** The line of the order that holds so many pieces of the product, all of them delivered. */
  private static Map<String, Object> delivered(
      Map<String, Object> order, String product, long quantity) {
    Map<String, Object> line =
        OrderTools.lines(order).stream()
            .filter(l -> product.equals(l.get("product")))
            .findFirst()
            .orElseThrow(() ->
                new ToolRefusal("Order %s has no article %s.".formatted(order.get("id"), product)));
    if (!"delivered".equals(order.get("status"))) {
      throw new ToolRefusal(
          "Order %s has not been delivered, it is %s."
              .formatted(order.get("id"), order.get("status")));
    }
    if (quantity > Fields.number(line, "quantity")) {
      throw new ToolRefusal(
          "Only %d pieces of %s were ordered."
              .formatted(Fields.number(line, "quantity"), line.get("name")));
    }
    return line;
  }

  private static String pickup(State state, Arguments arguments) {
    String date = arguments.optionalText("pickup_from").map(Times::date).orElse("");
    if (!date.isEmpty() && date.compareTo(Fields.text(state.fact("company"), "today")) <= 0) {
      throw new ToolRefusal("Nothing can be collected on " + date + ": that is not in the future.");
    }
    return date;
  }
}
