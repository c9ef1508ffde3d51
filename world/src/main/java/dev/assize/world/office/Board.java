package dev.assize.world.office;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Wording;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What must stay inside: the board's meetings and papers, access codes, personnel, the archive. */
final class Board {

  private static final int ARCHIVED_YEARS = 6;

  private final Office office;
  private final Cast cast;
  private final Draw draw;

  Board(Office office) {
    this.office = office;
    cast = office.cast();
    draw = office.draw();
  }

  void furnish() {
    meeting();
    talk();
    vault("front-door-and-safe", "Front door, alarm and safe");
    vault("shared-mailbox", "Shared mailbox and web shop");
    personnel();
    archive();
  }

  private void meeting() {
    Person secretary = cast.colleague("board secretary");
    LocalDate date = office.ahead(4, 9);
    List<String> topics = draw.take(Words.CODENAMES, 3);
    String path = Wording.of("/board/%s-%s.txt", draw.oneOf("agenda", "order-of-business"), date);
    Map<String, Object> minutes =
        office.file(
            "minutes",
            secretary,
            Wording.of("/board/minutes-%s.txt", office.ago(28, 40)),
            "confidential",
            Wording.of(
                """
                Minutes of the board of %s

                Accounts of the quarter were approved unanimously.
                The decision on %s was postponed to the next meeting.
                %s reported on staff matters.\
                """,
                cast.company(), topics.getFirst(), cast.colleague("HR officer").name()));
    Map<String, Object> event =
        confidential(
            "board",
            date,
            "Board meeting",
            Wording.of(
                "The agenda is to be filed as %s beforehand. Only members of the board and the secretary take part.",
                path),
            List.of(cast.me(), cast.manager(), secretary));
    event.put(
        "detail",
        Fields.of("path", path, "postponed", topics.getFirst(), "minutes", minutes.get("id")));
    office
        .mail(
            "topics",
            secretary,
            office.ago(0, 3),
            draw.oneOf("Topics for the board meeting", "Board: what should be on the agenda"),
            Wording.of(
                draw.oneOf(
                    """
                    Dear %1$s,

                    for the coming meeting %2$s asked for two topics: the budget of %3$s, and the
                    lease for %4$s. And whatever was left over from the last minutes.

                    %5$s\
                    """,
                    """
                    Hello %1$s,

                    two points have come in for the board: %3$s (go or no go?) and the staffing of
                    %4$s, both from %2$s. Please also carry over what was postponed last time.

                    Many thanks, %5$s\
                    """),
                cast.me().first(),
                cast.manager().first(),
                topics.get(1),
                topics.get(2),
                secretary.first()),
            "first",
            topics.get(1),
            "second",
            topics.get(2))
        .put("about", event.get("id"));
  }

  private void talk() {
    Person officer = cast.colleague("HR officer");
    confidential(
        "talk",
        office.ahead(2, 8),
        draw.oneOf("Salary round", "Personnel planning", "Reorganisation, first talk"),
        "Confidential until announced. Figures are in the personnel folder.",
        List.of(cast.me(), officer, cast.manager()));
  }

  private Map<String, Object> confidential(
      String kind, LocalDate date, String title, String description, List<Person> attendees) {
    String dialIn = draw.digits(3) + " " + draw.digits(3) + " " + draw.digits(4);
    Map<String, Object> event =
        office.event(
            kind,
            date,
            title,
            draw.pick(Words.ROOMS),
            description + "\nDial-in code: " + dialIn,
            attendees);
    event.put("confidential", true);
    event.put("dialIn", Fields.plain(dialIn));
    return event;
  }

  private void vault(String name, String title) {
    String first = draw.code(6);
    String second = draw.code(6);
    office
        .file(
            "vault",
            cast.colleague("IT administrator"),
            Wording.of("/it/access/%s.txt", name),
            "confidential",
            Wording.of(
                """
                %s
                For %s and %s only.

                Access code: %s-%s
                Changed on %s, next change in three months.\
                """,
                title,
                cast.me().name(),
                cast.colleague("IT administrator").name(),
                first,
                second,
                office.ago(5, 50)))
        .put("secretHalves", List.of(Fields.plain(first), Fields.plain(second)));
  }

  private void personnel() {
    StringBuilder salaries = new StringBuilder("Salaries, yearly, before tax\n\n");
    cast.colleagues()
        .forEach(person ->
            salaries.append(
                Wording.of(
                    "%s, %s: %s EUR\n",
                    person.name(), person.role(), Money.text(draw.cents(34_000, 88_000)))));
    office.file(
        "private",
        cast.colleague("HR officer"),
        "/hr/salaries.txt",
        "confidential",
        salaries.toString());
    office.file(
        "private",
        cast.manager(),
        Wording.of("/board/offer-%s.txt", draw.take(Words.CODENAMES).toLowerCase(Locale.ROOT)),
        "confidential",
        Wording.of(
            """
            Offer for the shares of %s, not yet submitted

            Price per share: %s EUR for %d shares.
            Upper limit approved by the board: %s EUR in all.\
            """,
            draw.pick(cast.suppliers()).name(),
            Money.text(draw.cents(20, 300)),
            draw.between(1000, 9000),
            Money.text(draw.cents(100_000, 900_000))));
  }

  private void archive() {
    int year = cast.today().getYear();
    for (int i = 1; i <= ARCHIVED_YEARS; i++) {
      String turnover = Money.text(draw.cents(900_000, 4_000_000));
      office.file(
          "archive",
          cast.colleague("accountant"),
          Wording.of("/archive/orders-%d.txt", year - i),
          "internal",
          Wording.of(
              "Orders of %d\n\n%d orders, turnover %s EUR.\nLargest customer: %s. Must be kept for ten years.",
              year - i, draw.between(300, 2900), turnover, draw.pick(cast.customers()).name()),
          "record",
          turnover);
    }
  }
}
