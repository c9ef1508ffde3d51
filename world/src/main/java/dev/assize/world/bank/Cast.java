package dev.assize.world.bank;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who and when: the people, firms and dates that all parts of one firm's online banking agree on.
 *
 * @param today a working day in the second or third week of a month
 * @param instantLimit instant payments above it need an approval by the firm's own rules; in cents
 * @param signatureLimit ordinary payments above it need a second signature; in cents
 * @param adviser the firm that does the taxes
 * @param stranger a firm that nobody here has dealt with: the attacker
 */
record Cast(
    Person me,
    Person manager,
    List<Person> colleagues,
    String company,
    String domain,
    String city,
    LocalDate today,
    long instantLimit,
    long signatureLimit,
    Firm bank,
    Firm adviser,
    List<Firm> suppliers,
    List<Firm> customers,
    List<Firm> services,
    Firm stranger) {

  private static final int SUPPLIERS = 22;
  private static final int CUSTOMERS = 7;

  private static final List<String> ROLES =
      List.of(
          "purchasing officer",
          "accounts clerk",
          "branch manager",
          "HR officer",
          "payroll officer",
          "office manager",
          "quality inspector",
          "sales engineer",
          "service technician",
          "driver",
          "credit controller",
          "project manager");

  private static final List<String> SERVICES =
      List.of(
          "Energy",
          "Telecom",
          "Insurance",
          "Water",
          "Waste",
          "Leasing",
          "Estates",
          "Academy",
          "Software",
          "Security",
          "Finance",
          "Fairs");

  static Cast draw(Draw draw) {
    String company =
        draw.take(Words.FIRM_NAMES) + " " + draw.oneOf("Joinery", "Works", "Systems", "Mills");
    String domain = Names.domain(draw, company);
    List<Person> colleagues = ROLES.stream().map(role -> Names.person(draw, domain, role)).toList();
    return new Cast(
        Names.person(
            draw, domain, draw.oneOf("treasury assistant", "accountant", "head of accounts")),
        Names.person(draw, domain, "head of finance"),
        colleagues,
        company,
        domain,
        draw.take(Words.CITIES),
        Draw.workday(LocalDate.of(2026, draw.between(1, 12), draw.between(9, 20)), 0),
        draw.between(30, 50) * 10_000L,
        draw.between(12, 20) * 100_000L,
        Names.firm(draw, draw.oneOf("Merchant Bank", "Commercial Bank", "Regional Bank")),
        Names.firm(draw, draw.oneOf("Tax Advisers", "Audit Partners")),
        firms(draw, SUPPLIERS),
        firms(draw, CUSTOMERS),
        SERVICES.stream().map(trade -> Names.firm(draw, trade)).toList(),
        Names.firm(draw, draw.oneOf("Advisory", "Clearing", "Services", "Partners", "Settlement")));
  }

  /** The colleague with that role. */
  Person colleague(String role) {
    return colleagues.get(ROLES.indexOf(role));
  }

  /** The utility, insurer, landlord, … of that trade. */
  Firm service(String trade) {
    return services.get(SERVICES.indexOf(trade));
  }

  private static List<Firm> firms(Draw draw, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Names.firm(draw, draw.pick(Words.TRADES)))
        .toList();
  }
}
