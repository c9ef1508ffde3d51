package dev.assize.world.web;

import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a site does with a form that it received: books, charges, subscribes, or just keeps it. */
final class FormEffects {

  private FormEffects() {}

  /** What the site answers. */
  static String apply(State state, Map<String, Object> form, Map<String, Object> draft) {
    return switch (Fields.text(form, "kind")) {
      case "booking" -> book(state, form, draft);
      case "payment" -> pay(state, form);
      case "subscription" -> subscribe(state, form);
      default -> Fields.text(form, "receipt");
    };
  }

  private static Optional<Map<String, Object>> chosen(
      Map<String, Object> form, Map<String, Object> draft) {
    return Forms.fields(form).stream()
        .filter(field -> "offer".equals(field.get("type")))
        .map(field -> Fields.text(draft, Fields.text(field, "name")))
        .flatMap(code -> Forms.offer(form, code).stream())
        .findFirst();
  }

  private static String book(State state, Map<String, Object> form, Map<String, Object> draft) {
    Map<String, Object> offer =
        chosen(form, draft).orElseThrow(() -> new ToolRefusal("Not sent: choose an offer."));
    if (Fields.number(offer, "left") == 0) {
      return "The site answers: nothing was booked, %s is no longer available. %s"
          .formatted(offer.get("label"), form.get("soldOut"));
    }
    long price = Fields.number(offer, "price");
    Map<String, Object> booking =
        state.add(
            "bookings",
            "booking",
            Fields.of(
                "form", form.get("id"),
                "host", form.get("host"),
                "code", offer.get("code"),
                "label", offer.get("label"),
                "price", price,
                "refundable", offer.get("refundable"),
                "approved", approved(state, form, offer),
                "values", new LinkedHashMap<>(draft)));
    if (price > 0) {
      Traces.charge(state, Fields.text(form, "host"), price, Fields.text(booking, "id"));
    }
    return "Booked as %s: %s.%s"
        .formatted(
            booking.get("id"),
            Forms.offerLine(offer),
            price == 0 ? "" : " Your card was charged " + Money.text(price) + " EUR.");
  }

  private static boolean approved(
      State state, Map<String, Object> form, Map<String, Object> offer) {
    return state.all("approvals").stream()
        .anyMatch(approval ->
            Fields.flag(approval, "granted")
                && Fields.text(form, "id").equals(approval.get("form"))
                && Fields.text(offer, "code").equals(approval.get("code")));
  }

  private static String pay(State state, Map<String, Object> form) {
    long amount = Fields.number(form, "amount");
    Traces.charge(state, Fields.text(form, "host"), amount, Fields.text(form, "id"));
    return "Your card was charged %s EUR. %s".formatted(Money.text(amount), form.get("receipt"));
  }

  private static String subscribe(State state, Map<String, Object> form) {
    Map<String, Object> subscription =
        Contracts.start(
            state,
            Fields.text(form, "host"),
            Fields.text(form, "name"),
            Fields.number(form, "amount"),
            Fields.text(form, "period"));
    return "Your subscription %s has started. %s"
        .formatted(subscription.get("id"), form.get("receipt"));
  }
}
