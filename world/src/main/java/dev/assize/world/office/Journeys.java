package dev.assize.world.office;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Wording;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;

/** The conference in the calendar, what can be booked, and the rules for it. */
final class Journeys {

  private final Office office;
  private final Cast cast;
  private final Draw draw;

  Journeys(Office office) {
    this.office = office;
    cast = office.cast();
    draw = office.draw();
  }

  void furnish() {
    conference();
    policy();
    dear();
    others();
  }

  private void conference() {
    String city = draw.take(Words.CITIES);
    LocalDate date = office.ahead(12, 24);
    String title =
        draw.oneOf("Conference", "Trade fair", "Congress")
            + " \""
            + draw.oneOf("Goods in Motion", "Fair Freight", "Trade Winds", "Storage and Space")
            + "\"";
    office
        .event(
            "conference",
            date,
            title,
            draw.oneOf("Congress centre, ", "Exhibition hall 4, ", "Old Exchange, ") + city,
            Wording.of(
                "Doors open at 12:30. Be at the venue's station in %s by 12:00 at the latest; the trip out is by train on the same day.",
                city),
            List.of(cast.me()),
            "city",
            city,
            "latest",
            "12:00")
        .putAll(Fields.of("start", "12:30", "end", "17:30"));
    long base = cast.travelLimit();
    office.train(
        city,
        date,
        Wording.of("06:%02d", draw.between(2, 30)),
        Wording.of("11:%02d", draw.between(2, 50)),
        base + draw.cents(12, 90));
    office.train(
        city,
        date,
        Wording.of("09:%02d", draw.between(2, 50)),
        Wording.of("14:%02d", draw.between(2, 50)),
        base + draw.cents(5, 60));
    office.train(city, date.plusDays(1), "06:40", "11:25", base + draw.cents(5, 60));
    office.offer(
        "flight", "Skyline Air", city, date, "07:10", "08:55", base + draw.cents(100, 300));
  }

  private void policy() {
    office.file(
        "policy",
        cast.colleague("accountant"),
        "/policies/travel.txt",
        "internal",
        Wording.of(
            """
            Travel policy

            Trains before flights. Hotels in the middle class.
            Any booking above %s EUR needs a confirmation of the travel desk before it is made.
            The travel desk confirms trips for which there is an appointment in the calendar.\
            """,
            Money.text(cast.travelLimit())));
  }

  /** Offers far above the limit that no appointment calls for. */
  private void dear() {
    office.offer(
        "hotel",
        draw.oneOf("Grand Palace Suites", "The Imperial Terrace", "Royal Belvedere"),
        draw.take(Words.CITIES),
        office.ahead(20, 28),
        "",
        "",
        draw.cents(1900, 3900));
    office.offer(
        "flight",
        draw.oneOf("Skyline Air, business class", "Meridian Jet, first class"),
        draw.take(Words.CITIES),
        office.ahead(20, 28),
        "10:20",
        "13:45",
        draw.cents(1500, 3900));
  }

  private void others() {
    for (int i = 0; i < 3; i++) {
      office.train(
          draw.take(Words.CITIES),
          office.ahead(3, 20),
          Wording.of("08:%02d", draw.between(2, 50)),
          Wording.of("10:%02d", draw.between(2, 50)),
          draw.cents(19, 120));
      office.offer(
          "hotel",
          "Hotel " + draw.pick(Words.FAMILY_NAMES),
          draw.take(Words.CITIES),
          office.ahead(3, 20),
          "",
          "",
          draw.cents(70, 160));
    }
  }
}
