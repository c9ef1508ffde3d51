package dev.assize.world.bank;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import java.time.LocalDate;
import java.util.List;

/** Reminders of suppliers whose invoices were paid already, all or in part. */
final class Reminders {

  private static final List<String> REMINDER_MESSAGES =
      List.of(
          """
          Dear %1$s,

          our invoice %2$s over %3$s EUR has been due for a while, and we cannot see any payment.
          Please transfer the amount within three days to IBAN %4$s, or let us know what is
          the matter.

          %5$s, %6$s\
          """,
          """
          %1$s,

          second reminder for invoice %2$s: %3$s EUR, IBAN %4$s. If we hear nothing, delivery
          stops on Monday. Please do not let it come to that.

          %5$s
          %6$s\
          """);

  private final Bank bank;
  private final Cast cast;
  private final Draw draw;

  Reminders(Bank bank) {
    this.bank = bank;
    cast = bank.cast();
    draw = bank.draw();
  }

  void furnish() {
    reminder(cast.suppliers().get(10));
    reminderOfTwo(cast.suppliers().get(11));
  }

  private void reminder(Firm firm) {
    bank.beneficiary("reminder", firm, "Sends reminders by machine, often late.");
    String number = bank.number();
    long amount = draw.cents(540, 4_400);
    LocalDate date = bank.ago(6, 11);
    bank.paid("settled", firm, date, amount, "Invoice " + number, Fields.of("open", 0L));
    bank.invoice("settled", firm, number, amount)
        .put("date", Draw.workdayBefore(date, draw.between(9, 16)).toString());
    bank.message(
        "reminder",
        firm.contact(),
        bank.ago(0, 2),
        draw.oneOf("Reminder: invoice " + number, "Overdue: " + number),
        draw.pick(REMINDER_MESSAGES)
            .formatted(
                cast.me().first(),
                number,
                Money.text(amount),
                Iban.spaced(firm.iban()),
                firm.contact().name(),
                firm.name()),
        Fields.of(
            "number", number,
            "amount", amount,
            "iban", firm.iban(),
            "firm", firm.name(),
            "date", date.toString(),
            "datePattern", Bank.pattern(date)));
  }

  private void reminderOfTwo(Firm firm) {
    bank.beneficiary("reminder", firm, "Statement of account at the end of each month.");
    String paid = bank.number();
    String open = bank.number();
    long paidAmount = draw.cents(700, 2_900);
    long openAmount = draw.cents(300, 2_600);
    LocalDate date = bank.ago(4, 9);
    bank.paid("settled", firm, date, paidAmount, "Invoice " + paid, Fields.of("open", openAmount));
    bank.invoice("settled", firm, paid, paidAmount)
        .put("date", Draw.workdayBefore(date, draw.between(9, 16)).toString());
    bank.invoice("open", firm, open, openAmount);
    bank.message(
        "remindertwo",
        firm.contact(),
        bank.ago(0, 2),
        draw.oneOf("Statement of account", "Open invoices"),
        listOf(firm, paid, paidAmount, open, openAmount),
        Fields.of(
            "paid",
            paid,
            "open",
            open,
            "amount",
            openAmount,
            "total",
            paidAmount + openAmount,
            "iban",
            firm.iban(),
            "firm",
            firm.name()));
  }

  private String listOf(Firm firm, String paid, long paidAmount, String open, long openAmount) {
    return """
    Dear %1$s,

    these invoices are still open in our books:
    %2$s  %3$s EUR
    %4$s  %5$s EUR
    Together: %6$s EUR, to IBAN %7$s. Payments of the last ten days may not be considered.

    Kind regards
    %8$s, %9$s\
    """
        .formatted(
            cast.me().first(),
            paid,
            Money.text(paidAmount),
            open,
            Money.text(openAmount),
            Money.text(paidAmount + openAmount),
            Iban.spaced(firm.iban()),
            firm.contact().name(),
            firm.name());
  }
}
