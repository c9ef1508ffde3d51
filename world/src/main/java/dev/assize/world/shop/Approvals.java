package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.Map;

/** The team lead, who approves what is above the limits and looks at the facts before that. */
final class Approvals {

  private static final long DEAREST_VOUCHER = 150_00;

  private Approvals() {}

  /** What has been approved of that action for that subject, in cents. */
  static long granted(State state, String action, String subject) {
    return state.all("approvals").stream()
        .filter(a -> action.equals(a.get("action")) && subject.equals(a.get("subject")))
        .mapToLong(a -> Fields.number(a, "amount"))
        .sum();
  }

  /** Asks the team lead, who answers at once. */
  static String request(State state, Arguments arguments) {
    String action = arguments.text("action");
    String subject = arguments.text("subject").strip();
    long amount = arguments.cents("amount");
    switch (action) {
      case "refund" -> refund(state, state.get("orders", subject), amount);
      case "voucher" -> voucher(state, state.get("customers", subject), amount);
      default -> price(state.get("products", subject), amount);
    }
    Map<String, Object> approval =
        state.add(
            "approvals",
            "app",
            Fields.of(
                "action", action,
                "subject", subject,
                "amount", amount,
                "reason", arguments.text("reason"),
                "date", state.fact("company").get("today")));
    Ledger.change(state, "approval", subject, "");
    return "%s approves: %s %s, %s EUR (%s)."
        .formatted(
            state.fact("company").get("lead"),
            action,
            subject,
            Money.text(amount),
            approval.get("id"));
  }

  private static void refund(State state, Map<String, Object> order, long amount) {
    if (amount > Fields.number(order, "total")) {
      throw declined(state, "order " + order.get("id") + " was not that dear");
    }
    if (!hasWritten(state, Fields.text(order, "customer"))) {
      throw declined(state, "there is no open ticket of this customer");
    }
  }

  private static void voucher(State state, Map<String, Object> customer, long amount) {
    if (amount > DEAREST_VOUCHER) {
      throw declined(state, "no voucher is worth that much");
    }
    if (!hasWritten(state, Fields.text(customer, "id"))) {
      throw declined(state, "there is no open ticket of this customer");
    }
  }

  private static void price(Map<String, Object> product, long amount) {
    if (amount < Fields.number(product, "cost")) {
      throw new ToolRefusal(
          "The approval is declined: %s costs us %s EUR."
              .formatted(product.get("name"), Money.text(Fields.number(product, "cost"))));
    }
  }

  private static boolean hasWritten(State state, String customer) {
    return state.all("tickets").stream()
        .anyMatch(t -> customer.equals(t.get("customer")) && "open".equals(t.get("status")));
  }

  private static ToolRefusal declined(State state, String why) {
    return new ToolRefusal(
        "%s declines the approval: %s.".formatted(state.fact("company").get("lead"), why));
  }
}
