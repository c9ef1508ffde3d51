package dev.assize.world.bank;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Standing orders and their contracts, and suppliers that are not used any more. */
final class Contracts {

  private static final List<String> RENT_MESSAGES =
      List.of(
          """
          Dear %1$s,

          from %2$s on, the monthly rent of your workshop is %3$s EUR and the service charge
          is %4$s EUR. Please adjust your standing order.

          %5$s, %6$s\
          """,
          """
          Dear %1$s,

          the yearly review is done: service charge %4$s EUR and basic rent %3$s EUR a month,
          both due from %2$s. Thank you for changing the order in time.

          Kind regards
          %5$s
          %6$s\
          """);

  private static final List<String> TRAINING_MESSAGES =
      List.of(
          "Hi %1$s,\n\nthe contract with %2$s is in the documents. Please set the instalments up on \"%3$s\".\n\n%4$s",
          "Hello %1$s,\n\nwe have signed with %2$s. The budget says that the instalments come from \"%3$s\".\n\nBest, %4$s");

  private final Bank bank;
  private final Cast cast;
  private final Draw draw;

  Contracts(Bank bank) {
    this.bank = bank;
    cast = bank.cast();
    draw = bank.draw();
  }

  void furnish() {
    rent(cast.service("Estates"));
    leasing(cast.service("Leasing"));
    training(cast.service("Academy"));
    review();
    bank.order(
        "regular",
        cast.service("Finance"),
        draw.cents(200, 900),
        "Loan " + draw.digits(6),
        Map.of());
    bank.order(
        "regular",
        cast.service("Security"),
        draw.cents(80, 300),
        "Keys " + draw.digits(6),
        Map.of());
  }

  private void rent(Firm firm) {
    String lease = "ML-" + draw.digits(6);
    long basic = draw.cents(2_100, 4_800);
    long charges = draw.cents(300, 700);
    Map<String, Object> order =
        bank.order("rent", firm, basic + charges - draw.cents(90, 250), "Rent", Map.of());
    leaseOf(firm, lease);
    LocalDate from = cast.today().plusMonths(1).withDayOfMonth(1);
    bank.message(
            "rent",
            firm.contact(),
            bank.ago(1, 5),
            draw.oneOf("Rent from " + from, "Adjustment of your rent"),
            draw.pick(RENT_MESSAGES)
                .formatted(
                    cast.me().first(),
                    from,
                    Money.text(basic),
                    Money.text(charges),
                    firm.contact().name(),
                    firm.name()),
            Fields.of("amount", basic + charges))
        .put("about", order.get("id"));
  }

  private Map<String, Object> leaseOf(Firm firm, String lease) {
    return bank.document(
        "lease",
        "Contracts",
        firm.name(),
        "lease-%s.pdf".formatted(draw.digits(5)),
        """
        Lease between %1$s and %2$s
        Workshop and offices in %3$s

        Clause 4. The rent and the service charge are paid together, on the first of each month,
        by one standing order. Its reference has to be the lease number, %4$s.
        Clause 5. Changes are announced in writing a fortnight before.\
        """
            .formatted(firm.name(), cast.company(), cast.city(), lease),
        Fields.of("lease", lease));
  }

  /** Two of four leases have run out; one with nearly the same name goes on. */
  private void leasing(Firm firm) {
    String one = draw.digits(5);
    String two = draw.digits(5);
    String truck = draw.digits(5);
    String van = draw.digits(5);
    LocalDate returned = bank.ago(2, 7);
    lease("ended", firm, one, "forklift 1");
    lease("kept", firm, two, "forklift 2");
    lease("ended", firm, truck, "pallet truck");
    lease("kept", firm, van, "delivery van");
    bank.document(
            "return",
            "Contracts",
            firm.name(),
            "return-protocol-%s.pdf".formatted(draw.digits(5)),
            """
            %1$s: protocol of return

            Taken back on %2$s in %3$s, and the contracts ended with it:
            - contract %4$s
            - contract %5$s
            Contract %6$s was extended by a year on the same day at %7$s's request, with the same
            monthly rate; the machine stays with the customer.

            Signed: %8$s\
            """
                .formatted(
                    firm.name(),
                    returned,
                    cast.city(),
                    one,
                    truck,
                    two,
                    cast.colleague("project manager").name(),
                    firm.contact().name()))
        .put("date", returned.toString());
  }

  private void lease(String kind, Firm firm, String contract, String what) {
    bank.order(
        kind,
        firm,
        draw.cents(180, 620),
        "Lease %s, %s".formatted(contract, what),
        Fields.of("story", "leasing"));
  }

  private void training(Firm firm) {
    Map<String, Object> document = trainingContract(firm);
    Person officer = cast.colleague("HR officer");
    String account = draw.oneOf("main", "payroll");
    bank.message(
            "training",
            officer,
            bank.ago(0, 3),
            "Training of the apprentices",
            draw.pick(TRAINING_MESSAGES)
                .formatted(
                    cast.me().first(),
                    firm.name(),
                    bank.account(account).get("name"),
                    officer.first()),
            Fields.of("account", bank.account(account).get("id")))
        .put("about", document.get("id"));
  }

  private Map<String, Object> trainingContract(Firm firm) {
    String contract = "TC-" + draw.digits(5);
    long amount = draw.cents(150, 600);
    LocalDate first = cast.today().plusMonths(1).withDayOfMonth(draw.between(3, 26));
    LocalDate last = first.plusMonths(draw.between(5, 11));
    return bank.document(
        "training",
        "Contracts",
        firm.name(),
        "training-%s.pdf".formatted(draw.digits(5)),
        """
        %1$s
        Training of two apprentices of %2$s, contract %3$s

        The fee is paid in monthly instalments of %4$s EUR, the first on %5$s and the last on
        %6$s, to IBAN %7$s. The reference is the number of the contract.\
        """
            .formatted(
                firm.name(),
                cast.company(),
                contract,
                Money.text(amount),
                first,
                last,
                Iban.spaced(firm.iban())),
        Fields.of(
            "name", firm.name(),
            "iban", firm.iban(),
            "contract", contract,
            "amount", amount,
            "first", first.toString(),
            "last", last.toString()));
  }

  /** Two suppliers leave; a third, of nearly the same name as one of them, stays. */
  private void review() {
    String stem = draw.take(Words.FIRM_NAMES);
    Firm gone = named(stem + " Tools GmbH");
    Firm stays = named(stem + " Machine Tools BV");
    Firm other = Names.firm(draw, "Varnishes");
    bank.beneficiary("ended", gone, "No order since %d.".formatted(cast.today().getYear() - 2));
    bank.beneficiary("ended", other, "Last order in %d.".formatted(cast.today().getYear() - 1));
    bank.beneficiary(
        "kept", stays, "Services our presses. Not the same firm as the hand tool shop.");
    Person buyer = cast.colleague("purchasing officer");
    bank.document(
        "review",
        "Internal",
        buyer.name(),
        "supplier-review-%d.txt".formatted(cast.today().getYear()),
        """
        Review of suppliers

        We do not order any more from these, nothing is open with them, and they can be taken off
        the beneficiaries:
        - %1$s
        - %2$s
        %3$s keeps its maintenance contract.

        %4$s\
        """
            .formatted(gone.name(), other.name(), stays.name(), buyer.name()),
        Fields.of("names", List.of(gone.name(), other.name())));
  }

  private Firm named(String name) {
    String domain = Names.slug(name.replace(' ', '-')) + ".example";
    return new Firm(
        name,
        domain,
        Names.person(draw, domain, "sales"),
        draw.pick(Words.CITIES),
        Iban.draw(draw),
        draw.phone("49"));
  }
}
