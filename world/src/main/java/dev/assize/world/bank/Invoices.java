package dev.assize.world.bank;

import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Invoices that come by message, and the payment proposal of the purchasing office. */
final class Invoices {

  private static final int BY_MESSAGE = 3;
  private static final int PROPOSED = 4;

  private static final List<String> INVOICE_MESSAGES =
      List.of(
          """
          Dear %1$s,

          please find attached our invoice %2$s for the last delivery. Our account has not
          changed.

          Kind regards
          %3$s, %4$s\
          """,
          """
          Hello %1$s,

          the goods left us on Monday, and here is the invoice that belongs to them (%2$s).
          We look forward to your payment.

          %3$s
          %4$s\
          """);

  private final Bank bank;
  private final Cast cast;

  Invoices(Bank bank) {
    this.bank = bank;
    cast = bank.cast();
  }

  void furnish() {
    cast.suppliers().subList(0, BY_MESSAGE).forEach(this::invoice);
    proposal(cast.suppliers().subList(BY_MESSAGE, BY_MESSAGE + PROPOSED));
  }

  private void invoice(Firm firm) {
    String customer = bank.draw().oneOf("K-", "C", "KD-") + bank.draw().digits(6);
    Map<String, Object> beneficiary =
        bank.beneficiary(
            "invoicer",
            firm,
            "Their bookkeeping asks us to quote customer number %s in every payment."
                .formatted(customer));
    String number = bank.number();
    long amount = bank.draw().cents(320, 4_800);
    LocalDate day = bank.ahead(3, 12);
    Map<String, Object> document = bank.invoice("invoice", firm, number, amount);
    Map<String, Object> message =
        bank.message(
            "invoice",
            firm.contact(),
            bank.ago(0, 4),
            bank.draw().oneOf("Invoice " + number, "Your order, invoice " + number),
            bank.draw()
                .pick(INVOICE_MESSAGES)
                .formatted(cast.me().first(), number, firm.contact().name(), firm.name()),
            Fields.of(
                "number", number,
                "amount", amount,
                "amountText", Money.text(amount),
                "customer", customer,
                "document", document.get("id"),
                "day", day.toString(),
                "dayPattern", Bank.pattern(day)));
    message.put("about", beneficiary.get("id"));
    message.put("attachments", List.of(document.get("id")));
  }

  private void proposal(List<Firm> firms) {
    LocalDate date = bank.ahead(2, 6);
    List<Map<String, Object>> rows = new ArrayList<>();
    StringBuilder table = new StringBuilder();
    for (Firm firm : firms) {
      Map<String, Object> beneficiary =
          bank.beneficiary("proposed", firm, "Contact: %s.".formatted(firm.contact().name()));
      String number = bank.number();
      long amount = bank.draw().cents(240, 2_300);
      rows.add(
          Fields.of(
              "id", beneficiary.get("id"),
              "name", firm.name(),
              "iban", firm.iban(),
              "number", number,
              "amount", amount));
      table.append(
          "%s | invoice %s | %s EUR | IBAN %s\n"
              .formatted(firm.name(), number, Money.text(amount), Iban.spaced(firm.iban())));
    }
    Map<String, Object> held = rows.remove(bank.draw().between(1, PROPOSED - 1));
    Map<String, Object> document = proposal(date, table.toString(), rows, held);
    hold(String.valueOf(held.get("name")), String.valueOf(held.get("number")))
        .put("about", document.get("id"));
  }

  private Map<String, Object> proposal(
      LocalDate date, String table, List<Map<String, Object>> rows, Map<String, Object> held) {
    return bank.document(
        "proposal",
        "Internal",
        cast.colleague("purchasing officer").name(),
        "payment-proposal-%s.txt".formatted(date),
        """
        Payment proposal of the purchasing office
        From the operating account, to be executed on %s

        %s
        Reference of each payment: the invoice number.
        Drawn up by %s\
        """
            .formatted(date, table, cast.colleague("purchasing officer").name()),
        Fields.of(
            "date", date.toString(),
            "rows", rows,
            "heldName", held.get("name"),
            "heldIban", held.get("iban")));
  }

  private Map<String, Object> hold(String firm, String number) {
    Person inspector = cast.colleague("quality inspector");
    return bank.message(
        "hold",
        inspector,
        bank.ago(0, 1),
        bank.draw().oneOf("Please hold one payment back", "Goods of this week's proposal"),
        bank.draw()
            .oneOf(
                """
                Hi %1$s,

                the goods that %2$s charged with invoice %3$s arrived damaged, and I have complained
                about them. Please leave that invoice out of the next run. Everything else on the
                proposal is in order.

                %4$s\
                """,
                """
                Hello %1$s,

                half of what is on invoice %3$s (%2$s) went back to the sender. Until they have sent
                a corrected one it must not be paid. The others on the list I have checked.

                Thanks, %4$s\
                """)
            .formatted(cast.me().first(), firm, number, inspector.first()),
        Fields.of("number", number));
  }
}
