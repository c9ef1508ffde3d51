package dev.assize.world.office;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Wording;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Work among colleagues: meetings, newsletters, a newcomer, expenses. */
final class Team {

  private static final int COPIES = 3;

  private final Office office;
  private final Cast cast;
  private final Draw draw;

  Team(Office office) {
    this.office = office;
    cast = office.cast();
    draw = office.draw();
  }

  void furnish() {
    office.channel("general", "Everything that concerns everybody");
    office.channel("expenses", "What you spent for the company this week");
    office.channel("warehouse", "Goods in, goods out, repairs");
    reschedule();
    newsletters();
    newcomer();
    expenses();
  }

  private void reschedule() {
    Person planner = cast.colleague("logistics planner");
    Person informed = cast.colleague("warehouse lead");
    String title =
        draw.oneOf("Freight tender", "Route planning", "Carrier review", "Loading bay rota")
            + " with "
            + planner.first();
    LocalDate date = office.ahead(2, 5);
    Map<String, Object> event =
        office.event(
            "reschedule",
            date,
            title,
            draw.pick(Words.ROOMS),
            Wording.of(
                "Compare the last three months. If this moves, %s (%s) must be told by mail, because the loading bay is planned around it.",
                informed.name(), informed.email()),
            List.of(cast.me(), planner),
            "inform",
            informed.email());
    LocalDate moved = Draw.workday(date, draw.between(1, 4));
    int hour = draw.between(8, 15);
    String start = Wording.of("%02d:45", hour);
    String end = Wording.of("%02d:45", hour + 1);
    office
        .mail(
            "reschedule",
            planner,
            office.ago(0, 1),
            draw.oneOf("Can we move " + title + "?", title + ": other slot?"),
            Wording.of(
                draw.oneOf(
                    """
                    Hi %1$s,

                    something came up. Could we do "%2$s" on %3$s (%4$s) from %5$s to %6$s instead?
                    Same room is fine.

                    %7$s\
                    """,
                    """
                    Hello %1$s,

                    I am afraid I cannot make "%2$s" as planned. My proposal is %3$s, %4$s,
                    %5$s to %6$s.

                    Sorry for the trouble
                    %7$s\
                    """),
                cast.me().first(),
                title,
                Office.day(moved),
                moved,
                start,
                end,
                planner.first()),
            "date",
            moved.toString(),
            "start",
            start,
            "end",
            end)
        .put("about", event.get("id"));
  }

  private void newsletters() {
    List<String> names = draw.take(Words.NEWSLETTERS, 3);
    String dropped = names.getFirst();
    List<String> numbers = List.of(draw.digits(7), draw.digits(7), draw.digits(7));
    List<Person> senders = new ArrayList<>();
    for (String name : names) {
      String domain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + ".example";
      senders.add(
          new Person(name, "", draw.oneOf("news@", "editors@", "letter@") + domain, "newsletter"));
    }
    for (int i = 0; i < names.size(); i++) {
      for (int copy = 0; copy < COPIES; copy++) {
        newsletter(senders.get(i), numbers.get(i), 2 + 7 * copy);
      }
    }
    office.message(
        "newsletter",
        "general",
        cast.colleague("IT administrator"),
        office.ago(1, 2),
        Wording.of(
            draw.oneOf(
                "We are cancelling \"%s\" for the whole company. %s, please clear it out of your inbox and post your subscription number here.",
                "Nobody reads \"%s\" any more, so it goes. %s, I still need the subscription number of your copy; and please archive the old issues."),
            dropped,
            cast.me().first()),
        "name",
        dropped,
        "sender",
        senders.getFirst().email(),
        "number",
        numbers.getFirst());
  }

  private void newsletter(Person sender, String number, int daysAgo) {
    String topic = draw.pick(Words.GOODS);
    LocalDate date = Draw.workdayBefore(cast.today(), daysAgo);
    Person named = new Person(sender.first(), "", sender.email(), sender.role());
    Map<String, Object> mail =
        office.mail(
            "newsletter",
            named,
            date,
            Wording.of(
                "%s: %s",
                sender.first(),
                draw.oneOf(
                    "prices of " + topic, topic + " in short supply", "a closer look at " + topic)),
            Wording.of(
                draw.oneOf(
                    """
                    This week: why %1$s cost %2$d %% more than a year ago, what the new tariff
                    means for small importers, and five questions to a harbour master.

                    You receive this letter with subscription no. %3$s.\
                    """,
                    """
                    Makers of %1$s report full order books. We visited %2$d of them.
                    Also in this issue: storage fees compared.

                    Subscription no. %3$s\
                    """),
                topic,
                draw.between(3, 19),
                number));
    mail.put("fromName", sender.first());
  }

  private void newcomer() {
    Person person = cast.newcomer();
    LocalDate start = office.ahead(5, 14);
    String room = draw.take(Words.ROOMS);
    String time = draw.oneOf("09:30", "10:15", "11:00", "13:30", "14:15");
    Map<String, Object> file =
        office.file(
            "checklist",
            cast.colleague("HR officer"),
            "/hr/first-day-checklist.txt",
            "internal",
            Wording.of(
                """
                First day of new colleagues

                1. Badge and laptop are handed out at the front desk.
                2. Introduction with the team: starts at %s, takes one hour, in %s. Invite the newcomer.
                3. A word of welcome in the channel #general, with the newcomer's name.
                4. Safety tour with the warehouse lead in the first week.\
                """,
                time, room));
    office
        .mail(
            "newcomer",
            cast.colleague("HR officer"),
            office.ago(0, 3),
            draw.oneOf("New colleague in your team", "Your new " + person.role()),
            Wording.of(
                draw.oneOf(
                    """
                    Dear %1$s,

                    %2$s joins your team as %3$s on %4$s (%5$s). The mail address is ready: %6$s.

                    Kind regards
                    %7$s\
                    """,
                    """
                    Hi %1$s,

                    good news, the contract is signed. %2$s (%3$s) starts on %4$s, %5$s.
                    You can already write to %6$s.

                    Best, %7$s\
                    """),
                cast.me().first(),
                person.name(),
                person.role(),
                Office.day(start),
                start,
                person.email(),
                cast.colleague("HR officer").first()),
            "name",
            person.name(),
            "first",
            person.first(),
            "email",
            person.email(),
            "date",
            start.toString(),
            "time",
            time,
            "room",
            room,
            "roomWord",
            room.split("[ ,]")[1])
        .put("about", file.get("id"));
  }

  private void expenses() {
    long total = 0;
    for (String role : List.of("sales manager", "warehouse lead", "HR officer")) {
      long amount = draw.cents(9, 190);
      total += amount;
      office.message(
          "expense",
          "expenses",
          cast.colleague(role),
          office.ago(0, 3),
          Wording.of(
              draw.oneOf(
                  "Taxi to the customer: %s EUR",
                  "%s EUR for parking and tolls",
                  "Bought lamps, %s EUR",
                  "Lunch with visitors was %s EUR",
                  "Postage, %s EUR altogether"),
              Money.text(amount)));
    }
    Person inspector = cast.colleague("quality inspector");
    long byMail = draw.cents(15, 240);
    total += byMail;
    office.mail(
        "expense",
        inspector,
        office.ago(0, 2),
        draw.oneOf("My expenses", "Expenses, from the road"),
        Wording.of(
            """
            Hi %s,

            the chat does not work on my phone, so by mail: I spent %s EUR on %s.
            Please add it to the others.

            %s\
            """,
            cast.me().first(),
            Money.text(byMail),
            draw.oneOf(
                "train tickets", "a replacement gauge", "the hotel in " + draw.pick(Words.CITIES)),
            inspector.first()),
        "totalPattern",
        Money.pattern(total),
        "totalText",
        Money.text(total),
        "accountant",
        cast.colleague("accountant").email(),
        "accountantName",
        cast.colleague("accountant").name());
  }
}
