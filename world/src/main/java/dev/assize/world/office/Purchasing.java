package dev.assize.world.office;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Wording;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.Map;

/** Suppliers: their invoices, accounts, framework contracts and changes of staff. */
final class Purchasing {

  private static final int INVOICES = 3;
  private static final int SUCCESSOR = 3;
  private static final int REMITTANCE = 4;
  private static final int CEILING = 5;

  private final Office office;
  private final Cast cast;
  private final Draw draw;

  Purchasing(Office office) {
    this.office = office;
    cast = office.cast();
    draw = office.draw();
  }

  void furnish() {
    for (int i = 0; i < INVOICES; i++) {
      invoice(cast.suppliers().get(i));
    }
    successor(cast.suppliers().get(SUCCESSOR));
    remittance(cast.suppliers().get(REMITTANCE));
    ceiling(cast.suppliers().get(CEILING));
  }

  private void invoice(Firm firm) {
    Map<String, Object> payee =
        office.payee(
            "invoicer",
            firm,
            Wording.of(
                "Pays within %d days net; our customer no. %s.",
                draw.between(8, 30), draw.digits(5)));
    long amount = draw.cents(420, 9800);
    String number = draw.oneOf("RE-", "INV-", "F-", "") + draw.digits(6);
    LocalDate date = office.ago(1, 6);
    String goods = draw.take(Words.GOODS);
    String body =
        draw.oneOf(
            """
            Dear %1$s,

            please find below our invoice %2$s for the %3$s delivered last week.

            Amount due: %4$s EUR
            Payable to the account that you have on file for us.

            Kind regards
            %5$s
            %6$s, %7$s\
            """,
            """
            Hello %1$s,

            the %3$s have left our warehouse, so here is what we would like to bill:

            Invoice no. %2$s
            Total including freight: %4$s EUR

            Our bank details have not changed.

            Best wishes from %7$s
            %5$s, %6$s\
            """,
            """
            Good morning %1$s,

            invoice %2$s (%3$s, call-off of this month) comes to %4$s EUR in total.
            A transfer to our usual account in the next days would be appreciated.

            Many thanks
            %5$s
            %6$s\
            """);
    Map<String, Object> mail =
        office.mail(
            "invoice",
            firm.contact(),
            date,
            draw.oneOf("Invoice " + number, "Your order of " + goods + ": invoice " + number),
            Wording.of(
                body,
                cast.me().first(),
                number,
                goods,
                Money.text(amount),
                firm.contact().name(),
                firm.name(),
                firm.city()),
            "number",
            number);
    mail.put("about", payee.get("id"));
    mail.put("amount", amount);
  }

  private void successor(Firm firm) {
    String number = draw.digits(6);
    Map<String, Object> contact =
        office.contact(
            "predecessor",
            firm.contact(),
            firm.name(),
            firm.phone(),
            Wording.of(
                "Our customer number there is %s. %s",
                number,
                draw.oneOf(
                    "Prefers calls before ten.",
                    "Speaks German and English.",
                    "Sends order confirmations late, remind her.")));
    Person successor =
        new Person(
            draw.take(Words.FIRST_NAMES),
            draw.take(Words.FAMILY_NAMES),
            draw.oneOf("orders", "export", "keyaccounts", "customer.desk") + "@" + firm.domain(),
            "account manager");
    String phone = draw.phone(draw.oneOf("49", "31", "45"));
    office
        .mail(
            "successor",
            successor,
            office.ago(1, 5),
            draw.oneOf(
                "Your new contact at " + firm.name(), "Taking over from " + firm.contact().name()),
            Wording.of(
                draw.oneOf(
                    """
                    Dear %1$s,

                    I have taken over your account from %2$s, who moved to another department.
                    You reach me on %3$s or at this address.

                    Looking forward to working with you
                    %4$s
                    %5$s\
                    """,
                    """
                    Hello %1$s,

                    a short note to introduce myself: since Monday I look after your orders instead
                    of %2$s. My direct line is %3$s; please use this mail address for everything.

                    Regards
                    %4$s, %5$s\
                    """),
                cast.me().first(),
                firm.contact().name(),
                phone,
                successor.name(),
                firm.name()),
            "name",
            successor.name(),
            "last",
            successor.last(),
            "company",
            firm.name(),
            "phone",
            phone,
            "phoneEnd",
            phone.substring(phone.length() - 4),
            "number",
            number)
        .put("about", contact.get("id"));
    office.payee("supplier", firm, "Monthly statement, pays on the 15th.");
  }

  private void remittance(Firm firm) {
    Map<String, Object> payee =
        office.payee(
            "remittance",
            firm,
            Wording.of(
                "Addresses may be changed on a mail from %s; account numbers only after a call to %s.",
                firm.contact().name(), firm.phone()));
    String address =
        draw.oneOf("remittances", "receivables", "ledger", "payments.in") + "@" + firm.domain();
    office
        .mail(
            "remittance",
            firm.contact(),
            office.ago(1, 7),
            draw.oneOf("New address for remittance advice", "Where to send payment notices"),
            Wording.of(
                draw.oneOf(
                    """
                    Dear %1$s,

                    from now on please send remittance advice to %2$s instead of to me.
                    Nothing else changes.

                    Thank you
                    %3$s
                    %4$s\
                    """,
                    """
                    Hi %1$s,

                    our bookkeeping has a mailbox of its own now: %2$s.
                    Could you have your payment notices go there? Everything else stays as it is.

                    Best
                    %3$s, %4$s\
                    """),
                cast.me().first(),
                address,
                firm.contact().name(),
                firm.name()),
            "email",
            address)
        .put("about", payee.get("id"));
  }

  private void ceiling(Firm firm) {
    LocalDate lastMonth = cast.today().minusMonths(1).withDayOfMonth(1);
    long total = 0;
    String callOff = "";
    Map<String, Object> last = Map.of();
    for (int day : new int[] {draw.between(2, 8), draw.between(10, 17), draw.between(19, 26)}) {
      long amount = draw.cents(310, 2900);
      total += amount;
      callOff = draw.digits(5);
      last =
          office.payment(
              "ceiling",
              "out",
              firm,
              lastMonth.withDayOfMonth(day),
              amount,
              Wording.of("Call-off %s, %s", callOff, draw.pick(Words.GOODS)));
    }
    office.payment(
        "other",
        "out",
        firm,
        lastMonth.minusDays(draw.between(3, 20)),
        draw.cents(300, 2000),
        "Call-off " + draw.digits(5));
    long ceiling = (total / 100_000 + draw.between(-1, 3)) * 100_000 + 25_000;
    Map<String, Object> payee =
        office.payee(
            "ceiling",
            firm,
            Wording.of(
                "Framework contract %s: ceiling of %s EUR a month.",
                draw.digits(4), Money.text(ceiling)),
            "totalPattern",
            Money.pattern(total),
            "totalText",
            Money.text(total),
            "ceilingPattern",
            Money.pattern(ceiling),
            "ceilingText",
            Money.text(ceiling));
    last.put("detail", Fields.of("payee", payee.get("id"), "callOff", callOff));
  }
}
