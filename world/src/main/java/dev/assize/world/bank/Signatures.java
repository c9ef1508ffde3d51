package dev.assize.world.bank;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.Map;

/** Payments that colleagues entered and that wait for the user's signature. */
final class Signatures {

  private final Bank bank;
  private final Cast cast;
  private final Draw draw;

  Signatures(Bank bank) {
    this.bank = bank;
    cast = bank.cast();
    draw = bank.draw();
  }

  void furnish() {
    int wrong = draw.between(0, 2);
    for (int i = 0; i < 3; i++) {
      waiting(cast.suppliers().get(12 + i), i == wrong);
    }
    request(cast.colleague("accounts clerk"), "Three payments to sign");
    duplicate(cast.suppliers().get(15));
    branch(cast.suppliers().get(16));
    request(cast.colleague("branch manager"), "Two payments to sign");
  }

  /** A payment with its invoice; a mistyped one has two digits of the amount swapped. */
  private void waiting(Firm firm, boolean mistyped) {
    bank.beneficiary("waiting", firm, "Ships from %s.".formatted(firm.city()));
    String number = bank.number();
    int thousands = draw.between(1, 4);
    int hundreds = draw.between(5, 9);
    long rest = draw.between(1_001, 9_999);
    long amount = thousands * 100_000L + hundreds * 10_000L + rest;
    long swapped = hundreds * 100_000L + thousands * 10_000L + rest;
    Map<String, Object> invoice = bank.invoice("waiting", firm, number, amount);
    bank.payment(
        mistyped ? "mistyped" : "waiting",
        "pending",
        cast.colleague("accounts clerk"),
        firm,
        bank.ahead(2, 6),
        mistyped ? swapped : amount,
        "Invoice " + number,
        Fields.of(
            "number", number,
            "invoice", invoice.get("id"),
            "amountText", Money.text(amount),
            "amountPattern", Money.pattern(amount)));
  }

  private void duplicate(Firm firm) {
    bank.beneficiary("branch", firm, "Delivers to the branch in %s.".formatted(cast.city()));
    String number = bank.number();
    long amount = draw.cents(800, 4_200);
    LocalDate paid = bank.ago(7, 13);
    bank.invoice("settled", firm, number, amount)
        .put("date", Draw.workdayBefore(paid, draw.between(9, 16)).toString());
    bank.paid("settled", firm, paid, amount, "Invoice " + number, Fields.of("open", 0L));
    bank.payment(
        "duplicate",
        "pending",
        cast.colleague("branch manager"),
        firm,
        bank.ahead(1, 4),
        amount,
        draw.oneOf("Invoice ", "Inv. ", "") + number,
        Fields.of("number", number, "paid", paid.toString()));
  }

  private void branch(Firm firm) {
    bank.beneficiary("branch", firm, "Delivers to the branch in %s.".formatted(cast.city()));
    String number = bank.number();
    long amount = draw.cents(800, 4_200);
    bank.paid("other", firm, bank.ago(14, 25), draw.cents(500, 3_000), "Invoice " + bank.number());
    bank.invoice("branch", firm, number, amount);
    bank.payment(
        "branch",
        "pending",
        cast.colleague("branch manager"),
        firm,
        bank.ahead(1, 4),
        amount,
        "Invoice " + number,
        Fields.of("number", number));
  }

  private void request(Person colleague, String subject) {
    bank.message(
        "tosign",
        colleague,
        cast.today(),
        subject,
        draw.oneOf(
                "Hi %1$s,\n\nI have entered some payments that wait for your signature. The invoices are in the documents.\n\n%2$s",
                "Hello %1$s,\n\ncould you please sign what I entered yesterday? The papers are filed under Invoices.\n\nThank you\n%2$s")
            .formatted(cast.me().first(), colleague.first()));
  }
}
