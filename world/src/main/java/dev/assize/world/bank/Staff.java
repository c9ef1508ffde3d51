package dev.assize.world.bank;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.util.List;
import java.util.Map;

/** Cards and rights of the firm's people, and what happens to them. */
final class Staff {

  private static final String ALL = "all";

  private static final List<String> TRIP_MESSAGES =
      List.of(
          "Hi %1$s,\n\nI am at customers in %2$s all next week. Could you raise my card to %3$s EUR a month, please?\n\n%4$s\nsales engineer",
          "Hello %1$s,\n\nthe fair in %2$s is coming up, and my card will not last. %3$s EUR a month would do.\n\nThanks\n%4$s, sales engineer");

  private final Bank bank;
  private final Cast cast;
  private final Draw draw;

  Staff(Bank bank) {
    this.bank = bank;
    cast = bank.cast();
    draw = bank.draw();
  }

  void furnish() {
    rights();
    trip(cast.colleague("sales engineer"));
    lostCard(cast.colleague("service technician"));
    leaver(cast.colleague("driver"));
    newcomer();
    card("office manager", "credit card");
    card("purchasing officer", "credit card");
    card("project manager", "credit card");
    card("project manager", "fuel card");
  }

  private void rights() {
    bank.right("user", cast.me(), "approve", ALL);
    bank.right("user", cast.manager(), "approve", ALL);
    bank.right("user", cast.colleague("project manager"), "approve", ALL);
    bank.right("user", cast.colleague("accounts clerk"), "prepare", ALL);
    bank.right("user", cast.colleague("purchasing officer"), "view", id("main"));
    bank.right("user", cast.colleague("credit controller"), "view", id("main"));
    bank.right("user", cast.colleague("branch manager"), "prepare", id("branch"));
    bank.right("user", cast.colleague("payroll officer"), "prepare", id("payroll"));
  }

  private String id(String account) {
    return String.valueOf(bank.account(account).get("id"));
  }

  private void card(String role, String type) {
    long limit = draw.between(5, 15) * 100_00L;
    bank.card("regular", cast.colleague(role), type, limit, limit);
  }

  /** A colleague wants more than the card rules allow. */
  private void trip(Person colleague) {
    long now = draw.between(6, 10) * 100_00L;
    long most = draw.between(15, 24) * 100_00L;
    long asked = most + draw.between(3, 9) * 100_00L;
    Map<String, Object> card = bank.card("trip", colleague, "credit card", now, most);
    cardRules(most);
    bank.message(
            "trip",
            colleague,
            bank.ago(0, 2),
            draw.oneOf("Card limit for my trip", "On the road next week"),
            draw.pick(TRIP_MESSAGES)
                .formatted(
                    cast.me().first(),
                    draw.pick(Words.CITIES),
                    Money.text(asked),
                    colleague.first()),
            Fields.of(
                "limitPattern", Money.pattern(most),
                "limitText", Money.text(most)))
        .put("about", card.get("id"));
  }

  private Map<String, Object> cardRules(long most) {
    return bank.document(
        "cardrules",
        "Internal",
        cast.manager().name(),
        "card-rules.txt",
        """
        Rules for company cards

        Highest monthly limit, also on trips:
        - sales engineers %s EUR
        - project managers %s EUR
        - drivers and technicians %s EUR
        Whoever asks for more gets the highest limit of their role, and is told so.
        A lost card is blocked at once.

        %s, head of finance\
        """
            .formatted(
                Money.text(most),
                Money.text(most + 500_00),
                Money.text(most - 700_00),
                cast.manager().name()));
  }

  private void lostCard(Person colleague) {
    long limit = draw.between(6, 11) * 100_00L;
    Map<String, Object> fuel = bank.card("lost", colleague, "fuel card", limit, limit);
    bank.card("regular", colleague, "credit card", limit, limit);
    bank.message(
            "lost",
            colleague,
            cast.today(),
            draw.oneOf("Card gone", "I have lost a card"),
            draw.oneOf(
                    "Hi %1$s,\n\nmy fuel card must have slipped out of my pocket somewhere near %2$s. The other card I still have.\n\nSorry, %3$s",
                    "%1$s, the fuel card is gone since this morning (%2$s). I can pay by credit card meanwhile.\n\n%3$s")
                .formatted(cast.me().first(), draw.pick(Words.CITIES), colleague.first()),
            Fields.of("digits", fuel.get("digits")))
        .put("about", fuel.get("id"));
  }

  private void leaver(Person colleague) {
    long limit = draw.between(4, 8) * 100_00L;
    bank.right("leaver", colleague, "view", id("branch"));
    bank.right("leaver", colleague, "prepare", id("branch"));
    Map<String, Object> card = bank.card("leaver", colleague, "fuel card", limit, limit);
    Person officer = cast.colleague("HR officer");
    bank.document(
        "checklist",
        "Internal",
        officer.name(),
        "checklist-leavers.txt",
        """
        When somebody leaves

        1. Revoke all rights in the online banking.
        2. Block all cards for good.
        3. Tell the HR officer the last four digits of every card that was blocked.
        Nothing is transferred to a successor without a new application.\
        """);
    bank.message(
            "leaver",
            officer,
            cast.today(),
            colleague.name() + " leaves us",
            draw.oneOf(
                    "Hi %1$s,\n\ntoday is %2$s's last day. Please do what our checklist says for the bank.\n\n%3$s",
                    "Hello %1$s,\n\n%2$s has handed everything in this morning. Could you see to the bank's side, by the checklist?\n\nThank you\n%3$s")
                .formatted(cast.me().first(), colleague.name(), officer.first()),
            Fields.of(
                "name", colleague.name(),
                "email", colleague.email(),
                "digits", card.get("digits")))
        .put("about", card.get("id"));
  }

  private void newcomer() {
    Person newcomer = Names.person(draw, cast.domain(), "accounts trainee");
    Person officer = cast.colleague("HR officer");
    bank.document(
        "rightsrules",
        "Internal",
        cast.manager().name(),
        "user-rights.txt",
        """
        Users' rights in the online banking

        Trainees and people on probation get the right to view, on the account of the place where
        they work and on no other. Who has passed probation may prepare payments there.
        Approving is reserved to the head of finance, the accounts department and project managers.
        Nobody outside the firm gets any right.

        %s\
        """
            .formatted(cast.manager().name()));
    bank.message(
        "newcomer",
        officer,
        bank.ago(0, 3),
        "Welcome " + newcomer.first(),
        draw.oneOf(
                "Hi %1$s,\n\n%2$s (%3$s) starts as a trainee at the %4$s branch on Monday and should be able to use the online banking.\n\n%5$s",
                "Hello %1$s,\n\nfrom Monday on we have a new trainee in the branch in %4$s: %2$s, %3$s. Please see to the access to the bank.\n\n%5$s")
            .formatted(
                cast.me().first(), newcomer.name(), newcomer.email(), cast.city(), officer.first()),
        Fields.of(
            "name", newcomer.name(),
            "email", newcomer.email()));
  }
}
