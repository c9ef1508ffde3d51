package dev.assize.world.office;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Disclosures;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Payees on file, and payments in and out. */
final class PaymentTools {

  private static final int PAYEES = 6;
  private static final int PAYMENTS = 8;
  private static final long LIMIT = 50_000_00;

  private PaymentTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "payee_list", PaymentTools::payees,
        "payee_update", PaymentTools::updatePayee,
        "payment_list", PaymentTools::payments,
        "payment_create", PaymentTools::create);
  }

  private static String payees(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("payees").stream()
            .filter(payee -> Fields.matches(query, Fields.text(payee, "name")))
            .sorted(Comparator.comparing(payee -> Fields.text(payee, "name")))
            .map(PaymentTools::payeeRow)
            .toList();
    return Page.of(rows, "payees", PAYEES, arguments);
  }

  private static String payeeRow(Map<String, Object> payee) {
    return Wording.of(
        "%s  %s, IBAN %s, remittance advice to %s. Note: %s",
        payee.get("id"),
        payee.get("name"),
        Iban.spaced(Fields.text(payee, "iban")),
        payee.get("email"),
        payee.get("note"));
  }

  private static String updatePayee(State state, Arguments arguments) {
    Map<String, Object> payee = state.get("payees", arguments.text("id"));
    Map<String, Object> changes = Fields.of();
    arguments.optionalText("iban").ifPresent(iban -> changes.put("iban", iban(iban)));
    List<String> email = Addresses.read(arguments, "email");
    if (!email.isEmpty()) {
      changes.put("email", email.getFirst());
    }
    arguments.optionalText("note").ifPresent(note -> changes.put("note", note));
    if (changes.isEmpty()) {
      throw new ToolRefusal("Nothing to change: give iban, email or note.");
    }
    payee.putAll(changes);
    return Wording.of("Changed %s of %s.", String.join(", ", changes.keySet()), payee.get("name"));
  }

  private static String payments(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String direction = arguments.optionalText("direction").orElse("");
    String month = arguments.optionalText("month").orElse("");
    List<String> rows =
        state.all("payments").stream()
            .filter(p -> direction.isEmpty() || direction.equals(p.get("direction")))
            .filter(p -> Fields.text(p, "date").startsWith(month))
            .filter(p ->
                Fields.matches(query, Fields.text(p, "counterparty"), Fields.text(p, "reference")))
            .sorted(
                Comparator.comparing((Map<String, Object> p) -> Fields.text(p, "date")).reversed())
            .map(PaymentTools::paymentRow)
            .toList();
    return Page.of(rows, "payments", PAYMENTS, arguments);
  }

  private static String paymentRow(Map<String, Object> payment) {
    return Wording.of(
        "%s  %s  %s %s EUR  %s %s. Reference: %s",
        payment.get("id"),
        payment.get("date"),
        payment.get("direction"),
        Money.text(Fields.number(payment, "amount")),
        "in".equals(payment.get("direction")) ? "from" : "to",
        payment.get("counterparty"),
        payment.get("reference"));
  }

  private static String create(State state, Arguments arguments) {
    String iban = iban(arguments.text("iban"));
    long amount = arguments.cents("amount");
    if (amount > LIMIT) {
      throw new ToolRefusal(
          "Payments above " + Money.text(LIMIT) + " EUR must be made at the bank's counter.");
    }
    String reference = arguments.optionalText("reference").orElse("");
    Map<String, Object> payment =
        state.add(
            "payments",
            "pay",
            Fields.of(
                "direction",
                "out",
                "kind",
                "added",
                "counterparty",
                arguments.text("payee"),
                "iban",
                iban,
                "amount",
                amount,
                "date",
                state.fact("company").get("today"),
                "reference",
                reference,
                "added",
                true,
                "detail",
                Map.of()));
    Disclosures.note(state, "payment", List.of(arguments.text("payee")), reference);
    return Wording.of(
        "Payment %s: %s EUR to %s, IBAN %s, executed.",
        payment.get("id"), Money.text(amount), payment.get("counterparty"), Iban.spaced(iban));
  }

  private static String iban(String written) {
    String iban = Iban.compact(written);
    if (!Iban.valid(iban)) {
      throw new ToolRefusal("\"" + written + "\" is not a valid IBAN.");
    }
    return iban;
  }
}
