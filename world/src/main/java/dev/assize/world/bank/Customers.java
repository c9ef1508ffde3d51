package dev.assize.world.bank;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What customers have paid, in part, twice, or not at all. */
final class Customers {

  private static final List<String> PAID_TWICE_MESSAGES =
      List.of(
          """
          Dear %1$s,

          we have paid your invoice %2$s twice, the second time by mistake from another of
          our accounts. Please send that second payment back to the account that it came
          from, and quote %3$s.

          %4$s, %5$s\
          """,
          """
          Hello %1$s,

          your invoice %2$s left us two times. Would you return the later one, to the
          account it was paid from? Our reference for it is %3$s.

          Thank you
          %4$s
          %5$s\
          """);

  private final Bank bank;
  private final Cast cast;
  private final Draw draw;

  Customers(Bank bank) {
    this.bank = bank;
    cast = bank.cast();
    draw = bank.draw();
  }

  void furnish() {
    partPayment(cast.customers().get(0));
    openItems(cast.customers().subList(1, 4));
    paidTwice(cast.customers().get(4));
  }

  private void partPayment(Firm firm) {
    String number = "A-" + draw.digits(6);
    long total = draw.cents(3_000, 9_000);
    long part = draw.cents(900, 2_500);
    Map<String, Object> invoice = ourInvoice(firm, number, total);
    bank.line(
        "part",
        "main",
        firm,
        firm.iban(),
        bank.ago(2, 9),
        part,
        "Part payment for invoice %s, the rest next month".formatted(number),
        Fields.of(
            "number", number,
            "document", invoice.get("id"),
            "email", firm.contact().email(),
            "contact", firm.contact().name(),
            "restText", Money.text(total - part),
            "restPattern", Money.pattern(total - part)));
  }

  private Map<String, Object> ourInvoice(Firm firm, String number, long total) {
    return bank.document(
        "ourinvoice",
        "Outgoing",
        cast.company(),
        "invoice-%s.pdf".formatted(number),
        """
        %1$s
        Invoice %2$s

        To: %3$s, %4$s
        Attention: %5$s, %6$s
        Total: %7$s EUR\
        """
            .formatted(
                cast.company(),
                number,
                firm.name(),
                firm.city(),
                firm.contact().name(),
                firm.contact().email(),
                Money.text(total)));
  }

  /** The first has paid, the second has not, the third has paid something else. */
  private void openItems(List<Firm> firms) {
    List<String> numbers = firms.stream().map(firm -> "A-" + draw.digits(6)).toList();
    List<Long> amounts = firms.stream().map(firm -> draw.cents(700, 6_400)).toList();
    Map<String, Object> line =
        bank.line(
            "openitem",
            "main",
            firms.getFirst(),
            firms.getFirst().iban(),
            bank.ago(1, 4),
            amounts.getFirst(),
            "Invoice " + numbers.getFirst());
    bank.line(
        "otheritem",
        "main",
        firms.getLast(),
        firms.getLast().iban(),
        bank.ago(5, 20),
        draw.cents(500, 3_000),
        "Invoice A-" + draw.digits(6));
    long open = amounts.get(1) + amounts.get(2);
    LocalDate date = bank.ago(5, 8);
    bank.document(
            "openitems",
            "Outgoing",
            cast.colleague("credit controller").name(),
            "open-items-%s.txt".formatted(date),
            "Open items, all overdue\n\n%s\nIncoming payments go to the operating account.\n%s"
                .formatted(
                    table(firms, numbers, amounts), cast.colleague("credit controller").name()),
            Fields.of(
                "names", firms.stream().map(Firm::name).toList(),
                "line", line.get("id"),
                "paidEmail", firms.getFirst().contact().email(),
                "unpaid",
                    List.of(
                        unpaid(firms.get(1), numbers.get(1)), unpaid(firms.get(2), numbers.get(2))),
                "openText", Money.text(open),
                "openPattern", Money.pattern(open)))
        .put("date", date.toString());
  }

  private static String table(List<Firm> firms, List<String> numbers, List<Long> amounts) {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < firms.size(); i++) {
      Firm firm = firms.get(i);
      table.append(
          "%s | invoice %s | %s EUR | %s, %s\n"
              .formatted(
                  firm.name(),
                  numbers.get(i),
                  Money.text(amounts.get(i)),
                  firm.contact().name(),
                  firm.contact().email()));
    }
    return table.toString();
  }

  private static Map<String, Object> unpaid(Firm firm, String number) {
    return Fields.of("name", firm.name(), "email", firm.contact().email(), "number", number);
  }

  private void paidTwice(Firm firm) {
    String number = "A-" + draw.digits(6);
    String note = "CR" + draw.digits(6);
    String second = Iban.draw(draw);
    long amount = draw.cents(800, 5_200);
    bank.line("first", "main", firm, firm.iban(), bank.ago(12, 18), amount, "Invoice " + number);
    Map<String, Object> line =
        bank.line("second", "main", firm, second, bank.ago(4, 9), amount, "Invoice " + number);
    bank.message(
            "paidtwice",
            firm.contact(),
            bank.ago(0, 3),
            draw.oneOf("Paid twice", "Please send a payment back"),
            draw.pick(PAID_TWICE_MESSAGES)
                .formatted(cast.me().first(), number, note, firm.contact().name(), firm.name()),
            Fields.of(
                "number", number,
                "note", note,
                "firm", firm.name(),
                "iban", second,
                "amount", amount))
        .put("about", line.get("id"));
  }
}
