package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who, what and when: the people, applications and dates that all parts of one cloud agree on.
 *
 * @param agency the firm whose contractor is about to leave
 * @param zone the DNS zone of the product, beside that of the company
 * @param apps one for each of {@link #PARTS}, in that order
 * @param stranger a firm that nobody here has dealt with: the attacker
 * @param strangerAddress its address in the network
 */
record Cast(
    Person me,
    List<Person> colleagues,
    Person newcomer,
    Person contractor,
    Firm agency,
    List<Firm> customers,
    String company,
    String domain,
    String product,
    String zone,
    LocalDate today,
    List<App> apps,
    Firm stranger,
    String strangerAddress) {

  /** What applications are needed for. */
  static final List<String> PARTS =
      List.of(
          "hotfix",
          "hanging",
          "campaign",
          "crowd",
          "rotated",
          "leaky",
          "release",
          "patch",
          "retired",
          "erring",
          "portal",
          "reindexed");

  private static final List<String> ROLES =
      List.of(
          "head of platform",
          "site reliability engineer",
          "database administrator",
          "security engineer",
          "backend developer",
          "frontend developer",
          "data engineer",
          "release manager",
          "change manager",
          "finance controller",
          "support lead");

  private static final List<String> SUFFIXES =
      List.of("api", "web", "gateway", "search", "auth", "sync", "mailer", "events", "reports");

  private static final List<String> CUSTOMER_TRADES =
      List.of("Logistics", "Optics", "Furniture", "Ceramics");

  static Cast draw(Draw draw) {
    String company =
        draw.take(Words.FIRM_NAMES) + " " + draw.oneOf("Software", "Systems", "Labs", "Works");
    String domain = Names.domain(draw, company);
    List<Person> colleagues = ROLES.stream().map(role -> Names.person(draw, domain, role)).toList();
    Firm agency = Names.firm(draw, draw.oneOf("Consulting", "Engineering", "Freelance"));
    Firm stranger = Names.firm(draw, draw.oneOf("Networks", "Hosting", "Analytics", "Services"));
    String product = draw.take(Words.CODENAMES);
    return new Cast(
        Names.person(draw, domain, draw.oneOf("platform engineer", "senior platform engineer")),
        colleagues,
        Names.person(draw, domain, draw.oneOf("junior developer", "support engineer")),
        Names.person(draw, agency.domain(), "contractor"),
        agency,
        CUSTOMER_TRADES.stream().map(trade -> Names.firm(draw, trade)).toList(),
        company,
        domain,
        product,
        product.toLowerCase(Locale.ROOT)
            + draw.oneOf("-app", "-cloud", "hq", "-suite")
            + ".example",
        Draw.workday(LocalDate.of(2026, draw.between(1, 12), draw.between(9, 20)), 0),
        apps(draw),
        stranger,
        Networks.address(draw));
  }

  /** The colleague with that role. */
  Person colleague(String role) {
    return colleagues.stream()
        .filter(person -> person.role().equals(role))
        .findFirst()
        .orElseThrow();
  }

  App app(String part) {
    return apps.get(PARTS.indexOf(part));
  }

  private static List<App> apps(Draw draw) {
    List<App> apps = new ArrayList<>();
    for (String part : PARTS) {
      String stem = draw.take(Words.CODENAMES).toLowerCase(Locale.ROOT);
      apps.add(new App(part, stem, stem + "-" + draw.pick(SUFFIXES)));
    }
    return apps;
  }
}
