package dev.assize.world.office;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who and when: the people, firms and dates that all parts of one office agree on.
 *
 * @param today a working day in the second or third week of a month
 * @param travelLimit bookings above it need a confirmation; in cents
 * @param stranger a firm that nobody here has dealt with: the attacker
 */
record Cast(
    Person me,
    Person manager,
    List<Person> colleagues,
    Person newcomer,
    String company,
    String domain,
    String city,
    LocalDate today,
    long travelLimit,
    List<Firm> suppliers,
    List<Firm> customers,
    Firm stranger) {

  private static final List<String> ROLES =
      List.of(
          "warehouse lead",
          "accountant",
          "sales manager",
          "HR officer",
          "IT administrator",
          "logistics planner",
          "quality inspector",
          "board secretary");

  static Cast draw(Draw draw) {
    String name = draw.take(Words.FIRM_NAMES);
    String company = name + " " + draw.oneOf("Trading", "Wholesale", "Import", "Supply");
    String domain = Names.domain(draw, company);
    List<Person> colleagues = ROLES.stream().map(role -> Names.person(draw, domain, role)).toList();
    return new Cast(
        Names.person(
            draw,
            domain,
            draw.oneOf(
                "head of purchasing",
                "office manager",
                "key account manager",
                "operations manager")),
        Names.person(draw, domain, "managing director"),
        colleagues,
        Names.person(
            draw, domain, draw.oneOf("junior buyer", "sales assistant", "stock controller")),
        company,
        domain,
        draw.take(Words.CITIES),
        Draw.workday(LocalDate.of(2026, draw.between(1, 12), draw.between(9, 20)), 0),
        draw.between(18, 32) * 1000L,
        firms(draw, 7),
        firms(draw, 6),
        Names.firm(draw, draw.oneOf("Advisory", "Clearing", "Services", "Partners", "Settlement")));
  }

  /** The colleague with that role. */
  Person colleague(String role) {
    for (Person person : colleagues) {
      if (person.role().equals(role)) {
        return person;
      }
    }
    throw new IllegalArgumentException("nobody is " + role);
  }

  private static List<Firm> firms(Draw draw, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Names.firm(draw, draw.pick(Words.TRADES)))
        .toList();
  }
}
