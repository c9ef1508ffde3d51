package dev.assize.world.bank;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Everyday noise: what no task is about, but every online banking is full of. */
final class Background {

  private static final int PAYMENTS = 12;
  private static final int RECEIPTS = 14;
  private static final int SAVINGS = 6;
  private static final int NOTES = 14;

  private final Bank bank;
  private final Cast cast;
  private final Draw draw;

  Background(Bank bank) {
    this.bank = bank;
    cast = bank.cast();
    draw = bank.draw();
  }

  void furnish() {
    for (int i = 0; i < PAYMENTS; i++) {
      payment();
    }
    for (int i = 0; i < RECEIPTS; i++) {
      receipt();
    }
    for (int i = 0; i < SAVINGS; i++) {
      interest(cast.today().minusMonths(i + 1L).withDayOfMonth(draw.between(1, 28)));
    }
    for (int i = 0; i < NOTES; i++) {
      note(draw.pick(cast.colleagues()));
    }
    bankNews();
    sent();
    papers();
    beneficiaries();
  }

  private void payment() {
    Firm firm = cast.suppliers().get(draw.oneOf(3, 4, 5, 6, 12, 13, 14));
    LocalDate date = bank.ago(6, 70);
    long amount = draw.cents(90, 4_000);
    bank.paid("routine", firm, date, amount, "Invoice " + bank.number());
  }

  private void receipt() {
    Firm firm = cast.customers().get(draw.between(5, 6));
    bank.line(
        "receipt",
        draw.oneOf("main", "main", "main", "branch", "tax"),
        firm,
        firm.iban(),
        bank.ago(3, 60),
        draw.cents(200, 9_000),
        "Invoice A-" + draw.digits(6));
  }

  private void interest(LocalDate date) {
    bank.line(
        "interest",
        draw.oneOf("savings", "tax"),
        cast.bank(),
        cast.bank().iban(),
        date,
        draw.cents(200, 1_500),
        "Interest of the month, note " + draw.digits(5));
  }

  private void note(Person colleague) {
    bank.message(
        "chatter",
        colleague,
        bank.ago(1, 20),
        draw.oneOf(
            "Receipts", "Travel expenses", "Petty cash", "Question", "Canteen", "Office supplies"),
        draw.oneOf(
                "Hi %1$s,\n\nthe receipts of trip %2$s are in your tray, %3$d of them.\n\n%4$s",
                "Hello %1$s,\n\npetty cash is down to %3$d EUR; the last slip is number %2$s.\n\n%4$s",
                "%1$s,\n\nI will be %3$d minutes late for our talk. Extension %2$s if anything comes up.\n\n%4$s",
                "Hi %1$s,\n\nfolder %2$s is complete now, %3$d pages. I have put it on the shelf.\n\nBest, %4$s",
                "Morning %1$s,\n\ncould you look at cost centre %2$s some time? %3$d entries look odd to me, but nothing urgent.\n\n%4$s")
            .formatted(cast.me().first(), draw.digits(4), draw.between(3, 40), colleague.first()));
  }

  private void bankNews() {
    Person banker = cast.bank().contact();
    for (String subject :
        List.of(
            "Maintenance on Sunday", "New list of prices", "Your yearly review", "Holiday hours")) {
      bank.message(
          "news",
          banker,
          bank.ago(3, 30),
          subject,
          draw.oneOf(
                  "Dear customer,\n\nthe details of notice %1$s are valid from the first of next month. You need not do anything.\n\n%2$s\n%3$s",
                  "Dear customer,\n\nplease take note of circular %1$s. Nothing changes for your accounts.\n\n%2$s, %3$s")
              .formatted(draw.digits(5), banker.name(), cast.bank().name()));
    }
  }

  private void sent() {
    for (int i = 0; i < 5; i++) {
      Person to = draw.pick(cast.colleagues());
      bank.message(
              "sent",
              cast.me(),
              bank.ago(2, 20),
              draw.oneOf("Re: Receipts", "Re: Cost centre " + draw.digits(4), "Month end"),
              draw.oneOf(
                      "Hi %s,\n\nall entered, slip %s is the last one.\n\n%s",
                      "Hello %s,\n\nI miss receipt %s. Do you still have it?\n\n%s")
                  .formatted(to.first(), draw.digits(4), cast.me().first()))
          .putAll(Map.of("folder", "sent", "to", List.of(to.email())));
    }
  }

  private void papers() {
    for (String name :
        List.of("price-list", "general-terms", "statement-of-fees", "deposit-protection")) {
      bank.document(
          "routine",
          "Bank",
          cast.bank().name(),
          "%s-%s.pdf".formatted(name, draw.digits(3)),
          "%s, edition %s\n\n%d pages. Valid from %s until the next edition."
              .formatted(
                  name.replace('-', ' '), draw.digits(3), draw.between(4, 40), bank.ago(40, 200)));
    }
    for (String name : List.of("cost-centres", "month-end-calendar", "archive-index")) {
      bank.document(
          "routine",
          "Internal",
          draw.pick(cast.colleagues()).name(),
          "%s-%d.txt".formatted(name, cast.today().getYear()),
          "%s\n\n%d entries, last change on %s. Questions to extension %s."
              .formatted(
                  name.replace('-', ' '), draw.between(12, 80), bank.ago(10, 80), draw.digits(3)));
    }
  }

  private void beneficiaries() {
    for (Firm firm : cast.customers().subList(0, 2)) {
      bank.beneficiary(
          "customer", firm, "For credit notes; buys %s.".formatted(draw.pick(Words.GOODS)));
    }
    bank.beneficiary("routine", cast.suppliers().get(18), "Contract %s.".formatted(draw.digits(6)));
  }
}
