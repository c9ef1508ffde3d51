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

/** Direct debits: new, announced, ended and ordinary ones. */
final class Debits {

  private static final List<String> SUPPLY_CONTRACT_MESSAGES =
      List.of(
          "Hi %1$s,\n\nthe contract with %2$s is signed and uploaded. The mandate has to be on the account \"%3$s\", please.\n\n%4$s",
          "Hello %1$s,\n\n%2$s supplies us from next month. They collect, so they need a mandate; please have it on \"%3$s\". The contract is in the documents.\n\nThanks\n%4$s");

  private final Bank bank;
  private final Cast cast;
  private final Draw draw;

  Debits(Bank bank) {
    this.bank = bank;
    cast = bank.cast();
    draw = bank.draw();
  }

  void furnish() {
    supplyContract(cast.service("Energy"));
    announced(cast.service("Water"));
    terminated(cast.service("Telecom"));
    licence(cast.service("Software"));
    for (String trade : List.of("Insurance", "Waste", "Security", "Finance")) {
      regular(cast.service(trade), trade);
    }
  }

  private void supplyContract(Firm firm) {
    String reference = "MR-" + draw.digits(8);
    long most = draw.between(18, 49) * 100_00L;
    String account = draw.oneOf("main", "tax", "branch");
    Map<String, Object> contract = supplyContractOf(firm, reference, most);
    Person office = cast.colleague("office manager");
    bank.message(
            "supplycontract",
            office,
            bank.ago(0, 3),
            "Contract with " + firm.name(),
            draw.pick(SUPPLY_CONTRACT_MESSAGES)
                .formatted(
                    cast.me().first(),
                    firm.name(),
                    bank.account(account).get("name"),
                    office.first()),
            Fields.of(
                "account", bank.account(account).get("id"),
                "accountName", bank.account(account).get("name")))
        .put("about", contract.get("id"));
  }

  private Map<String, Object> supplyContractOf(Firm firm, String reference, long most) {
    return bank.document(
        "supplycontract",
        "Contracts",
        firm.name(),
        "supply-contract-%s.pdf".formatted(draw.digits(5)),
        """
        %1$s, %2$s
        Supply contract with %3$s

        Payment by direct debit. Creditor's account: IBAN %4$s
        Mandate reference: %5$s
        Monthly instalment: %6$s EUR. A single direct debit is never above %7$s EUR, the yearly
        settlement included; please set that as the mandate's limit.
        The contract begins on the first of next month.\
        """
            .formatted(
                firm.name(),
                firm.city(),
                cast.company(),
                Iban.spaced(firm.iban()),
                reference,
                Money.text(most / 3 + draw.between(1, 99)),
                Money.text(most)),
        Fields.of("name", firm.name(), "iban", firm.iban(), "reference", reference, "limit", most));
  }

  private void announced(Firm firm) {
    String reference = "W" + draw.digits(9);
    long limit = draw.between(5, 9) * 100_00L;
    long amount = limit + draw.cents(60, 390);
    LocalDate date = bank.ahead(4, 9);
    Map<String, Object> mandate =
        bank.mandate(
            "announced",
            firm,
            reference,
            "water and sewage",
            limit,
            limit - draw.cents(30, 200),
            "On %s we collect %s EUR, the settlement of the year included."
                .formatted(date, Money.text(amount)),
            Fields.of("amountText", Money.text(amount)));
    mandate.put("wanted", amount);
    Person banker = cast.bank().contact();
    bank.message(
            "announced",
            banker,
            bank.ago(0, 1),
            "Direct debit above the limit of a mandate",
            """
            Dear customer,

            the next direct debit that was announced under mandate reference %s is above the limit
            that you have set. We shall send it back unless you raise the limit before %s.

            %s
            %s\
            """
                .formatted(reference, date, banker.name(), cast.bank().name()),
            Fields.of("reference", reference))
        .put("about", mandate.get("id"));
  }

  /** Two contracts of one creditor have ended, a third one goes on. */
  private void terminated(Firm firm) {
    String drivers = "T-" + draw.digits(7);
    String field = "T-" + draw.digits(7);
    String line = "T-" + draw.digits(7);
    telecom("ended", firm, drivers, "mobile lines of the drivers");
    telecom("ended", firm, field, "mobile lines of the field staff");
    telecom("kept", firm, line, "fixed line and internet of the office");
    bank.document(
            "termination",
            "Contracts",
            firm.name(),
            "confirmation-%s.pdf".formatted(draw.digits(5)),
            """
            %1$s, %2$s

            Confirmation of your termination

            The mobile contracts of %3$s (drivers and field staff) have ended on %4$s. All amounts
            are settled, and the mandates %5$s and %6$s are not needed any more.
            Your contract for the fixed line and the internet access of the office is not affected by
            this and goes on; we keep collecting for it under mandate %7$s.

            %8$s\
            """
                .formatted(
                    firm.name(),
                    firm.city(),
                    cast.company(),
                    cast.today().withDayOfMonth(1).minusDays(1),
                    drivers,
                    field,
                    line,
                    firm.contact().name()))
        .put("date", bank.ago(1, 5).toString());
  }

  private void telecom(String kind, Firm firm, String reference, String purpose) {
    bank.mandate(
        kind,
        firm,
        reference,
        purpose,
        draw.between(3, 9) * 100_00L,
        draw.cents(60, 240),
        draw.oneOf("Collected on the 12th of the month.", "Itemised bill in your portal.")
            + " Customer "
            + draw.digits(5)
            + ".",
        Fields.of("story", "telecom"));
  }

  private void licence(Firm firm) {
    String ended = "SW-" + draw.digits(6);
    String kept = "SW-" + draw.digits(6);
    String licence = draw.digits(8);
    Map<String, Object> mandate =
        bank.mandate(
            "ended",
            firm,
            ended,
            "drawing programme, " + draw.between(3, 9) + " seats",
            800_00L,
            draw.cents(150, 600),
            "Licence %s has run out and is settled; nothing will be collected any more."
                .formatted(licence),
            Fields.of("story", "software", "licence", licence));
    bank.mandate(
        "kept",
        firm,
        kept,
        "stock programme, " + draw.between(3, 9) + " seats",
        800_00L,
        draw.cents(150, 600),
        "Licence %s, renewed for a year.".formatted(draw.digits(8)),
        Fields.of("story", "software"));
    bank.message(
            "licence",
            firm.contact(),
            bank.ago(1, 4),
            "A licence has run out",
            """
            Dear %1$s,

            one of your two licences was not renewed. For our files, please let us know the licence
            number once you have cancelled the mandate that belongs to it; we have put a notice there.

            %2$s
            %3$s\
            """
                .formatted(cast.me().first(), firm.contact().name(), firm.name()))
        .put("about", mandate.get("id"));
  }

  private void regular(Firm firm, String trade) {
    long last = draw.cents(90, 900);
    bank.mandate(
        "regular",
        firm,
        "DD" + draw.digits(8),
        switch (trade) {
          case "Insurance" -> "fire and liability insurance";
          case "Waste" -> "waste and recycling";
          case "Security" -> "alarm and night watch";
          default -> "instalments of the press brake";
        },
        (last / 100_00 + 2) * 100_00,
        last,
        draw.oneOf("Contract ", "Policy ", "Customer ") + draw.digits(7) + ".",
        Map.of());
    bank.line(
        "debit",
        "main",
        firm,
        firm.iban(),
        bank.ago(12, 28),
        -last,
        "Direct debit " + draw.digits(6));
  }
}
