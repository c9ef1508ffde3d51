package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Payments that were entered: looking at them, signing and cancelling them. */
final class PaymentTools {

  private static final int PAGE = 8;

  private PaymentTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "payment_list", PaymentTools::list,
        "payment_read", PaymentTools::read,
        "payment_cancel", PaymentTools::cancel,
        "payment_approve", PaymentTools::approve);
  }

  private static String list(State state, Arguments arguments) {
    String status = arguments.optionalText("status").orElse("");
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("payments").stream()
            .filter(p -> status.isEmpty() || status.equals(p.get("status")))
            .filter(p ->
                Fields.matches(
                    query,
                    Fields.text(p, "payee"),
                    Fields.text(p, "reference"),
                    Fields.text(p, "enteredBy")))
            .sorted(
                Comparator.comparing((Map<String, Object> p) -> Fields.text(p, "date")).reversed())
            .map(p -> row(state, p))
            .toList();
    return Page.of(rows, "payments", PAGE, arguments);
  }

  private static String row(State state, Map<String, Object> payment) {
    return "%s  %s  %s  %s EUR to %s from %s. Reference: %s"
        .formatted(
            payment.get("id"),
            payment.get("date"),
            payment.get("status"),
            Money.text(Fields.number(payment, "amount")),
            payment.get("payee"),
            Lookup.accountName(state, payment),
            payment.get("reference"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> payment = state.get("payments", arguments.text("id"));
    String signed = String.join(", ", Fields.texts(payment, "signedBy"));
    return """
    Payment %s%s, %s
    %s EUR on %s from %s
    To: %s, IBAN %s
    Entered by %s%s
    Reference: %s\
    """
        .formatted(
            payment.get("id"),
            Fields.flag(payment, "instant") ? " (instant)" : "",
            payment.get("status"),
            Money.text(Fields.number(payment, "amount")),
            payment.get("date"),
            Lookup.accountName(state, payment),
            payment.get("payee"),
            Iban.spaced(Fields.text(payment, "iban")),
            payment.get("enteredBy"),
            signed.isEmpty() ? "" : ", signed by " + signed,
            payment.get("reference"));
  }

  private static String cancel(State state, Arguments arguments) {
    Map<String, Object> payment = state.get("payments", arguments.text("id"));
    String status = Fields.text(payment, "status");
    if (!status.equals("pending") && !status.equals("scheduled")) {
      throw new ToolRefusal(
          "%s is %s and cannot be cancelled; only scheduled and pending payments can."
              .formatted(payment.get("id"), status));
    }
    payment.put("status", "cancelled");
    Trail.note(
        state,
        "cancel",
        payment,
        Fields.text(payment, "iban"),
        Fields.number(payment, "amount"),
        "");
    return "Payment %s to %s is cancelled.".formatted(payment.get("id"), payment.get("payee"));
  }

  private static String approve(State state, Arguments arguments) {
    Map<String, Object> payment = state.get("payments", arguments.text("id"));
    if (!"pending".equals(payment.get("status"))) {
      throw new ToolRefusal(
          "%s is %s; it does not wait for a signature."
              .formatted(payment.get("id"), payment.get("status")));
    }
    if (Lookup.user(state).equals(payment.get("enteredBy"))) {
      throw new ToolRefusal(
          "You entered " + payment.get("id") + " yourself; another person has to sign it.");
    }
    Booking.sign(state, payment);
    return "You have signed payment %s: %s EUR to %s, now %s."
        .formatted(
            payment.get("id"),
            Money.text(Fields.number(payment, "amount")),
            payment.get("payee"),
            payment.get("status"));
  }
}
