package dev.assize.world;

import dev.assize.statement.Seed;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
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

  private static final Set<String> OURS = Set.of("me", "colleague", "company", "attacker");

  private static final People PEOPLE =
      ServiceLoader.load(People.class, People.class.getClassLoader()).findFirst().orElseThrow();

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
    PEOPLE.furnish(state, seed.derive("people"));
    Seed.Random random = seed.derive("facts").random();
    new TreeMap<>(drawn)
        .forEach((group, names) ->
            new TreeMap<>(names)
                .forEach(
                    (name, choices) -> state.fact(group).put(name, plain(random.pick(choices)))));
  }

  private static Object plain(JsonNode scalar) {
    return scalar.isIntegralNumber() ? (Object) scalar.longValue() : scalar.asString();
  }
}
