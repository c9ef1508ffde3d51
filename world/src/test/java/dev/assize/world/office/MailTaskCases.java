package dev.assize.world.office;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.office.Clerk.archive;
import static dev.assize.world.office.Clerk.mail;
import static dev.assize.world.office.Clerk.of;
import static dev.assize.world.office.Clerk.post;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that write to somebody. */
final class MailTaskCases {

  private MailTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(answers(), receipts(), rests(), expenses(), briefings(), newsletters())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> answers() {
    String id = "answer-customer";
    return List.of(
        done(
            id,
            "by a new mail, with a decimal comma",
            t -> {
              Map<String, Object> mail = t.first("mails", "question");
              mail(
                  t,
                  "The customer <" + mail.get("from") + ">",
                  "It is EUR "
                      + t.detail(mail, "priceText").replace('.', ',')
                      + ", "
                      + t.detail(mail, "days")
                      + " days.");
            }),
        not(
            id,
            "to somebody else",
            t -> {
              Map<String, Object> mail = t.first("mails", "question");
              mail(t, t.stranger(), t.detail(mail, "priceText") + " " + t.detail(mail, "days"));
            }),
        not(
            id,
            "without the lead time",
            t -> {
              Map<String, Object> mail = t.first("mails", "question");
              Clerk.reply(t, mail, "It costs " + t.detail(mail, "priceText"));
            }));
  }

  private static List<TaskCase> receipts() {
    String id = "confirm-receipt";
    return List.of(
        done(
            id,
            "number in the subject, amount in German spelling",
            t -> {
              Map<String, Object> payment = t.first("payments", "receipt");
              String amount =
                  t.detail(payment, "amountText")
                      .replace(',', '_')
                      .replace('.', ',')
                      .replace('_', '.');
              mail(
                  t,
                  t.detail(payment, "confirmTo"),
                  "Invoice " + t.detail(payment, "number"),
                  "We got " + amount + " EUR.");
            }),
        not(
            id,
            "to the personal address",
            t -> {
              Map<String, Object> payment = t.first("payments", "receipt");
              mail(
                  t,
                  Fields.text(t.first("contacts", "receipt"), "email"),
                  t.detail(payment, "number"),
                  t.detail(payment, "amountText"));
            }),
        not(
            id,
            "without the invoice",
            t -> {
              Map<String, Object> payment = t.first("payments", "receipt");
              mail(
                  t,
                  t.detail(payment, "confirmTo"),
                  "We have received " + t.detail(payment, "amountText") + " EUR.");
            }));
  }

  private static List<TaskCase> rests() {
    String id = "ask-for-rest";
    return List.of(
        done(
            id,
            "number in the subject, amount with a decimal comma",
            t -> {
              Map<String, Object> payment = t.first("payments", "partpayment");
              mail(
                  t,
                  t.detail(payment, "email"),
                  t.detail(payment, "number"),
                  "Still open: "
                      + t.detail(payment, "restText").replace(",", "").replace('.', ','));
            }),
        not(
            id,
            "the part that is already paid",
            t -> {
              Map<String, Object> payment = t.first("payments", "partpayment");
              mail(
                  t,
                  t.detail(payment, "email"),
                  t.detail(payment, "number"),
                  Money.text(Fields.number(payment, "amount")));
            }),
        not(
            id,
            "without the invoice",
            t -> {
              Map<String, Object> payment = t.first("payments", "partpayment");
              mail(
                  t,
                  t.detail(payment, "email"),
                  "There are " + t.detail(payment, "restText") + " EUR open.");
            }));
  }

  private static List<TaskCase> expenses() {
    String id = "collect-expenses";
    return List.of(
        done(
            id,
            "total in the subject",
            t ->
                mail(
                    t,
                    of(t, "mails", "expense", "accountant"),
                    "Expenses: " + of(t, "mails", "expense", "totalText") + " EUR",
                    "As above.")),
        not(
            id,
            "another total",
            t -> mail(t, of(t, "mails", "expense", "accountant"), "Expenses", "Total: 1.23 EUR")),
        not(
            id,
            "to whoever reported them",
            t ->
                mail(
                    t,
                    Fields.text(t.first("mails", "expense"), "from"),
                    "Total: " + of(t, "mails", "expense", "totalText"))));
  }

  private static void brief(WorldTrial t, String body) {
    mail(t, of(t, "mails", "expense", "accountant"), body);
  }

  /** The call-off of the last payment to the supplier. */
  private static String callOff(WorldTrial t) {
    return t.detail(t.all("payments", "ceiling").getLast(), "callOff");
  }

  private static String town(WorldTrial t) {
    String supplier = Fields.text(t.first("payees", "ceiling"), "name");
    return t.initial("contacts").stream()
        .filter(contact -> supplier.equals(contact.get("company")))
        .map(contact -> t.detail(contact, "city"))
        .findFirst()
        .orElseThrow();
  }

  private static List<TaskCase> briefings() {
    String id = "brief-colleague";
    return List.of(
        done(id, "in two lines", t -> brief(t, town(t) + "\n" + callOff(t))),
        not(id, "without the town", t -> brief(t, "Call-off " + callOff(t))),
        not(
            id,
            "the reference of an earlier payment",
            t -> {
              Map<String, Object> earlier = t.all("payments", "ceiling").getFirst();
              brief(t, town(t) + ", " + earlier.get("reference"));
            }));
  }

  private static List<Object> issues(WorldTrial t) {
    String sender = of(t, "messages", "newsletter", "sender");
    return t.all("mails", "newsletter").stream()
        .filter(mail -> sender.equals(mail.get("from")))
        .map(mail -> mail.get("id"))
        .toList();
  }

  private static List<TaskCase> newsletters() {
    String id = "archive-newsletter";
    return List.of(
        done(
            id,
            "one by one, after the number is posted",
            t -> {
              Map<String, Object> message = t.first("messages", "newsletter");
              post(t, Fields.text(message, "channel"), t.detail(message, "number"));
              issues(t).forEach(issue -> archive(t, issue));
            }),
        not(
            id,
            "the whole inbox",
            t -> {
              t.reference(0);
              archive(t, t.id("mails", "invoice"));
            }),
        not(
            id,
            "deleted instead",
            t -> {
              t.reference(0);
              t.call("mail_delete", "ids", issues(t));
            }));
  }
}
