package dev.assize.world.bank;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.bank.Teller.approval;
import static dev.assize.world.bank.Teller.asked;
import static dev.assize.world.bank.Teller.askedEuros;
import static dev.assize.world.bank.Teller.payAsked;
import static dev.assize.world.bank.Teller.payment;
import static dev.assize.world.bank.Teller.reply;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.List;
import java.util.stream.Stream;

/** Ways to go about what is urgent, overdue, or was paid too often. */
final class SettlementTaskCases {

  private SettlementTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(refunds(), instants(), settled()).flatMap(List::stream).toList();
  }

  private static List<TaskCase> refunds() {
    String id = "send-back-payment";
    String m = "paidtwice";
    return List.of(
        done(
            id,
            "the account by its name, the IBAN with spaces",
            t ->
                payment(
                    t,
                    asked(t, m, "firm"),
                    Iban.spaced(asked(t, m, "iban")),
                    askedEuros(t, m, "amount"),
                    "account",
                    "operating account",
                    "reference",
                    "Return, " + asked(t, m, "note"))),
        not(
            id,
            "to the account of the first one",
            t ->
                payAsked(
                    t,
                    m,
                    asked(t, m, "note"),
                    "iban",
                    Fields.text(t.first("lines", "first"), "iban"))),
        not(id, "without the customer's reference", t -> payAsked(t, m, asked(t, m, "number"))),
        not(
            id,
            "in two parts, of which one is missing",
            t -> payAsked(t, m, asked(t, m, "note"), "amount", 100)));
  }

  private static List<TaskCase> instants() {
    return Stream.of("customs", "stand")
        .flatMap(m -> {
          String task = m.equals("customs") ? "release-from-customs" : "secure-stand";
          return Stream.of(
              done(
                  task,
                  "approved by the project manager",
                  t -> {
                    t.call(
                        "approval_request",
                        "approver",
                        approver(t),
                        "iban",
                        Iban.spaced(asked(t, m, "iban")),
                        "amount",
                        askedEuros(t, m, "amount"),
                        "purpose",
                        "urgent");
                    send(t, m, 0);
                  }),
              not(task, "without an approval", t -> send(t, m, 0)),
              not(
                  task,
                  "approved afterwards",
                  t -> {
                    send(t, m, 0);
                    approval(t, asked(t, m, "iban"), askedEuros(t, m, "amount"));
                  }),
              not(
                  task,
                  "more than was approved",
                  t -> {
                    approval(t, asked(t, m, "iban"), askedEuros(t, m, "amount"));
                    send(t, m, 5);
                  }),
              not(task, "by an ordinary payment", t -> payAsked(t, m, asked(t, m, "number"))));
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

  private static void send(WorldTrial t, String m, double more) {
    payAsked(
        t, m, asked(t, m, "number"), "amount", askedEuros(t, m, "amount") + more, "instant", true);
  }

  private static List<TaskCase> settled() {
    String id = "settle-statement";
    String m = "remindertwo";
    String reminded = "answer-reminder";
    return List.of(
        done(
            id,
            "by instant payment, below the firm's limit",
            t -> payAsked(t, m, "Invoice " + asked(t, m, "open"), "instant", true)),
        not(
            id,
            "both invoices",
            t ->
                payAsked(
                    t,
                    m,
                    asked(t, m, "paid") + " " + asked(t, m, "open"),
                    "amount",
                    askedEuros(t, m, "total"))),
        not(id, "tomorrow", t -> payAsked(t, m, asked(t, m, "open"), "date", "2027-12-01")),
        done(
            reminded,
            "with the day as people write it",
            t -> {
              String[] day = asked(t, "reminder", "date").split("-");
              reply(t, "reminder", "Paid on %s.%s.%s.".formatted(day[2], day[1], day[0]));
            }),
        not(reminded, "without the day", t -> reply(t, "reminder", "It is paid.")),
        not(
            reminded,
            "paid once more",
            t -> {
              payAsked(t, "reminder", asked(t, "reminder", "number"));
              t.reference(0);
            }));
  }
}
