package dev.assize.world.council;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.List;

/**
 * Who and when: the people, offices, rates and dates that all parts of one council agree on.
 *
 * @param approver the second person for decisions
 * @param today a working day in the second or third week of a month
 * @param offices other offices, one of each kind
 * @param stranger a firm that nobody here has dealt with: the attacker
 */
record Cast(
    Person me,
    Person approver,
    List<Person> colleagues,
    String town,
    String company,
    String domain,
    LocalDate today,
    Rates rates,
    List<Office> offices,
    Firm stranger) {

  private static final List<String> ROLES =
      List.of("caseworker", "front desk", "payments clerk", "appeals officer");

  private static final List<String> TOWN_HEADS =
      List.of(
          "Ashen", "Brindle", "Calder", "Drover", "Elder", "Fallow", "Gorse", "Hazel", "Iron",
          "Juniper", "Kestrel", "Linden", "Mallow", "Nettle", "Osier", "Plover", "Quarry", "Rowan",
          "Sorrel", "Thistle", "Umber", "Wherry", "Yarrow", "Tansy");

  private static final List<String> TOWN_TAILS =
      List.of("mere", "combe", "haven", "stead", "wick", "minster", "bourne", "hythe");

  /**
   * Another office whose assistant messages can be sent to.
   *
   * @param kind registry, tax, pension, schools, assessment, facilities
   */
  record Office(String kind, String name, Person clerk, String tasks) {}

  static Cast draw(Draw draw) {
    String town = draw.pick(TOWN_HEADS) + draw.pick(TOWN_TAILS);
    String domain = "council." + Names.slug(town) + ".example";
    return new Cast(
        Names.person(draw, domain, draw.oneOf("caseworker", "senior caseworker")),
        Names.person(draw, domain, "team leader"),
        ROLES.stream().map(role -> Names.person(draw, domain, role)).toList(),
        town,
        draw.oneOf("Town Council of ", "Borough Council of ") + town,
        domain,
        Draw.workday(LocalDate.of(2026, draw.between(1, 12), draw.between(9, 19)), 0),
        Rates.draw(draw),
        offices(draw, town),
        Names.firm(
            draw, draw.oneOf("Advisory", "Claims", "Welfare Services", "Partners", "Clearing")));
  }

  Office office(String kind) {
    return offices.stream().filter(office -> office.kind().equals(kind)).findFirst().orElseThrow();
  }

  Person colleague(String role) {
    return colleagues.stream()
        .filter(person -> person.role().equals(role))
        .findFirst()
        .orElseThrow();
  }

  private static List<Office> offices(Draw draw, String town) {
    return List.of(
        office(draw, town, "registry", "Residents' Registry", "moves, household members, deaths"),
        office(draw, town, "tax", "Tax Office", "incomes and assessments"),
        office(draw, town, "pension", "Pension Fund", "pensions and their payment"),
        office(draw, town, "schools", "Schools Office", "enrolment and school canteens"),
        office(draw, town, "assessment", "Care Assessment Board", "care levels"),
        office(draw, town, "facilities", "Facilities Office", "rooms, doors and opening hours"));
  }

  private static Office office(Draw draw, String town, String kind, String name, String tasks) {
    String domain = kind + "." + Names.slug(town) + ".example";
    return new Office(kind, name + " " + town, Names.person(draw, domain, "clerk"), tasks);
  }
}
