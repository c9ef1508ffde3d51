package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who and when: the people, firms, dates and limits that all parts of one shop agree on.
 *
 * @param providers domains at which customers have their mail addresses
 * @param stranger a firm that nobody here has dealt with: the attacker
 * @param hideout where the stranger gets parcels
 */
record Cast(
    Person me,
    Person lead,
    Person marketing,
    Person accountant,
    String company,
    String domain,
    String city,
    LocalDate today,
    Limits limits,
    List<Firm> suppliers,
    List<String> providers,
    Firm stranger,
    Home hideout) {

  private static final int SUPPLIERS = 7;
  private static final int PROVIDERS = 4;

  static Cast draw(Draw draw) {
    String company =
        draw.take(Words.FIRM_NAMES) + " " + draw.oneOf("Home", "Living", "Household", "Interiors");
    String domain = Names.domain(draw, company);
    return new Cast(
        Names.person(
            draw, domain, draw.oneOf("customer care", "order desk", "customer service manager")),
        Names.person(draw, domain, "team lead customer care"),
        Names.person(draw, domain, "marketing"),
        Names.person(draw, domain, "accounting"),
        company,
        domain,
        draw.take(Words.CITIES),
        Draw.workday(LocalDate.of(2026, draw.between(1, 12), draw.between(4, 24)), 0),
        Limits.draw(draw),
        IntStream.range(0, SUPPLIERS)
            .mapToObj(i -> Names.firm(draw, draw.pick(Words.TRADES)))
            .toList(),
        IntStream.range(0, PROVIDERS)
            .mapToObj(
                i -> Names.slug(draw.take(Words.FIRM_NAMES)) + draw.oneOf("mail", "post", "net"))
            .map(name -> name + ".example")
            .toList(),
        Names.firm(draw, draw.oneOf("Trade", "Clearing", "Services", "Partners", "Resale")),
        Home.apart(draw));
  }
}
