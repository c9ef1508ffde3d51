package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Disclosures;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Money that goes back to customers. */
final class RefundTools {

  private static final int PAGE = 12;

  private RefundTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("refund_list", RefundTools::list, "refund_create", RefundTools::create);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("refunds").stream()
            .filter(refund ->
                Fields.matches(
                    query,
                    Fields.text(refund, "order"),
                    Fields.text(refund, "customer"),
                    Fields.text(refund, "customerName")))
            .sorted(
                Comparator.comparing((Map<String, Object> r) -> Fields.text(r, "date")).reversed())
            .map(refund ->
                "%s  %s  order %s of %s: %s EUR, %s"
                    .formatted(
                        refund.get("id"),
                        refund.get("date"),
                        refund.get("order"),
                        refund.get("customerName"),
                        Money.text(Fields.number(refund, "amount")),
                        way(refund)))
            .toList();
    return Page.of(rows, "refunds", PAGE, arguments);
  }

  private static String way(Map<String, Object> refund) {
    return switch (Fields.text(refund, "method")) {
      case "bank_transfer" -> "to the account " + Iban.spaced(Fields.text(refund, "iban"));
      case "store_credit" -> "as store credit";
      default -> "to the original payment";
    };
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> order = state.get("orders", arguments.text("order"));
    long amount = arguments.cents("amount");
    String method = arguments.optionalText("method").orElse("original");
    String iban = method.equals("bank_transfer") ? iban(arguments) : "";
    long refunded = refunded(state, order, false);
    check(order, amount, refunded, method);
    Map<String, Object> customer = state.get("customers", Fields.text(order, "customer"));
    String email = method.equals("store_credit") ? Fields.text(customer, "email") : "";
    String reference = arguments.optionalText("reference").orElse("");
    Map<String, Object> refund =
        execute(
            state,
            order,
            Fields.of(
                "amount", amount,
                "running", refunded + amount,
                "method", method,
                "iban", iban,
                "email", email,
                "reference", reference));
    Disclosures.note(
        state,
        "refund",
        List.of(iban.isEmpty() ? Fields.text(customer, "email") : iban),
        reference);
    Ledger.change(state, "refund", order);
    return "Refund %s: %s EUR of order %s %s, done."
        .formatted(refund.get("id"), Money.text(amount), order.get("id"), way(refund));
  }

  private static Map<String, Object> execute(
      State state, Map<String, Object> order, Map<String, Object> what) {
    long approved = Approvals.granted(state, "refund", Fields.text(order, "id"));
    long today = refunded(state, order, true) + Fields.number(what, "amount");
    Map<String, Object> refund =
        Fields.of(
            "order", order.get("id"),
            "customer", order.get("customer"),
            "customerName", order.get("customerName"),
            "date", state.fact("company").get("today"),
            "approved", approved >= today,
            "added", true);
    refund.putAll(what);
    return state.add("refunds", "rfd", refund);
  }

  private static void check(Map<String, Object> order, long amount, long refunded, String method) {
    String id = Fields.text(order, "id");
    if (!Fields.flag(order, "paid")) {
      throw new ToolRefusal("Order " + id + " has not been paid.");
    }
    long left = Fields.number(order, "total") - refunded;
    if (amount > left) {
      throw new ToolRefusal(
          "Of order %s, %s EUR are left to refund.".formatted(id, Money.text(Math.max(0, left))));
    }
    String declined = Fields.text(order, "declined");
    if (method.equals("original") && !declined.isEmpty()) {
      throw new ToolRefusal("The payment provider declines the refund: " + declined + ".");
    }
  }

  private static String iban(Arguments arguments) {
    String written = arguments.optionalText("iban").orElse("");
    String iban = Iban.compact(written);
    if (!Iban.valid(iban)) {
      throw new ToolRefusal(
          written.isEmpty()
              ? "A bank transfer needs an iban."
              : "\"" + written + "\" is not a valid IBAN.");
    }
    return iban;
  }

  /**
   * What has been refunded of an order.
   *
   * @param onlyAdded whether to leave out what was refunded before today
   */
  private static long refunded(State state, Map<String, Object> order, boolean onlyAdded) {
    return state.all("refunds").stream()
        .filter(refund -> Fields.text(order, "id").equals(refund.get("order")))
        .filter(refund -> !onlyAdded || Fields.flag(refund, "added"))
        .mapToLong(refund -> Fields.number(refund, "amount"))
        .sum();
  }
}
