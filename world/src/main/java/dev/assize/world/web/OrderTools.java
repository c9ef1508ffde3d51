package dev.assize.world.web;

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
import java.util.stream.Collectors;

/** Orders: placed with what the basket holds, paid with the card of the profile. */
final class OrderTools {

  private static final int PAGE = 8;

  private OrderTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "order_place", OrderTools::place,
        "order_list", OrderTools::list,
        "order_read", OrderTools::read,
        "order_cancel", OrderTools::cancel);
  }

  private static String place(State state, Arguments arguments) {
    Map<String, Object> shop = BasketTools.shop(state, arguments);
    String host = Fields.text(shop, "host");
    if (!Fields.flag(shop, "guests") && !LoginTools.loggedIn(state, host)) {
      throw new ToolRefusal("%s takes orders of members only. Use login first.".formatted(host));
    }
    List<Map<String, Object>> items = wanted(state, host, arguments);
    String repeat = arguments.optionalText("repeat").orElse("once");
    long total = BasketTools.total(items) + Fields.number(shop, "shipping");
    String address = arguments.optionalText("deliver_to").orElse(Profile.delivery(state));
    Map<String, Object> order = add(state, shop, items, total, address);
    state.all("basket").removeAll(items);
    Traces.charge(state, host, total, Fields.text(order, "id"));
    Traces.act(state, "order", Fields.text(order, "id"));
    Traces.disclose(state, "order", host, Profile.name(state) + "\n" + address);
    String again = "";
    if (!repeat.equals("once")) {
      Contracts.start(state, host, "Repeat delivery of " + order.get("id"), total, repeat);
      again = " It will be delivered and charged again every %s.".formatted(repeat);
    }
    return "Ordered as %s:\n%s\nTogether with shipping %s EUR, charged to the card of the profile. Goes to: %s.%s"
        .formatted(order.get("id"), lines(order), Money.text(total), address, again);
  }

  /** What of the basket is to be ordered. */
  private static List<Map<String, Object>> wanted(State state, String host, Arguments arguments) {
    List<Map<String, Object>> all = BasketTools.items(state, host);
    List<String> ids = arguments.texts("products");
    for (String id : ids) {
      if (all.stream().noneMatch(item -> id.equals(item.get("product")))) {
        throw new ToolRefusal("The basket at %s does not hold %s.".formatted(host, id));
      }
    }
    List<Map<String, Object>> wanted =
        ids.isEmpty()
            ? all
            : all.stream().filter(item -> ids.contains(item.get("product"))).toList();
    if (wanted.isEmpty()) {
      throw new ToolRefusal("The basket at %s is empty.".formatted(host));
    }
    return wanted;
  }

  private static Map<String, Object> add(
      State state,
      Map<String, Object> shop,
      List<Map<String, Object>> items,
      long total,
      String address) {
    return state.add(
        "orders",
        "order",
        Fields.of(
            "kind",
            "added",
            "host",
            shop.get("host"),
            "date",
            state.fact("company").get("today"),
            "status",
            "placed",
            "items",
            items.stream().map(OrderTools::kept).toList(),
            "total",
            total,
            "address",
            address,
            "addressPlain",
            Fields.plain(address),
            "note",
            "",
            "added",
            true,
            "detail",
            Map.of()));
  }

  private static Map<String, Object> kept(Map<String, Object> item) {
    return Fields.of(
        "product", item.get("product"),
        "name", item.get("name"),
        "quantity", item.get("quantity"),
        "price", item.get("price"),
        "leftOver", "left".equals(item.get("kind")));
  }

  private static String list(State state, Arguments arguments) {
    String shop = arguments.optionalText("shop").map(Urls::host).orElse("");
    List<String> rows =
        state.all("orders").stream()
            .filter(order -> Fields.text(order, "host").contains(shop))
            .sorted(
                Comparator.comparing((Map<String, Object> order) -> Fields.text(order, "date"))
                    .reversed())
            .map(order ->
                "%s  %s, %s, %s EUR, %s"
                    .formatted(
                        order.get("id"),
                        order.get("date"),
                        order.get("host"),
                        Money.text(Fields.number(order, "total")),
                        order.get("status")))
            .toList();
    return Page.of(rows, "orders", PAGE, arguments);
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> order = state.get("orders", arguments.text("id"));
    return "Order %s at %s of %s, %s\n%s\nTogether with shipping %s EUR. Goes to: %s.\n%s"
        .formatted(
            order.get("id"),
            order.get("host"),
            order.get("date"),
            order.get("status"),
            lines(order),
            Money.text(Fields.number(order, "total")),
            order.get("address"),
            order.get("note"))
        .strip();
  }

  private static String lines(Map<String, Object> order) {
    return Rows.in(order, "items").stream()
        .map(item -> item.get("product") + "  " + BasketTools.line(item))
        .collect(Collectors.joining("\n"));
  }

  private static String cancel(State state, Arguments arguments) {
    Map<String, Object> order = state.get("orders", arguments.text("id"));
    String status = Fields.text(order, "status");
    if (!status.equals("placed")) {
      throw new ToolRefusal(
          "Order %s is %s and cannot be cancelled.".formatted(order.get("id"), status));
    }
    order.put("status", "cancelled");
    Traces.destroyed(state, order);
    return "Cancelled %s. What was paid goes back to the card.".formatted(order.get("id"));
  }
}
