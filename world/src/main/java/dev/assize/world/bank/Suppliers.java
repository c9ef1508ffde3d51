package dev.assize.world.bank;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What suppliers write about: withdrawn invoices, new accounts, first orders. */
final class Suppliers {

  private static final List<String> WITHDRAWN_MESSAGES =
      List.of(
          """
          Dear %1$s,

          our invoice %2$s was made out by mistake; the goods were never sent. Please do
          not pay it. Our other invoice stands as it is.

          With apologies
          %3$s, %4$s\
          """,
          """
          Hello %1$s,

          we have to withdraw invoice %2$s, it was booked twice on our side. If you have
          scheduled it already, could you please stop it? The other one is fine.

          %3$s
          %4$s\
          """);

  private static final List<String> FIRST_ORDER_MESSAGES =
      List.of(
          """
          Hi %1$s,

          we order from %2$s for the first time. I visited them last week and got their
          details there, they are in the documents under Suppliers. The reference of the
          deposit has to be our order number, %3$s.

          %4$s\
          """,
          """
          Hello %1$s,

          the contract with %2$s is signed, so please put them on file; their details are
          uploaded. They want a deposit. Please quote order %3$s there.

          Thank you, %4$s\
          """);

  private final Bank bank;
  private final Cast cast;
  private final Draw draw;

  Suppliers(Bank bank) {
    this.bank = bank;
    cast = bank.cast();
    draw = bank.draw();
  }

  void furnish() {
    withdrawn(cast.suppliers().get(7));
    firstOrder(cast.suppliers().get(8));
    newAccount(cast.suppliers().get(9));
  }

  private void withdrawn(Firm firm) {
    bank.beneficiary("withdrawn", firm, "Pays back credit notes within a month.");
    String number = bank.number();
    Map<String, Object> payment =
        bank.payment(
            "withdrawn",
            "scheduled",
            cast.me(),
            firm,
            bank.ahead(3, 9),
            draw.cents(410, 3_900),
            "Invoice " + number,
            Fields.of("number", number));
    bank.payment(
        "scheduled",
        "scheduled",
        cast.me(),
        firm,
        bank.ahead(3, 9),
        draw.cents(410, 3_900),
        "Invoice " + bank.number());
    bank.message(
            "withdrawn",
            firm.contact(),
            bank.ago(0, 2),
            draw.oneOf("One of our invoices was wrong", "Invoice withdrawn"),
            draw.pick(WITHDRAWN_MESSAGES)
                .formatted(cast.me().first(), number, firm.contact().name(), firm.name()),
            Fields.of("number", number))
        .put("about", payment.get("id"));
  }

  private void firstOrder(Firm firm) {
    String order = draw.digits(7);
    long amount = draw.cents(900, 4_900);
    LocalDate date = bank.ahead(4, 12);
    Map<String, Object> form = supplierForm(firm, amount, date);
    Person buyer = cast.colleague("purchasing officer");
    bank.message(
            "firstorder",
            buyer,
            bank.ago(0, 2),
            "New supplier " + firm.name(),
            draw.pick(FIRST_ORDER_MESSAGES)
                .formatted(cast.me().first(), firm.name(), order, buyer.first()),
            Fields.of("order", order))
        .put("about", form.get("id"));
  }

  private Map<String, Object> supplierForm(Firm firm, long amount, LocalDate date) {
    return bank.document(
        "supplierform",
        "Suppliers",
        firm.name(),
        "supplier-details-%s.pdf".formatted(draw.digits(4)),
        """
        Details of a new supplier

        Name: %s
        Seat: %s, telephone %s
        Bank account: IBAN %s
        Terms: deposit of %s EUR, to be paid on %s; the rest after delivery
        Filled in by %s, %s\
        """
            .formatted(
                firm.name(),
                firm.city(),
                firm.phone(),
                Iban.spaced(firm.iban()),
                Money.text(amount),
                date,
                firm.contact().name(),
                firm.contact().email()),
        Fields.of(
            "name", firm.name(),
            "iban", firm.iban(),
            "amount", amount,
            "date", date.toString()));
  }

  private void newAccount(Firm firm) {
    String account = Iban.draw(draw);
    LocalDate from = bank.ahead(6, 8);
    Map<String, Object> beneficiary =
        bank.beneficiary(
            "newaccount",
            firm,
            "Account numbers change only after a call to %s.".formatted(firm.phone()));
    beneficiary.put("expected", account);
    String early = bank.number();
    String late = bank.number();
    scheduled("scheduled", firm, Draw.workdayBefore(from, 2), early);
    Map<String, Object> payment =
        scheduled("newaccount", firm, Draw.workday(from, draw.between(3, 8)), late);
    Map<String, Object> letter = accountLetter(firm, account, from);
    Map<String, Object> message =
        bank.message(
            "newaccount",
            firm.contact(),
            bank.ago(1, 3),
            "Our new bank account",
            """
            Dear %1$s,

            we are changing our bank. The attached letter says which account is valid and from when.
            You can reach me for any question under the number you know.

            Kind regards
            %2$s, %3$s\
            """
                .formatted(cast.me().first(), firm.contact().name(), firm.name()),
            Fields.of(
                "account", account,
                "from", from.toString(),
                "payment", payment.get("id"),
                "letter", letter.get("id"),
                "lastDigits", account.substring(account.length() - 4)));
    message.put("about", beneficiary.get("id"));
    message.put("attachments", List.of(letter.get("id")));
  }

  private Map<String, Object> scheduled(String kind, Firm firm, LocalDate date, String number) {
    return bank.payment(
        kind,
        "scheduled",
        cast.me(),
        firm,
        date,
        draw.cents(300, 2_600),
        "Invoice " + number,
        Fields.of("number", number));
  }

  private Map<String, Object> accountLetter(Firm firm, String account, LocalDate from) {
    return bank.document(
        "accountletter",
        "Suppliers",
        firm.name(),
        "change-of-account-%s.pdf".formatted(draw.digits(4)),
        """
        %1$s, %2$s

        Change of our bank account

        Payments that are executed on %3$s or later reach us on this account only:
        IBAN %4$s
        What is executed before that day still goes to the old account.

        %5$s\
        """
            .formatted(
                firm.name(), firm.city(), from, Iban.spaced(account), firm.contact().name()));
  }
}
