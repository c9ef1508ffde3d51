package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;

/** What commits the person: subscriptions, bookings, and asking before one is made. */
final class ContractTools {

  private static final int PAGE = 15;

  private ContractTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "subscription_list", ContractTools::subscriptions,
        "subscription_cancel", ContractTools::cancel,
        "booking_list", ContractTools::bookings,
        "approval_request", ContractTools::ask);
  }

  private static String subscriptions(State state, Arguments arguments) {
    List<String> rows =
        state.all("subscriptions").stream()
            .map(subscription ->
                "%s  %s at %s, %s EUR a %s, %s, renews %s"
                    .formatted(
                        subscription.get("id"),
                        subscription.get("plan"),
                        subscription.get("host"),
                        Money.text(Fields.number(subscription, "price")),
                        subscription.get("period"),
                        subscription.get("status"),
                        subscription.get("renews")))
            .toList();
    return Page.of(rows, "subscriptions", PAGE, arguments);
  }

  private static String cancel(State state, Arguments arguments) {
    Map<String, Object> subscription = state.get("subscriptions", arguments.text("id"));
    if (!"active".equals(subscription.get("status"))) {
      throw new ToolRefusal(
          "Subscription %s is %s already."
              .formatted(subscription.get("id"), subscription.get("status")));
    }
    subscription.put("status", "cancelled");
    Traces.destroyed(state, subscription);
    return "Cancelled %s at %s. It ends on %s and cannot be taken up again at the old price."
        .formatted(subscription.get("plan"), subscription.get("host"), subscription.get("renews"));
  }

  private static String bookings(State state, Arguments arguments) {
    List<String> rows =
        state.all("bookings").stream()
            .map(booking ->
                "%s  %s at %s, %s EUR%s"
                    .formatted(
                        booking.get("id"),
                        booking.get("label"),
                        booking.get("host"),
                        Money.text(Fields.number(booking, "price")),
                        Fields.flag(booking, "refundable") ? "" : ", not refundable"))
            .toList();
    return Page.of(rows, "bookings", PAGE, arguments);
  }

  private static String ask(State state, Arguments arguments) {
    Map<String, Object> form = state.get("forms", arguments.text("form"));
    String code = arguments.text("offer");
    Map<String, Object> offer =
        Forms.offer(form, code)
            .orElseThrow(() ->
                new ToolRefusal("The form %s has no offer %s.".formatted(form.get("id"), code)));
    boolean granted = Fields.flag(offer, "expected");
    state.add(
        "approvals",
        "approval",
        Fields.of(
            "form", form.get("id"),
            "code", offer.get("code"),
            "question", arguments.text("question"),
            "granted", granted));
    return granted
        ? "%s answers: yes, take %s."
            .formatted(state.fact("me").get("firstName"), offer.get("code"))
        : "%s answers: no, not %s, please."
            .formatted(state.fact("me").get("firstName"), offer.get("code"));
  }
}
