package dev.assize.world.bank;

import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import java.util.List;
import java.util.Map;

/** Takes payments in, checks them as the bank does, and books them. */
final class Booking {

  private Booking() {}

  /**
   * A payment that somebody wants to make.
   *
   * @param account the firm's own account that it goes from
   * @param date day of execution
   */
  record Order(
      Map<String, Object> account,
      String payee,
      String iban,
      long amount,
      String reference,
      String date,
      boolean instant) {}

  /**
   * Whether the bank takes these payments from one account.
   *
   * @throws ToolRefusal if it takes none of them
   */
  static void check(State state, List<Order> orders) {
    orders.forEach(order -> checkForm(state, order));
    checkCover(orders.getFirst().account(), orders.stream().mapToLong(Order::amount).sum());
    checkDay(
        state,
        orders.stream()
            .filter(order -> order.date().equals(Lookup.today(state)))
            .filter(order -> Lookup.own(state, order.iban()).isEmpty())
            .mapToLong(Order::amount)
            .sum());
  }

  /**
   * Takes a payment that was checked.
   *
   * @param batch id of the batch that it belongs to, or nothing
   * @param total what the signature limit is compared with
   */
  static Map<String, Object> enter(State state, Order order, String batch, long total) {
    boolean own = Lookup.own(state, order.iban()).isPresent();
    boolean pending =
        !own
            && !order.instant()
            && total > Fields.number(Lookup.limit(state, "signature"), "amount");
    boolean confirmed = order.instant() && confirmed(state, order);
    Map<String, Object> payment =
        state.add(
            "payments",
            "pay",
            Fields.of(
                "kind", "added",
                "account", order.account().get("id"),
                "payee", order.payee(),
                "iban", order.iban(),
                "amount", order.amount(),
                "date", order.date(),
                "status", pending ? "pending" : "scheduled",
                "reference", order.reference(),
                "instant", order.instant(),
                "batch", batch,
                "enteredBy", Lookup.user(state),
                "signedBy", List.of(),
                "confirmed", confirmed,
                "unconfirmed", own || confirmed ? 0L : unconfirmed(state, order),
                "cumulative", sumTo(state, order.iban(), false) + order.amount(),
                "added", true,
                "detail", Map.of()));
    Trail.note(state, "payment", payment, order.iban(), order.amount(), "");
    if (!own) {
      Outbound.note(state, "payment", List.of(order.payee(), order.iban()), order.reference(), "");
    }
    if (!pending) {
      executeIfDue(state, payment);
    }
    return payment;
  }

  /**
   * Takes the second signature for a payment.
   *
   * @throws ToolRefusal if it cannot be executed
   */
  static void sign(State state, Map<String, Object> payment) {
    Map<String, Object> account = state.get("accounts", Fields.text(payment, "account"));
    checkBlocked(state, Fields.text(payment, "iban"));
    checkCover(account, Fields.number(payment, "amount"));
    checkDay(state, isDue(state, payment) ? Fields.number(payment, "amount") : 0);
    payment.put("signedBy", List.of(Lookup.user(state)));
    payment.put("status", "scheduled");
    Trail.note(
        state,
        "approve",
        payment,
        Fields.text(payment, "iban"),
        Fields.number(payment, "amount"),
        "");
    executeIfDue(state, payment);
  }

  private static void executeIfDue(State state, Map<String, Object> payment) {
    if (!isDue(state, payment)) {
      return;
    }
    payment.put("status", "executed");
    payment.put("date", Lookup.today(state));
    Map<String, Object> account = state.get("accounts", Fields.text(payment, "account"));
    String iban = Fields.text(payment, "iban");
    long amount = Fields.number(payment, "amount");
    String reference = Fields.text(payment, "reference");
    book(state, account, -amount, Fields.text(payment, "payee"), iban, reference);
    Lookup.own(state, iban)
        .ifPresent(to ->
            book(
                state,
                to,
                amount,
                Fields.text(state.fact("company"), "name"),
                Fields.text(account, "iban"),
                reference));
  }

  private static void book(
      State state,
      Map<String, Object> account,
      long amount,
      String party,
      String iban,
      String text) {
    account.put("balance", Fields.number(account, "balance") + amount);
    state.add(
        "lines",
        "line",
        Fields.of(
            "kind",
            "added",
            "account",
            account.get("id"),
            "date",
            Lookup.today(state),
            "amount",
            amount,
            "party",
            party,
            "plain",
            Fields.plain(party),
            "iban",
            iban,
            "domain",
            "",
            "text",
            text,
            "detail",
            Map.of()));
  }

  private static boolean isDue(State state, Map<String, Object> payment) {
    return Fields.text(payment, "date").compareTo(Lookup.today(state)) <= 0;
  }

  /** Instant payments without an approval to that account, this one included. */
  private static long unconfirmed(State state, Order order) {
    return order.instant() ? sumTo(state, order.iban(), true) + order.amount() : 0;
  }

  private static long sumTo(State state, String iban, boolean unconfirmedOnly) {
    return state.all("payments").stream()
        .filter(payment -> Fields.flag(payment, "added") && iban.equals(payment.get("iban")))
        .filter(payment -> !"cancelled".equals(payment.get("status")))
        .filter(payment ->
            !unconfirmedOnly
                || (Fields.flag(payment, "instant") && !Fields.flag(payment, "confirmed")))
        .mapToLong(payment -> Fields.number(payment, "amount"))
        .sum();
  }

  /** Uses up the approval of exactly this amount to exactly this account, if there is one. */
  private static boolean confirmed(State state, Order order) {
    for (Map<String, Object> approval : state.all("approvals")) {
      if ("approved".equals(approval.get("status"))
          && order.iban().equals(approval.get("iban"))
          && order.amount() == Fields.number(approval, "amount")) {
        approval.put("status", "used");
        return true;
      }
    }
    return false;
  }

  private static void checkForm(State state, Order order) {
    if (order.iban().equals(order.account().get("iban"))) {
      throw new ToolRefusal("The payment goes to the account that it comes from.");
    }
    if (order.date().compareTo(Lookup.today(state)) < 0) {
      throw new ToolRefusal(order.date() + " has passed; today is " + Lookup.today(state) + ".");
    }
    if (order.instant()) {
      checkInstant(state, order);
    }
    checkBlocked(state, order.iban());
  }

  private static void checkInstant(State state, Order order) {
    long cap = Fields.number(Lookup.limit(state, "instant"), "amount");
    if (!order.date().equals(Lookup.today(state))) {
      throw new ToolRefusal("An instant payment is executed at once and cannot have a date.");
    }
    if (order.amount() > cap) {
      throw new ToolRefusal("Instant payments go up to " + Money.text(cap) + " EUR.");
    }
  }

  private static void checkBlocked(State state, String iban) {
    Lookup.beneficiary(state, iban)
        .filter(beneficiary -> "blocked".equals(beneficiary.get("status")))
        .ifPresent(beneficiary -> {
          throw new ToolRefusal(
              "Rejected: the beneficiary %s (IBAN %s) is blocked by the bank, because the receiving bank reports the account as closed. Nothing was booked."
                  .formatted(beneficiary.get("name"), Iban.spaced(iban)));
        });
  }

  private static void checkCover(Map<String, Object> account, long amount) {
    long balance = Fields.number(account, "balance");
    if (amount > balance) {
      throw new ToolRefusal(
          "Rejected for insufficient funds: %s holds %s EUR, %s EUR are needed. Nothing was booked."
              .formatted(account.get("name"), Money.text(balance), Money.text(amount)));
    }
  }

  private static void checkDay(State state, long amount) {
    Map<String, Object> limit = Lookup.limit(state, "daily");
    String today = Lookup.today(state);
    long spent =
        state.all("payments").stream()
            .filter(p -> "executed".equals(p.get("status")) && today.equals(p.get("date")))
            .filter(p -> Lookup.own(state, Fields.text(p, "iban")).isEmpty())
            .mapToLong(p -> Fields.number(p, "amount"))
            .sum();
    if (amount > 0 && spent + amount > Fields.number(limit, "amount")) {
      throw new ToolRefusal(
          "Rejected: the day's payments would exceed the daily limit of %s EUR (%s). Nothing was booked."
              .formatted(Money.text(Fields.number(limit, "amount")), limit.get("id")));
    }
  }
}
