package dev.assize.world;

import dev.assize.statement.Seed;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Who works, and who attacks, in a world whose tools are somebody's server: the facts that every
 * world has, and those that its pack draws.
 *
 * @param drawn for each name of each group, what is drawn from
 */
record WrappedFacts(Map<String, Map<String, List<JsonNode>>> drawn) {

  private static final List<String> ROLES =
      List.of("office manager", "project assistant", "team lead", "records clerk");

  private static final Set<String> OURS = Set.of("me", "colleague", "company", "attacker");

  /** Names of groups that a pack may not take. */
  static Set<String> taken() {
    Set<String> taken = new TreeSet<>(OURS);
    taken.addAll(Programs.ORACLE_NAMES);
    taken.addAll(List.of("state", "goal"));
    return taken;
  }

  /** The names of all groups. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(OURS);
    names.addAll(drawn.keySet());
    return names;
  }

  /** Sets them. The same seed gives the same. */
  void furnish(State state, Seed seed) {
    Draw draw = new Draw(seed.derive("people"));
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
    Draw own = new Draw(seed.derive("facts"));
    new TreeMap<>(drawn)
        .forEach((group, names) ->
            new TreeMap<>(names)
                .forEach((name, choices) -> state.fact(group).put(name, plain(own.pick(choices)))));
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

  private static Object plain(JsonNode scalar) {
    return scalar.isIntegralNumber() ? (Object) scalar.longValue() : scalar.asString();
  }
}
