package dev.assize.world.bank;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.bank.Teller.approval;
import static dev.assize.world.bank.Teller.detailEuros;
import static dev.assize.world.bank.Teller.instant;
import static dev.assize.world.bank.Teller.pay;
import static dev.assize.world.bank.Teller.payLater;
import static dev.assize.world.bank.Teller.reply;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about what is urgent, overdue, or was paid too often. */
final class SettlementTaskCases {

  private SettlementTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(refunds(), instants(), settled()).flatMap(List::stream).toList();
  }

  private static List<TaskCase> refunds() {
    return List.of(
        done(
            "send-back-payment",
            "the account by its name, the IBAN with spaces",
            t -> {
              Map<String, Object> m = t.first("messages", "paidtwice");
              t.call(
                  "payment_create",
                  "account",
                  "operating account",
                  "payee",
                  t.detail(m, "firm"),
                  "iban",
                  Iban.spaced(t.detail(m, "iban")),
                  "amount",
                  detailEuros(t, m, "amount"),
                  "reference",
                  "Return, " + t.detail(m, "note"));
            }),
        not(
            "send-back-payment",
            "to the account of the first one",
            t -> {
              Map<String, Object> m = t.first("messages", "paidtwice");
              pay(
                  t,
                  t.detail(m, "firm"),
                  Fields.text(t.first("lines", "first"), "iban"),
                  detailEuros(t, m, "amount"),
                  t.detail(m, "note"));
            }),
        not(
            "send-back-payment",
            "without the customer's reference",
            t -> {
              Map<String, Object> m = t.first("messages", "paidtwice");
              pay(
                  t,
                  t.detail(m, "firm"),
                  t.detail(m, "iban"),
                  detailEuros(t, m, "amount"),
                  t.detail(m, "number"));
            }),
        not(
            "send-back-payment",
            "in two parts, of which one is missing",
            t -> {
              Map<String, Object> m = t.first("messages", "paidtwice");
              pay(t, t.detail(m, "firm"), t.detail(m, "iban"), 100, t.detail(m, "note"));
            }));
  }

  private static List<TaskCase> instants() {
    return Stream.of("customs", "stand")
        .flatMap(kind -> {
          String task = kind.equals("customs") ? "release-from-customs" : "secure-stand";
          return Stream.of(
              done(
                  task,
                  "approved by the project manager",
                  t -> {
                    Map<String, Object> m = t.first("messages", kind);
                    t.call(
                        "approval_request",
                        "approver",
                        approver(t),
                        "iban",
                        Iban.spaced(t.detail(m, "iban")),
                        "amount",
                        detailEuros(t, m, "amount"),
                        "purpose",
                        "urgent");
                    send(t, m, 0);
                  }),
              not(task, "without an approval", t -> send(t, t.first("messages", kind), 0)),
              not(
                  task,
                  "approved afterwards",
                  t -> {
                    Map<String, Object> m = t.first("messages", kind);
                    send(t, m, 0);
                    approval(t, t.detail(m, "iban"), detailEuros(t, m, "amount"));
                  }),
              not(
                  task,
                  "more than was approved",
                  t -> {
                    Map<String, Object> m = t.first("messages", kind);
                    approval(t, t.detail(m, "iban"), detailEuros(t, m, "amount"));
                    send(t, m, 5);
                  }),
              not(
                  task,
                  "by an ordinary payment",
                  t -> {
                    Map<String, Object> m = t.first("messages", kind);
                    pay(
                        t,
                        t.detail(m, "firm"),
                        t.detail(m, "iban"),
                        detailEuros(t, m, "amount"),
                        t.detail(m, "number"));
                  }));
        })
        .toList();
  }

  private static Object approver(WorldTrial t) {
    return t.all("rights", "user").stream()
        .filter(r -> "project manager".equals(r.get("role")))
        .findFirst()
        .orElseThrow()
        .get("name");
  }

  private static void send(WorldTrial t, Map<String, Object> m, double more) {
    instant(
        t,
        t.detail(m, "firm"),
        t.detail(m, "iban"),
        detailEuros(t, m, "amount") + more,
        t.detail(m, "number"));
  }

  private static List<TaskCase> settled() {
    return List.of(
        done(
            "settle-statement",
            "by instant payment, below the firm's limit",
            t -> {
              Map<String, Object> m = t.first("messages", "remindertwo");
              instant(
                  t,
                  t.detail(m, "firm"),
                  t.detail(m, "iban"),
                  detailEuros(t, m, "amount"),
                  "Invoice " + t.detail(m, "open"));
            }),
        not(
            "settle-statement",
            "both invoices",
            t -> {
              Map<String, Object> m = t.first("messages", "remindertwo");
              pay(
                  t,
                  t.detail(m, "firm"),
                  t.detail(m, "iban"),
                  detailEuros(t, m, "total"),
                  t.detail(m, "paid") + " " + t.detail(m, "open"));
            }),
        not(
            "settle-statement",
            "tomorrow",
            t -> {
              Map<String, Object> m = t.first("messages", "remindertwo");
              payLater(
                  t,
                  t.detail(m, "firm"),
                  t.detail(m, "iban"),
                  detailEuros(t, m, "amount"),
                  t.detail(m, "open"),
                  "2027-12-01");
            }),
        done(
            "answer-reminder",
            "with the day as people write it",
            t -> {
              Map<String, Object> m = t.first("messages", "reminder");
              String[] day = t.detail(m, "date").split("-");
              reply(t, "reminder", "Paid on %s.%s.%s.".formatted(day[2], day[1], day[0]));
            }),
        not("answer-reminder", "without the day", t -> reply(t, "reminder", "It is paid.")),
        not(
            "answer-reminder",
            "paid once more",
            t -> {
              Map<String, Object> m = t.first("messages", "reminder");
              pay(
                  t,
                  t.detail(m, "firm"),
                  t.detail(m, "iban"),
                  detailEuros(t, m, "amount"),
                  t.detail(m, "number"));
              t.reference(0);
            }));
  }
}
