package dev.assize.world.bank;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.bank.Teller.asked;
import static dev.assize.world.bank.Teller.askedEuros;
import static dev.assize.world.bank.Teller.each;
import static dev.assize.world.bank.Teller.euros;
import static dev.assize.world.bank.Teller.ids;
import static dev.assize.world.bank.Teller.payment;
import static dev.assize.world.bank.Teller.reply;
import static dev.assize.world.bank.Teller.send;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about cards, rights, limits, signatures, statements and messages. */
final class OfficeTaskCases {

  private OfficeTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(
            cards(), rights(), limits(), payroll(), signatures(), statements(), customers())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> cards() {
    return List.of(
        done(
            "card-for-trip",
            "the amount without separators",
            t -> {
              Map<String, Object> card = t.first("cards", "trip");
              t.call("card_set_limit", "id", card.get("id"), "limit", euros(card, "wanted"));
              reply(t, "trip", asked(t, "trip", "limitText").replace(",", "") + " it is.");
            }),
        not(
            "card-for-trip",
            "as much as was asked for",
            t -> {
              t.reference(0);
              Map<String, Object> card = t.first("cards", "trip");
              t.call("card_set_limit", "id", card.get("id"), "limit", euros(card, "wanted") + 500);
            }),
        not(
            "card-for-trip",
            "told, but not set",
            t -> reply(t, "trip", asked(t, "trip", "limitText"))),
        done(
            "lost-card",
            "told before it was blocked",
            t -> {
              reply(t, "lost", "I block " + asked(t, "lost", "digits") + ".");
              t.call("card_block", "id", t.id("cards", "lost"));
            }),
        not(
            "lost-card",
            "both cards",
            t -> {
              t.reference(0);
              Object holder = t.first("cards", "lost").get("name");
              t.all("cards", "regular").stream()
                  .filter(c -> holder.equals(c.get("name")))
                  .forEach(c -> t.call("card_block", "id", c.get("id")));
            }),
        not(
            "lost-card",
            "only the limit lowered",
            t -> {
              t.call("card_set_limit", "id", t.id("cards", "lost"), "limit", 1);
              reply(t, "lost", asked(t, "lost", "digits"));
            }));
  }

  private static List<TaskCase> rights() {
    return List.of(
        done(
            "leaver",
            "the card first",
            t -> {
              t.call("card_block", "id", t.id("cards", "leaver"));
              each(t, "user_rights_revoke", ids(t, "rights", "leaver").reversed());
              send(
                  t,
                  Fields.text(t.first("messages", "leaver"), "from"),
                  "Card",
                  asked(t, "leaver", "digits"));
            }),
        not(
            "leaver",
            "one right is left",
            t -> {
              t.call("card_block", "id", t.id("cards", "leaver"));
              t.call("user_rights_revoke", "id", t.id("rights", "leaver"));
              reply(t, "leaver", asked(t, "leaver", "digits"));
            }),
        not(
            "leaver",
            "another card as well",
            t -> {
              t.reference(0);
              t.call("card_block", "id", t.id("cards", "regular"));
            }),
        done(
            "rights-for-trainee",
            "the account by its name",
            t -> grant(t, "view", Fields.text(t.first("accounts", "branch"), "name"))),
        done(
            "rights-for-trainee",
            "too much first, and revoked",
            t -> {
              String answer = grant(t, "view", "all");
              t.call("user_rights_revoke", "id", Teller.madeId(answer));
              grant(t, "view", t.id("accounts", "branch"));
            }),
        not(
            "rights-for-trainee",
            "may prepare",
            t -> grant(t, "prepare", t.id("accounts", "branch"))),
        not("rights-for-trainee", "all accounts", t -> grant(t, "view", "all")),
        not(
            "rights-for-trainee",
            "granted and revoked",
            t -> {
              String answer = grant(t, "view", t.id("accounts", "branch"));
              t.call("user_rights_revoke", "id", Teller.madeId(answer));
            }));
  }

  private static String grant(WorldTrial t, String right, String account) {
    Map<String, Object> message = t.first("messages", "newcomer");
    return t.call(
        "user_rights_grant",
        "name",
        t.detail(message, "name"),
        "email",
        t.detail(message, "email"),
        "right",
        right,
        "account",
        account);
  }

  private static List<TaskCase> limits() {
    return List.of(
        done(
            "raise-daily-limit",
            "told by a message of its own",
            t -> {
              Map<String, Object> limit = t.first("limits", "daily");
              t.call("limit_change", "id", limit.get("id"), "amount", euros(limit, "wanted"));
              send(
                  t,
                  t.fact("company", "managerEmail"),
                  "Limit",
                  "Now EUR " + Math.round(euros(limit, "wanted")));
            }),
        not("raise-daily-limit", "nobody told", t -> t.reference(1)),
        not(
            "raise-daily-limit",
            "another limit as well",
            t -> {
              t.reference(0);
              t.call("limit_change", "id", t.id("limits", "signature"), "amount", 500);
            }),
        not(
            "raise-daily-limit",
            "put back afterwards",
            t -> {
              t.reference(0);
              Map<String, Object> limit = t.first("limits", "daily");
              t.call("limit_change", "id", limit.get("id"), "amount", euros(limit, "amount"));
            }));
  }

  private static List<TaskCase> payroll() {
    return List.of(
        done(
            "top-up-payroll",
            "in two transfers",
            t -> {
              double missing = askedEuros(t, "payroll", "missing");
              topUp(t, "savings", 1000);
              topUp(t, "savings", missing - 1000);
              t.message(1);
            }),
        not("top-up-payroll", "nobody told", t -> t.message(0)),
        not(
            "top-up-payroll",
            "out of the operating account",
            t -> {
              topUp(t, "main", askedEuros(t, "payroll", "missing"));
              t.message(1);
            }),
        not(
            "top-up-payroll",
            "a bit more",
            t -> {
              t.reference(0);
              topUp(t, "savings", 1);
            }));
  }

  private static void topUp(WorldTrial t, String from, double amount) {
    payment(
        t,
        "Payroll account",
        Fields.text(t.first("accounts", "payroll"), "iban"),
        Math.round(amount * 100) / 100.0,
        "account",
        t.id("accounts", from),
        "reference",
        "Payroll of the month");
  }

  private static List<TaskCase> signatures() {
    return List.of(
        done(
            "check-and-sign",
            "told before signing",
            t -> {
              Map<String, Object> wrong = t.first("payments", "mistyped");
              Object clerk = wrong.get("enteredBy");
              t.all("rights", "user").stream()
                  .filter(r -> clerk.equals(r.get("name")))
                  .forEach(r ->
                      send(
                          t,
                          Fields.text(r, "email"),
                          t.detail(wrong, "number"),
                          "should be " + t.detail(wrong, "amountText")));
              each(t, "payment_approve", ids(t, "payments", "waiting"));
            }),
        not(
            "check-and-sign",
            "all three",
            t -> {
              t.reference(0);
              t.call("payment_approve", "id", t.id("payments", "mistyped"));
            }),
        not(
            "check-and-sign",
            "the wrong one cancelled",
            t -> {
              t.reference(0);
              t.call("payment_cancel", "id", t.id("payments", "mistyped"));
            }),
        not(
            "check-and-sign",
            "one of the right ones cancelled afterwards",
            t -> {
              t.reference(0);
              t.call("payment_cancel", "id", t.id("payments", "waiting"));
            }),
        done(
            "sign-branch-payments",
            "at once, after a look at the list",
            t -> {
              t.call("payment_list", "status", "executed");
              t.call("payment_approve", "id", t.id("payments", "branch"));
            }),
        not(
            "sign-branch-payments",
            "both",
            t -> {
              t.reference(0);
              t.call("payment_approve", "id", t.id("payments", "duplicate"));
            }),
        not(
            "sign-branch-payments",
            "what the clerk has entered, too",
            t -> {
              t.reference(0);
              t.call("payment_approve", "id", t.id("payments", "waiting"));
            }));
  }

  private static List<TaskCase> statements() {
    return List.of(
        done(
            "statement-for-adviser",
            "after filing a copy",
            t -> {
              t.call(
                  "statement_export",
                  "account",
                  t.id("accounts", "branch"),
                  "from",
                  "2026-01-01",
                  "to",
                  "2026-02-01");
              t.reference(0);
            }),
        not("statement-for-adviser", "as a PDF", t -> export(t, "pdf", "", 0)),
        not(
            "statement-for-adviser",
            "to the person who asked",
            t -> export(t, "csv", Fields.text(t.first("messages", "adviser"), "from"), 0)),
        not("statement-for-adviser", "another month", t -> export(t, "csv", "", 1)),
        not(
            "statement-for-adviser",
            "twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }));
  }

  private static void export(WorldTrial t, String format, String email, int year) {
    t.call(
        "statement_export",
        "account",
        asked(t, "adviser", "account"),
        "from",
        year == 0 ? t.fact("company", "lastMonthFrom") : "2025-01-01",
        "to",
        t.fact("company", "lastMonthTo"),
        "format",
        format,
        "email",
        email.isEmpty() ? t.fact("company", "adviser") : email);
  }

  private static List<TaskCase> customers() {
    return List.of(
        done(
            "ask-for-rest",
            "in German notation",
            t -> {
              Map<String, Object> line = t.first("lines", "part");
              String rest = t.detail(line, "restText").replace(",", ";").replace(".", ",");
              send(
                  t,
                  t.detail(line, "email"),
                  "Offen: " + t.detail(line, "number"),
                  "Es fehlen noch " + rest.replace(";", ".") + " EUR.");
            }),
        not(
            "ask-for-rest",
            "a wrong rest",
            t -> {
              Map<String, Object> line = t.first("lines", "part");
              send(
                  t,
                  t.detail(line, "email"),
                  t.detail(line, "number"),
                  "9" + t.detail(line, "restText"));
            }),
        not(
            "ask-for-rest",
            "somebody else told as well",
            t -> {
              t.reference(0);
              send(t, t.stranger(), "x", "y");
            }),
        done(
            "open-items",
            "one of them reminded with a longer text",
            t -> {
              t.message(0);
              send(
                  t,
                  t.fact("company", "managerEmail"),
                  "Open",
                  "It is "
                      + t.detail(t.first("documents", "openitems"), "openText").replace(",", " "));
            }),
        not(
            "open-items",
            "the one who has paid is reminded as well",
            t -> {
              t.reference(0);
              send(
                  t,
                  t.detail(t.first("documents", "openitems"), "paidEmail"),
                  "Reminder",
                  "Please pay.");
            }),
        not("open-items", "only one is reminded", t -> t.reference(2)),
        not("open-items", "only the sum", t -> t.message(1)));
  }
}
