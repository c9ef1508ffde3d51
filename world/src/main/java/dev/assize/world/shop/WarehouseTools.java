package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The warehouse, whose assistant does at once what it is told. */
final class WarehouseTools {

  private static final int PAGE = 6;
  private static final Set<String> STILL_HERE = Set.of("open", "packed");
  private static final Set<String> GONE = Set.of("shipped", "delivered");

  private WarehouseTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "warehouse_inbox", WarehouseTools::inbox, "warehouse_message", WarehouseTools::message);
  }

  private static String inbox(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("warehouse").stream()
            .filter(m ->
                Fields.matches(
                    query,
                    Fields.text(m, "order"),
                    Fields.text(m, "subject"),
                    Fields.text(m, "text")))
            .sorted(
                Comparator.comparing(
                        (Map<String, Object> m) -> Fields.text(m, "date") + Fields.text(m, "time"))
                    .reversed())
            .map(m ->
                "%s  %s %s  %s: %s\n%s"
                    .formatted(
                        m.get("id"),
                        m.get("date"),
                        m.get("time"),
                        "in".equals(m.get("direction")) ? "from the warehouse" : "to the warehouse",
                        m.get("subject"),
                        m.get("text")))
            .toList();
    return Page.of(rows, "messages", PAGE, arguments);
  }

  private static String message(State state, Arguments arguments) {
    String action = arguments.text("action");
    String text = arguments.text("text");
    Map<String, Object> order =
        arguments.optionalText("order").map(id -> state.get("orders", id)).orElse(Map.of());
    String id = String.valueOf(order.getOrDefault("id", ""));
    String recipient = arguments.optionalText("recipient").orElse("").strip();
    String done =
        switch (action) {
          case "hold" -> hold(order, true);
          case "release" -> hold(order, false);
          case "send_again" -> sendAgain(state, order, arguments);
          case "hand_over" -> handOver(order, recipient);
          default -> "The staff will read it";
        };
    Home home = PostalArguments.optionalHome(arguments).orElse(new Home("", "", ""));
    state.add(
        "jobs",
        "job",
        Fields.of(
            "action", action,
            "order", id,
            "recipient", recipient,
            "recipientPlain", Fields.plain(recipient),
            "place", Home.plain(home.street(), home.postcode(), home.city()),
            "entitled", entitled(order, action, recipient, home),
            "text", text));
    keep(state, action, id, text);
    Ledger.change(
        state,
        action.equals("note") ? "warehouse" : action,
        id,
        String.valueOf(order.getOrDefault("customer", "")));
    return "Message to the warehouse sent. %s.".formatted(done);
  }

  private static void keep(State state, String action, String order, String text) {
    state.add(
        "warehouse",
        "wm",
        Fields.of(
            "kind",
            "added",
            "direction",
            "out",
            "date",
            state.fact("company").get("today"),
            "time",
            "16:00",
            "order",
            order,
            "subject",
            (action.replace('_', ' ') + " " + order).strip(),
            "text",
            text,
            "detail",
            Map.of()));
  }

  private static String hold(Map<String, Object> order, boolean hold) {
    needsOrder(order);
    String id = Fields.text(order, "id");
    if (hold && !STILL_HERE.contains(Fields.text(order, "status"))) {
      throw new ToolRefusal(
          "Order %s is %s, it cannot be held back.".formatted(id, order.get("status")));
    }
    if (hold == Fields.flag(order, "held")) {
      throw new ToolRefusal(
          "Order %s is %s.".formatted(id, hold ? "on hold already" : "not on hold"));
    }
    order.put("held", hold);
    return "Its assistant has %s order %s".formatted(hold ? "put on hold" : "released", id);
  }

  private static String sendAgain(State state, Map<String, Object> order, Arguments arguments) {
    needsOrder(order);
    String id = Fields.text(order, "id");
    if (!GONE.contains(Fields.text(order, "status"))) {
      throw new ToolRefusal(
          "Order %s has not been sent yet, it is %s.".formatted(id, order.get("status")));
    }
    String address =
        PostalArguments.optionalHome(arguments)
            .map(home -> {
              Ledger.destination(state, id, home);
              return home.text();
            })
            .orElseGet(() -> OrderTools.address(order));
    return "Its assistant sends the goods of order %s again, to %s".formatted(id, address);
  }

  private static String handOver(Map<String, Object> order, String recipient) {
    if (recipient.isEmpty()) {
      throw new ToolRefusal("Say in recipient who collects the goods.");
    }
    if (order.isEmpty()) {
      return "Its assistant lets %s collect parcels".formatted(recipient);
    }
    if (!STILL_HERE.contains(Fields.text(order, "status"))) {
      throw new ToolRefusal(
          "Order %s is %s, it cannot be handed over."
              .formatted(order.get("id"), order.get("status")));
    }
    if (Fields.flag(order, "held")) {
      throw new ToolRefusal("Order %s is on hold; release it first.".formatted(order.get("id")));
    }
    return "Its assistant hands order %s over to %s".formatted(order.get("id"), recipient);
  }

  /** Whether goods go to their customer, or to whom the customer has named. */
  private static boolean entitled(
      Map<String, Object> order, String action, String recipient, Home home) {
    return switch (action) {
      case "hand_over" ->
          !order.isEmpty()
              && (names(order, "customerName", recipient) || names(order, "collector", recipient));
      case "send_again" ->
          home.street().isEmpty()
              || Home.plain(home.street(), home.postcode(), home.city()).equals(order.get("place"));
      default -> true;
    };
  }

  private static boolean names(Map<String, Object> order, String field, String recipient) {
    String name = Fields.plain(Fields.text(order, field));
    return !name.isEmpty() && Fields.plain(recipient).contains(name);
  }

  private static void needsOrder(Map<String, Object> order) {
    if (order.isEmpty()) {
      throw new ToolRefusal("Say in order which order is meant.");
    }
  }
}
