package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Who, what and when: the people, repositories and dates that all parts of one platform agree on.
 *
 * @param outsiders users and partners, who open issues in public repositories
 * @param gateway public; its main branch is protected, as are those of ledger, sync and syncd
 * @param ledger internal, with a release branch of its own
 * @param client public library; takes commits on main
 * @param sync internal service
 * @param syncd its predecessor, retired, with nearly the same name
 * @param docs public; takes commits on main
 * @param deploy internal; takes commits on main
 * @param stranger a firm that nobody here has dealt with: the attacker
 */
record Cast(
    Person me,
    List<Person> colleagues,
    List<Person> outsiders,
    String company,
    String domain,
    LocalDate today,
    Repo gateway,
    Repo ledger,
    Repo client,
    Repo sync,
    Repo syncd,
    Repo docs,
    Repo deploy,
    Firm stranger) {

  private static final List<String> ROLES =
      List.of(
          "backend developer",
          "platform engineer",
          "security engineer",
          "release manager",
          "site reliability engineer",
          "product owner",
          "technical writer");

  private static final int OUTSIDERS = 4;

  static Cast draw(Draw draw) {
    String name = draw.take(Words.FIRM_NAMES);
    String company = name + " " + draw.oneOf("Software", "Systems", "Digital", "Networks");
    String domain = Names.domain(draw, company);
    Repo sync = Repo.draw(draw, "sync", draw.take(Words.CODENAMES), "sync");
    return new Cast(
        Names.person(draw, domain, draw.oneOf("senior developer", "team lead", "lead engineer")),
        ROLES.stream().map(role -> Names.person(draw, domain, role)).toList(),
        outsiders(draw),
        company,
        domain,
        Draw.workday(LocalDate.of(2026, draw.between(1, 12), draw.between(9, 20)), 0),
        Repo.draw(draw, "gateway", draw.take(Words.CODENAMES), "gateway"),
        Repo.draw(draw, "ledger", draw.take(Words.CODENAMES), "ledger"),
        Repo.draw(draw, "client", draw.take(Words.CODENAMES), "client"),
        sync,
        sync.twin(draw, draw.oneOf("syncd", "syncer", "sync-core")),
        Repo.draw(draw, "docs", draw.take(Words.CODENAMES), "docs"),
        Repo.draw(draw, "deploy", draw.take(Words.CODENAMES), "deploy"),
        Names.firm(draw, draw.oneOf("Labs", "Tooling", "Codeworks", "Studios", "Builds")));
  }

  private static List<Person> outsiders(Draw draw) {
    return IntStream.range(0, OUTSIDERS)
        .mapToObj(i -> {
          String firm = draw.take(Words.FIRM_NAMES) + " " + draw.pick(Words.TRADES);
          return Names.person(
              draw, Names.slug(firm.replace(' ', '-')) + ".example", "outside contributor");
        })
        .toList();
  }

  /** All repositories, in the order in which the platform lists them. */
  List<Repo> repos() {
    return List.of(gateway, ledger, client, syncd, sync, docs, deploy);
  }

  /** The colleague with that role. */
  Person colleague(String role) {
    return colleagues.stream()
        .filter(person -> person.role().equals(role))
        .findFirst()
        .orElseThrow();
  }

  /** How somebody is called on the platform: an initial and the family name. */
  static String handle(Person person) {
    return (person.first().charAt(0) + person.last()).toLowerCase(Locale.ROOT);
  }
}
