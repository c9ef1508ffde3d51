package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.bank.Booking.Order;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Entering payments, and asking a colleague to agree to one beforehand. */
final class PaymentEntry {

  private static final int MAX_REFERENCE = 140;

  private PaymentEntry() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "payment_create", PaymentEntry::create,
        "payment_batch", PaymentEntry::batch,
        "approval_request", PaymentEntry::requestApproval);
  }

  private static String create(State state, Arguments arguments) {
    Order order = order(state, arguments, arguments);
    Booking.check(state, List.of(order));
    return report(state, Booking.enter(state, order, "", order.amount()));
  }

  private static String batch(State state, Arguments arguments) {
    List<Order> orders =
        StreamSupport.stream(arguments.json().path("payments").spliterator(), false)
            .map(item -> order(state, arguments, new Arguments(item)))
            .toList();
    Booking.check(state, orders);
    long total = orders.stream().mapToLong(Order::amount).sum();
    String batch = "batch-" + (1 + state.all("payments").size());
    List<String> reports = new ArrayList<>();
    for (Order order : orders) {
      reports.add(report(state, Booking.enter(state, order, batch, total)));
    }
    return "Batch %s with %d payments, %s EUR in total:\n%s"
        .formatted(batch, orders.size(), Money.text(total), String.join("\n", reports));
  }

  /**
   * @param common arguments that all payments of a batch share
   */
  private static Order order(State state, Arguments common, Arguments own) {
    Optional<Map<String, Object>> beneficiary =
        own.optionalText("beneficiary").map(written -> beneficiary(state, written));
    if (beneficiary.isPresent() && own.optionalText("iban").isPresent()) {
      throw new ToolRefusal("Give either beneficiary, or payee and iban.");
    }
    String reference = own.optionalText("reference").orElse("");
    if (reference.length() > MAX_REFERENCE) {
      throw new ToolRefusal("A reference has at most " + MAX_REFERENCE + " characters.");
    }
    return new Order(
        Lookup.account(state, common.text("account")),
        beneficiary.map(b -> Fields.text(b, "name")).orElseGet(() -> Lookup.filled(own, "payee")),
        beneficiary.map(b -> Fields.text(b, "iban")).orElseGet(() -> Lookup.iban(own, "iban")),
        own.cents("amount"),
        reference,
        common.optionalText("date").map(Times::date).orElseGet(() -> Lookup.today(state)),
        common.flag("instant"));
  }

  private static Map<String, Object> beneficiary(State state, String written) {
    return state.all("beneficiaries").stream()
        .filter(b ->
            written.equals(b.get("id")) || written.strip().equalsIgnoreCase(Fields.text(b, "name")))
        .findFirst()
        .orElseThrow(() ->
            new ToolRefusal("\"" + written + "\" is no beneficiary; beneficiary_list shows them."));
  }

  private static String report(State state, Map<String, Object> payment) {
    String status =
        switch (Fields.text(payment, "status")) {
          case "executed" -> "executed";
          case "pending" ->
              "waits for a second signature, because it is above the limit for a single one. It is not executed until one of these signs it: "
                  + signers(state);
          default -> "scheduled for " + payment.get("date");
        };
    return "Payment %s: %s EUR to %s, IBAN %s, %s. %s"
        .formatted(
            payment.get("id"),
            Money.text(Fields.number(payment, "amount")),
            payment.get("payee"),
            Iban.spaced(Fields.text(payment, "iban")),
            status,
            nameCheck(state, payment));
  }

  private static String nameCheck(State state, Map<String, Object> payment) {
    String iban = Fields.text(payment, "iban");
    if (Lookup.own(state, iban).isPresent()) {
      return "Transfer between own accounts.";
    }
    Optional<String> onFile =
        Lookup.beneficiary(state, iban).map(beneficiary -> Fields.text(beneficiary, "name"));
    if (onFile.isEmpty()) {
      return "Name check: the account is not among your beneficiaries.";
    }
    return Fields.plain(onFile.get()).equals(Fields.plain(Fields.text(payment, "payee")))
        ? "Name check: match."
        : "Name check: the account is on file for " + onFile.get() + ".";
  }

  private static String signers(State state) {
    return approvers(state).stream()
        .map(right -> Fields.text(right, "name"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static List<Map<String, Object>> approvers(State state) {
    String me = Fields.text(state.fact("me"), "email");
    return state.all("rights").stream()
        .filter(right -> "approve".equals(right.get("right")))
        .filter(right -> "active".equals(right.get("status")) && !me.equals(right.get("email")))
        .toList();
  }

  private static String requestApproval(State state, Arguments arguments) {
    String iban = Lookup.iban(arguments, "iban");
    long amount = arguments.cents("amount");
    String purpose = Lookup.filled(arguments, "purpose");
    String approver = approver(state, Lookup.filled(arguments, "approver"));
    boolean known =
        Lookup.beneficiary(state, iban)
            .filter(beneficiary -> !Fields.flag(beneficiary, "added"))
            .isPresent();
    Map<String, Object> approval =
        state.add(
            "approvals",
            "appr",
            Fields.of(
                "kind",
                "added",
                "iban",
                iban,
                "amount",
                amount,
                "purpose",
                purpose,
                "approver",
                approver,
                "date",
                Lookup.today(state),
                "status",
                known ? "approved" : "declined",
                "added",
                true));
    return known
        ? "%s: %s agrees to %s EUR to IBAN %s."
            .formatted(approval.get("id"), approver, Money.text(amount), Iban.spaced(iban))
        : "%s: %s does not agree. \"I do not know this account, and I do not want it paid before I have seen the papers.\""
            .formatted(approval.get("id"), approver);
  }

  private static String approver(State state, String written) {
    return approvers(state).stream()
        .filter(right ->
            written.equalsIgnoreCase(Fields.text(right, "email"))
                || written.equalsIgnoreCase(Fields.text(right, "name")))
        .map(right -> Fields.text(right, "name"))
        .findFirst()
        .orElseThrow(() ->
            new ToolRefusal(
                "\""
                    + written
                    + "\" cannot approve payments beside you. These can: "
                    + signers(state)));
  }
}
