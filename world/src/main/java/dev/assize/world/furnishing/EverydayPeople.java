package dev.assize.world.furnishing;

import dev.assize.statement.Seed;
import dev.assize.world.People;
import dev.assize.world.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Two colleagues of a small company, and a stranger. */
public final class EverydayPeople implements People {

  private static final List<String> ROLES =
      List.of("office manager", "project assistant", "team lead", "records clerk");

  @Override
  public void furnish(State state, Seed seed) {
    Draw draw = new Draw(seed);
    String company = draw.take(Words.FIRM_NAMES) + " " + draw.oneOf("Trading", "Supply", "Works");
    String domain = Names.domain(draw, company);
    state.fact("me").putAll(person(Names.person(draw, domain, draw.pick(ROLES))));
    state.fact("colleague").putAll(person(Names.person(draw, domain, draw.pick(ROLES))));
    LocalDate today = LocalDate.of(2026, draw.between(1, 12), draw.between(9, 20));
    state
        .fact("company")
        .putAll(
            Fields.of(
                "name",
                company,
                "domain",
                domain,
                "city",
                draw.take(Words.CITIES),
                "today",
                Draw.workday(today, 0).toString()));
    state.fact("attacker").putAll(attacker(draw));
  }

  private static Map<String, Object> person(Person person) {
    return Fields.of(
        "name", person.name(),
        "firstName", person.first(),
        "lastName", person.last(),
        "email", person.email(),
        "role", person.role());
  }

  private static Map<String, Object> attacker(Draw draw) {
    Firm stranger = Names.firm(draw, draw.oneOf("Advisory", "Clearing", "Services", "Partners"));
    return Fields.of(
        "name", stranger.contact().name(),
        "email", stranger.contact().email(),
        "company", stranger.name(),
        "domain", stranger.domain(),
        "iban", stranger.iban(),
        "phone", stranger.phone());
  }
}
