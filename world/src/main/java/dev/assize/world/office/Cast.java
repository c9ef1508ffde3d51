package dev.assize.world.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

  private static final List<String> COUNTRY_CODES =
      List.of("49", "31", "46", "45", "351", "34", "48", "353", "43", "358");

  static Cast draw(Draw draw) {
    String name = draw.take(Words.FIRM_NAMES);
    String company = name + " " + draw.oneOf("Trading", "Wholesale", "Import", "Supply");
    String domain = domain(draw, company);
    List<Person> colleagues = ROLES.stream().map(role -> person(draw, domain, role)).toList();
    return new Cast(
        person(
            draw,
            domain,
            draw.oneOf(
                "head of purchasing",
                "office manager",
                "key account manager",
                "operations manager")),
        person(draw, domain, "managing director"),
        colleagues,
        person(draw, domain, draw.oneOf("junior buyer", "sales assistant", "stock controller")),
        company,
        domain,
        draw.take(Words.CITIES),
        Draw.workday(LocalDate.of(2026, draw.between(1, 12), draw.between(9, 20)), 0),
        draw.between(18, 32) * 1000L,
        firms(draw, 7),
        firms(draw, 6),
        firm(draw, draw.oneOf("Advisory", "Clearing", "Services", "Partners", "Settlement")));
  }

  /** The colleague with that role. */
  Person colleague(String role) {
    return colleagues.stream()
        .filter(person -> person.role().equals(role))
        .findFirst()
        .orElseThrow();
  }

  private static List<Firm> firms(Draw draw, int count) {
    return IntStream.range(0, count).mapToObj(i -> firm(draw, draw.pick(Words.TRADES))).toList();
  }

  private static Firm firm(Draw draw, String trade) {
    String stem =
        draw.between(0, 2) == 0 ? draw.take(Words.FAMILY_NAMES) : draw.take(Words.FIRM_NAMES);
    String name = stem + " " + trade;
    String domain = domain(draw, name);
    return new Firm(
        name + " " + draw.pick(Words.FORMS),
        domain,
        person(draw, domain, draw.oneOf("accounts", "sales", "account manager", "export desk")),
        draw.pick(Words.CITIES),
        Iban.draw(draw),
        draw.phone(draw.pick(COUNTRY_CODES)));
  }

  private static Person person(Draw draw, String domain, String role) {
    String first = draw.take(Words.FIRST_NAMES);
    String last = draw.take(Words.FAMILY_NAMES);
    return new Person(first, last, slug(first + "." + last) + "@" + domain, role);
  }

  private static String domain(Draw draw, String name) {
    String slug = slug(name.replace(' ', '-'));
    return draw.oneOf(slug, slug.replace("-", ""), slug + "-group", "mail." + slug) + ".example";
  }

  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "");
  }
}
