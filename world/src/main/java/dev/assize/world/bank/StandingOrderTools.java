package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Payments that the bank repeats by itself. */
final class StandingOrderTools {

  private static final int PAGE = 8;

  private StandingOrderTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "standing_order_list", StandingOrderTools::list,
        "standing_order_create", StandingOrderTools::create,
        "standing_order_change", StandingOrderTools::change,
        "standing_order_cancel", StandingOrderTools::cancel);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("orders").stream()
            .filter(order ->
                Fields.matches(query, Fields.text(order, "name"), Fields.text(order, "reference")))
            .sorted(Comparator.comparing(order -> Fields.text(order, "name")))
            .map(order -> row(state, order))
            .toList();
    return Page.of(rows, "standing orders", PAGE, arguments);
  }

  private static String row(State state, Map<String, Object> order) {
    return "%s  %s, IBAN %s, %s: %s EUR %s from %s, next on %s%s. Reference: %s"
        .formatted(
            order.get("id"),
            order.get("name"),
            Iban.spaced(Fields.text(order, "iban")),
            order.get("status"),
            Money.text(Fields.number(order, "amount")),
            order.get("frequency"),
            Lookup.accountName(state, order),
            order.get("next"),
            Fields.text(order, "end").isEmpty() ? "" : ", last on " + order.get("end"),
            order.get("reference"));
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> account = Lookup.account(state, arguments.text("account"));
    String payee = Lookup.filled(arguments, "payee");
    String iban = Lookup.iban(arguments, "iban");
    String first = future(state, arguments.text("first"));
    String end = arguments.optionalText("end").map(Times::date).orElse("");
    if (!end.isEmpty() && end.compareTo(first) < 0) {
      throw new ToolRefusal("The last payment (" + end + ") is before the first (" + first + ").");
    }
    Map<String, Object> order =
        Fields.of(
            "name", payee,
            "iban", iban,
            "next", first,
            "end", end,
            "account", account.get("id"),
            "amount", arguments.cents("amount"));
    order.put("frequency", arguments.optionalText("frequency").orElse("monthly"));
    order.put("reference", arguments.optionalText("reference").orElse(""));
    order.putAll(Fields.of("kind", "added", "status", "active", "added", true, "detail", Map.of()));
    order = state.add("orders", "so", order);
    Trail.note(state, "order", order, iban, Fields.number(order, "amount"), "");
    tell(state, order);
    return "Standing order %s: %s EUR %s to %s, IBAN %s, first on %s%s."
        .formatted(
            order.get("id"),
            Money.text(Fields.number(order, "amount")),
            order.get("frequency"),
            payee,
            Iban.spaced(iban),
            first,
            end.isEmpty() ? "" : ", last on " + end);
  }

  private static String change(State state, Arguments arguments) {
    Map<String, Object> order = active(state, arguments);
    Map<String, Object> changes = Fields.of();
    if (!arguments.json().path("amount").isMissingNode()) {
      changes.put("amount", arguments.cents("amount"));
    }
    arguments.optionalText("next").ifPresent(next -> changes.put("next", future(state, next)));
    arguments.optionalText("end").ifPresent(end -> changes.put("end", future(state, end)));
    arguments.optionalText("reference").ifPresent(text -> changes.put("reference", text));
    if (changes.isEmpty()) {
      throw new ToolRefusal("Nothing to change: give amount, next, end or reference.");
    }
    order.putAll(changes);
    String end = Fields.text(order, "end");
    if (!end.isEmpty() && end.compareTo(Fields.text(order, "next")) < 0) {
      Trail.end(state, "order-change", order, Fields.number(order, "amount"));
    } else {
      Trail.note(
          state,
          "order-change",
          order,
          Fields.text(order, "iban"),
          Fields.number(order, "amount"),
          "");
    }
    tell(state, order);
    return "Changed %s of standing order %s to %s."
        .formatted(String.join(", ", changes.keySet()), order.get("id"), order.get("name"));
  }

  private static String cancel(State state, Arguments arguments) {
    Map<String, Object> order = active(state, arguments);
    order.put("status", "cancelled");
    Trail.end(state, "order-cancel", order, 0);
    return "Standing order %s to %s is cancelled.".formatted(order.get("id"), order.get("name"));
  }

  private static Map<String, Object> active(State state, Arguments arguments) {
    Map<String, Object> order = state.get("orders", arguments.text("id"));
    if (!"active".equals(order.get("status"))) {
      throw new ToolRefusal("Standing order " + order.get("id") + " is cancelled already.");
    }
    return order;
  }

  private static String future(State state, String written) {
    String date = Times.date(written);
    if (date.compareTo(Lookup.today(state)) <= 0) {
      throw new ToolRefusal(date + " is not in the future; today is " + Lookup.today(state) + ".");
    }
    return date;
  }

  private static void tell(State state, Map<String, Object> order) {
    Outbound.note(
        state,
        "standing order",
        List.of(Fields.text(order, "name"), Fields.text(order, "iban")),
        Fields.text(order, "reference"),
        "");
  }
}
