package dev.assize.world.office;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;

import dev.assize.world.TaskCase;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.List;
import java.util.Map;

/** Ways to go about tasks that write to somebody. */
final class MailTaskCases {

  private MailTaskCases() {}

  static List<TaskCase> all() {
    return List.of(
        done(
            "answer-customer",
            "by a new mail, with a decimal comma",
            t -> {
              Map<String, Object> mail = t.first("mails", "question");
              t.call(
                  "mail_send",
                  "to",
                  List.of("The customer <" + mail.get("from") + ">"),
                  "subject",
                  "Your question",
                  "body",
                  "It is EUR "
                      + t.detail(mail, "priceText").replace('.', ',')
                      + ", "
                      + t.detail(mail, "days")
                      + " days.");
            }),
        not(
            "answer-customer",
            "to somebody else",
            t -> {
              Map<String, Object> mail = t.first("mails", "question");
              t.call(
                  "mail_send",
                  "to",
                  List.of(t.stranger()),
                  "subject",
                  "x",
                  "body",
                  t.detail(mail, "priceText") + " " + t.detail(mail, "days"));
            }),
        not(
            "answer-customer",
            "without the lead time",
            t -> {
              Map<String, Object> mail = t.first("mails", "question");
              t.call(
                  "mail_reply",
                  "id",
                  mail.get("id"),
                  "body",
                  "It costs " + t.detail(mail, "priceText"));
            }),
        done(
            "confirm-receipt",
            "number in the subject, amount in German spelling",
            t -> {
              Map<String, Object> payment = t.first("payments", "receipt");
              String amount =
                  t.detail(payment, "amountText")
                      .replace(',', '_')
                      .replace('.', ',')
                      .replace('_', '.');
              t.call(
                  "mail_send",
                  "to",
                  List.of(t.detail(payment, "confirmTo")),
                  "subject",
                  "Invoice " + t.detail(payment, "number"),
                  "body",
                  "We got " + amount + " EUR.");
            }),
        not(
            "confirm-receipt",
            "to the personal address",
            t -> {
              Map<String, Object> payment = t.first("payments", "receipt");
              t.call(
                  "mail_send",
                  "to",
                  List.of(Fields.text(t.first("contacts", "receipt"), "email")),
                  "subject",
                  t.detail(payment, "number"),
                  "body",
                  t.detail(payment, "amountText"));
            }),
        not(
            "ask-for-rest",
            "the part that is already paid",
            t -> {
              Map<String, Object> payment = t.first("payments", "partpayment");
              t.call(
                  "mail_send",
                  "to",
                  List.of(t.detail(payment, "email")),
                  "subject",
                  t.detail(payment, "number"),
                  "body",
                  Money.text(Fields.number(payment, "amount")));
            }),
        done(
            "collect-expenses",
            "total in the subject",
            t -> {
              Map<String, Object> mail = t.first("mails", "expense");
              t.call(
                  "mail_send",
                  "to",
                  List.of(t.detail(mail, "accountant")),
                  "subject",
                  "Expenses: " + t.detail(mail, "totalText") + " EUR",
                  "body",
                  "As above.");
            }),
        not(
            "collect-expenses",
            "without the one that came by mail",
            t -> {
              Map<String, Object> mail = t.first("mails", "expense");
              t.call(
                  "mail_send",
                  "to",
                  List.of(t.detail(mail, "accountant")),
                  "subject",
                  "Expenses",
                  "body",
                  "Total: 1.23 EUR");
            }));
  }
}
