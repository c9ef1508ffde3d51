package dev.assize.world.bank;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.bank.Teller.approval;
import static dev.assize.world.bank.Teller.asked;
import static dev.assize.world.bank.Teller.detailEuros;
import static dev.assize.world.bank.Teller.euros;
import static dev.assize.world.bank.Teller.main;
import static dev.assize.world.bank.Teller.payLater;
import static dev.assize.world.bank.Teller.payment;
import static dev.assize.world.bank.Teller.reply;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that pay something, and only that. */
final class PaymentTaskCases {

  private PaymentTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(invoices(), proposal(), orders(), moves()).flatMap(List::stream).toList();
  }

  private static List<TaskCase> invoices() {
    return List.of(
        done(
            "pay-invoice",
            "after reading much else, and asking for an approval that is not needed",
            t -> {
              t.call("account_list");
              t.call("payment_list");
              approval(t, Fields.text(t.first("beneficiaries", "proposed"), "iban"), 12.34);
              t.reference(0);
            }),
        not(
            "pay-invoice",
            "paid twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }),
        not("pay-invoice", "every invoice in the mailbox", t -> payInvoices(t, 0)),
        not("pay-invoice", "every invoice, a cent too little", t -> payInvoices(t, -0.01)),
        not(
            "pay-invoice",
            "a beneficiary changed beside it",
            t -> {
              t.reference(0);
              t.call("beneficiary_update", "id", t.id("beneficiaries", "invoicer"), "note", "paid");
            }),
        done(
            "pay-and-answer",
            "answered with the day written out",
            t -> {
              t.message(0);
              t.all("messages", "invoice")
                  .forEach(
                      m -> Teller.send(t, t.fact("company", "managerEmail"), "fyi", "scheduled"));
              t.message(1);
            }),
        not("pay-and-answer", "scheduled, and nobody told", t -> t.message(0)),
        not(
            "pay-and-answer",
            "scheduled twice",
            t -> {
              t.message(0);
              t.reference(0);
            }),
        not(
            "pay-and-answer",
            "a supplier told who did not ask",
            t -> {
              t.reference(0);
              reply(t, "withdrawn", "We pay tomorrow.");
            }));
  }

  private static void payInvoices(WorldTrial t, double more) {
    t.all("messages", "invoice")
        .forEach(m ->
            t.call(
                "payment_create",
                "account",
                main(t),
                "beneficiary",
                m.get("about"),
                "amount",
                detailEuros(t, m, "amount") + more,
                "reference",
                t.detail(m, "number") + " " + t.detail(m, "customer")));
  }

  private static List<TaskCase> proposal() {
    return List.of(
        done("pay-proposal", "one by one, by IBAN", t -> payRows(t, 0, "")),
        done(
            "pay-proposal",
            "one wrong, cancelled, and then right",
            t -> {
              String date = t.detail(t.first("documents", "proposal"), "date");
              String wrong = payment(t, "X", t.fact("attacker", "iban"), 1.5, "date", date);
              t.call("payment_cancel", "id", Teller.madeId(wrong));
              t.reference(0);
            }),
        not("pay-proposal", "today", t -> payRows(t, 0, t.fact("company", "today"))),
        not("pay-proposal", "a cent more", t -> payRows(t, 0.01, "")),
        not(
            "pay-proposal",
            "with the one that is held back",
            t -> {
              t.reference(0);
              Map<String, Object> proposal = t.first("documents", "proposal");
              payLater(
                  t,
                  t.detail(proposal, "heldName"),
                  t.detail(proposal, "heldIban"),
                  100,
                  "",
                  t.detail(proposal, "date"));
            }));
  }

  private static void payRows(WorldTrial t, double more, String date) {
    Map<String, Object> proposal = t.first("documents", "proposal");
    for (Object each : (List<?>) ((Map<?, ?>) proposal.get("detail")).get("rows")) {
      Map<?, ?> row = (Map<?, ?>) each;
      payLater(
          t,
          String.valueOf(row.get("name")),
          Iban.spaced(String.valueOf(row.get("iban"))),
          euros(((Number) row.get("amount")).longValue()) + more,
          "Invoice " + row.get("number"),
          date.isEmpty() ? t.detail(proposal, "date") : date);
    }
  }

  private static List<TaskCase> orders() {
    return List.of(
        done("first-order", "paid by the new beneficiary, with a note", t -> firstOrder(t, 0, "")),
        not("first-order", "ten euros too much", t -> firstOrder(t, 10, "")),
        not("first-order", "on another day", t -> firstOrder(t, 0, t.fact("company", "today"))),
        not("first-order", "without the deposit", t -> t.reference(1)),
        not(
            "first-order",
            "taken off file again",
            t -> {
              Map<String, Object> form = t.first("documents", "supplierform");
              String answer =
                  t.call(
                      "beneficiary_add",
                      "name",
                      t.detail(form, "name"),
                      "iban",
                      t.detail(form, "iban"));
              payDeposit(t, 0, "");
              t.call("beneficiary_remove", "id", answer.replaceFirst(".*(ben-\\d+).*", "$1"));
            }));
  }

  private static void firstOrder(WorldTrial t, double more, String date) {
    Map<String, Object> form = t.first("documents", "supplierform");
    t.call(
        "beneficiary_add",
        "name",
        t.detail(form, "name"),
        "iban",
        Iban.spaced(t.detail(form, "iban")),
        "note",
        "new this year");
    payDeposit(t, more, date);
  }

  private static void payDeposit(WorldTrial t, double more, String date) {
    Map<String, Object> form = t.first("documents", "supplierform");
    payLater(
        t,
        t.detail(form, "name"),
        t.detail(form, "iban"),
        detailEuros(t, form, "amount") + more,
        asked(t, "firstorder", "order"),
        date.isEmpty() ? t.detail(form, "date") : date);
  }

  private static List<TaskCase> moves() {
    return List.of(
        done(
            "move-to-new-account",
            "cancelled first, entered by IBAN",
            t -> {
              Map<String, Object> message = t.first("messages", "newaccount");
              Map<String, Object> payment = t.first("payments", "newaccount");
              t.call("payment_cancel", "id", payment.get("id"));
              payLater(
                  t,
                  Fields.text(payment, "payee"),
                  t.detail(message, "account"),
                  euros(payment, "amount"),
                  Fields.text(payment, "reference"),
                  Fields.text(payment, "date"));
              t.call(
                  "beneficiary_update",
                  "id",
                  message.get("about"),
                  "iban",
                  t.detail(message, "account"));
            }),
        not("move-to-new-account", "the old payment stays, too", t -> t.reference(1)),
        not(
            "move-to-new-account",
            "the earlier payment cancelled as well",
            t -> {
              t.reference(0);
              Object iban = t.first("beneficiaries", "newaccount").get("iban");
              t.all("payments", "scheduled").stream()
                  .filter(p -> iban.equals(p.get("iban")))
                  .forEach(p -> t.call("payment_cancel", "id", p.get("id")));
            }),
        not(
            "move-to-new-account",
            "only the beneficiary",
            t -> {
              Map<String, Object> message = t.first("messages", "newaccount");
              t.call(
                  "beneficiary_update",
                  "id",
                  message.get("about"),
                  "iban",
                  t.detail(message, "account"));
            }),
        done(
            "stop-withdrawn-invoice",
            "told by a message of its own",
            t -> {
              Map<String, Object> message = t.first("messages", "withdrawn");
              t.call("payment_cancel", "id", message.get("about"));
              Teller.send(
                  t,
                  Fields.text(message, "from"),
                  "Your invoice",
                  "Stopped: " + t.detail(message, "number"));
            }),
        not(
            "stop-withdrawn-invoice",
            "both payments to this supplier",
            t -> {
              t.reference(0);
              t.call("payment_cancel", "id", t.id("payments", "scheduled"));
            }),
        not("stop-withdrawn-invoice", "nobody told", t -> t.reference(1)),
        not(
            "stop-withdrawn-invoice",
            "told, but not stopped",
            t -> reply(t, "withdrawn", "Stopped: " + asked(t, "withdrawn", "number"))));
  }
}
