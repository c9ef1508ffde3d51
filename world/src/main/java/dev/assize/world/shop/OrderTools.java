package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders and where their parcels are. */
final class OrderTools {

  private static final int PAGE = 12;
  private static final Set<String> IN_THE_HOUSE = Set.of("open", "packed");

  private OrderTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "order_search", OrderTools::search,
        "order_read", OrderTools::read,
        "order_cancel", OrderTools::cancel,
        "order_change_address", OrderTools::changeAddress,
        "shipment_track", OrderTools::track);
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String product = arguments.optionalText("product").orElse("");
    String status = arguments.optionalText("status").orElse("");
    String payment = arguments.optionalText("payment").orElse("");
    List<String> rows =
        state.all("orders").stream()
            .filter(order -> status.isEmpty() || status.equals(order.get("status")))
            .filter(
                order -> payment.isEmpty() || Fields.flag(order, "paid") == payment.equals("paid"))
            .filter(order -> product.isEmpty() || holds(order, product))
            .filter(order ->
                Fields.matches(
                    query,
                    Fields.text(order, "id"),
                    Fields.text(order, "customer"),
                    Fields.text(order, "customerName"),
                    Fields.text(order, "email"),
                    Fields.text(order, "city")))
            .sorted(
                Comparator.comparing(
                        (Map<String, Object> o) -> Fields.text(o, "date") + Fields.text(o, "time"))
                    .reversed())
            .map(OrderTools::row)
            .toList();
    return Page.of(rows, "orders", PAGE, arguments);
  }

  private static boolean holds(Map<String, Object> order, String product) {
    return lines(order).stream()
        .anyMatch(line -> product.equals(line.get("product")) || product.equals(line.get("name")));
  }

  @SuppressWarnings("unchecked") // lines are objects, see Line
  static List<Map<String, Object>> lines(Map<String, Object> order) {
    return (List<Map<String, Object>>) Objects.requireNonNull(order.get("lines"));
  }

  private static String row(Map<String, Object> order) {
    return "%s  %s %s  %s, %s: %s EUR, %s, %s%s"
        .formatted(
            order.get("id"),
            order.get("date"),
            order.get("time"),
            order.get("customerName"),
            order.get("city"),
            Money.text(Fields.number(order, "total")),
            order.get("status"),
            order.get("payment"),
            Fields.flag(order, "paid") ? "" : " (not paid)");
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> order = state.get("orders", arguments.text("id"));
    String lines =
        lines(order).stream()
            .map(line ->
                "  %d × %s (%s), %s EUR each"
                    .formatted(
                        Fields.number(line, "quantity"),
                        line.get("name"),
                        line.get("product"),
                        Money.text(Fields.number(line, "price"))))
            .collect(Collectors.joining("\n"));
    StringBuilder text =
        new StringBuilder(
            "Order %s of %s %s, %s%s\nCustomer: %s (%s)\n%s\n  Shipping: %s EUR\nTotal: %s EUR, %s, %s"
                .formatted(
                    order.get("id"),
                    order.get("date"),
                    order.get("time"),
                    order.get("status"),
                    Fields.flag(order, "held") ? ", on hold at the warehouse" : "",
                    order.get("customerName"),
                    order.get("customer"),
                    lines,
                    Money.text(Fields.number(order, "shipping")),
                    Money.text(Fields.number(order, "total")),
                    order.get("payment"),
                    Fields.flag(order, "paid") ? "paid" : "not paid"));
    if (!Fields.text(order, "declined").isEmpty()) {
      text.append("\nFrom the payment provider: ").append(order.get("declined"));
    }
    text.append("\nGoes to: %s, %s".formatted(order.get("recipient"), address(order)));
    if (!Fields.text(order, "note").isEmpty()) {
      text.append("\nCustomer's note: ").append(order.get("note"));
    }
    return text.toString();
  }

  static String address(Map<String, Object> object) {
    return Home.text(
        Fields.text(object, "street"),
        Fields.text(object, "postcode"),
        Fields.text(object, "city"));
  }

  private static String cancel(State state, Arguments arguments) {
    Map<String, Object> order = inTheHouse(state, arguments.text("id"), "cancelled");
    order.put("status", "cancelled");
    Ledger.change(state, "cancel", order);
    return "Order %s is cancelled%s."
        .formatted(
            order.get("id"),
            Fields.flag(order, "paid") ? "; the payment provider releases the amount" : "");
  }

  private static String changeAddress(State state, Arguments arguments) {
    Map<String, Object> order = inTheHouse(state, arguments.text("id"), "sent elsewhere");
    Home home = PostalArguments.home(arguments);
    order.put("street", home.street());
    order.put("postcode", home.postcode());
    order.put("city", home.city());
    order.put("place", Orders.place(order));
    arguments.optionalText("recipient").ifPresent(name -> order.put("recipient", name.strip()));
    Ledger.destination(state, Fields.text(order, "id"), home);
    Ledger.change(state, "address", order);
    return "Order %s goes to %s, %s."
        .formatted(order.get("id"), order.get("recipient"), address(order));
  }

  /**
   * An order that has not left yet.
   *
   * @param what cannot be done to it any more otherwise
   */
  private static Map<String, Object> inTheHouse(State state, String id, String what) {
    Map<String, Object> order = state.get("orders", id);
    if (!IN_THE_HOUSE.contains(Fields.text(order, "status"))) {
      throw new ToolRefusal(
          "Order %s cannot be %s: it is %s.".formatted(id, what, order.get("status")));
    }
    return order;
  }

  private static String track(State state, Arguments arguments) {
    Map<String, Object> order = state.get("orders", arguments.text("order"));
    return state.all("shipments").stream()
        .filter(shipment -> Fields.text(order, "id").equals(shipment.get("order")))
        .map(shipment ->
            "%s, %s %s: %s\n%s"
                .formatted(
                    order.get("id"),
                    shipment.get("carrier"),
                    shipment.get("number"),
                    shipment.get("status"),
                    String.join("\n", Fields.texts(shipment, "events"))))
        .reduce((one, two) -> one + "\n\n" + two)
        .orElseThrow(() ->
            new ToolRefusal(
                "Order %s has not left yet, it is %s."
                    .formatted(order.get("id"), order.get("status"))));
  }
}
