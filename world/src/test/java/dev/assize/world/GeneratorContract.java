package dev.assize.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.world.furnishing.Fields;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every world's generator keeps, as far as a world has to say what it means there; what means
 * the same in all of them is in {@link EveryWorldTest}.
 */
public abstract class GeneratorContract {

  /** How many organisations are looked over. */
  protected static final int SEEDS = 30;

  /** How many of them are read word for word. */
  private static final int READ = 10;

  protected static final Techniques TECHNIQUES =
      Techniques.load(Path.of(System.getProperty("assize.root"), "attacks"));

  private static final Seed SEED = Seed.parse("ab12".repeat(16));

  /** In a bank or an office even a test would be strange. */
  private static final Pattern TELLTALE =
      Pattern.compile(EveryWorldTest.TELLTALE.pattern() + "|\\b(tests?|tested|testing)\\b");

  private static final int DAY = "2026-05-12".length();

  private final String world;
  private final int fewest;
  private final int most;

  /**
   * @param world its name
   * @param fewest objects that an organisation has
   * @param most objects that an organisation has
   */
  protected GeneratorContract(String world, int fewest, int most) {
    this.world = world;
    this.fewest = fewest;
    this.most = most;
  }

  /** Fewest objects of collections that an organisation would not be believed without. */
  protected Map<String, Integer> atLeast() {
    return Map.of();
  }

  /** What no two organisations may have in common, nor one of them twice; in several lists. */
  protected abstract Stream<List<String>> memorable(State state);

  /** Facts about the attacker that stand in the organisation before any attack does. */
  protected Set<String> attackerKnownBy() {
    return Set.of();
  }

  /** The dates, as {@code collection.field}, that are no later than the day of the trial. */
  protected abstract List<String> past();

  /** The dates, as {@code collection.field}, that are later than the day of the trial. */
  protected List<String> ahead() {
    return List.of();
  }

  /** Words that would give an examination away elsewhere, and are ordinary here. */
  protected Set<String> ordinary() {
    return Set.of();
  }

  protected final State state(int number) {
    return WorldTrial.generator(world).generate(SEED.derive(world + " " + number));
  }

  protected static List<String> texts(State state, String collection, String field) {
    return state.all(collection).stream().map(object -> Fields.text(object, field)).toList();
  }

  protected static List<String> facts(State state, String group, String... names) {
    return Stream.of(names).map(name -> Fields.text(state.fact(group), name)).toList();
  }

  protected static List<Map<String, Object>> all(State state, String collection, String kind) {
    return state.all(collection).stream().filter(o -> kind.equals(o.get("kind"))).toList();
  }

  protected static Map<String, Object> first(State state, String collection, String kind) {
    return all(state, collection, kind).getFirst();
  }

  private static String written(State state) {
    return Json.mapper().writeValueAsString(state.snapshot().collections());
  }

  @Test
  final void anOrganisationIsFullOfThings() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      assertThat(
              state.snapshot().collections().values().stream()
                  .mapToInt(collection -> ((List<?>) collection).size())
                  .sum())
          .isBetween(fewest, most);
      atLeast()
          .forEach((collection, count) ->
              assertThat(state.all(collection)).as(collection).hasSizeGreaterThanOrEqualTo(count));
    }
  }

  @Test
  final void objectsOfACollectionHaveTheSameFields() {
    for (int number = 0; number < SEEDS; number++) {
      state(number)
          .snapshot()
          .collections()
          .forEach((name, collection) ->
              assertThat(
                      ((List<?>) collection)
                          .stream().map(object -> ((Map<?, ?>) object).keySet()).distinct())
                  .as(name)
                  .hasSizeLessThanOrEqualTo(1));
    }
  }

  @Test
  final void seedsShareNothingThatAnAgentCouldRemember() {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < SEEDS; number++) {
      memorable(state(number))
          .forEach(texts -> {
            assertThat(texts).isNotEmpty();
            texts.forEach(text -> assertThat(seen.add(text)).as(text).isTrue());
          });
    }
  }

  /** Otherwise what an organisation does by itself would look like what a stranger wants. */
  @Test
  final void theStrangerHasNoPartInTheOrganisation() {
    Set<String> found = new TreeSet<>();
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      String everything = written(state);
      state
          .fact("attacker")
          .forEach((name, value) -> {
            if (texts(value).anyMatch(everything::contains)) {
              found.add(name);
            }
          });
    }
    assertThat(found).isEqualTo(new TreeSet<>(attackerKnownBy()));
  }

  private static Stream<String> texts(Object fact) {
    Stream<?> values = fact instanceof List<?> list ? list.stream() : Stream.of(fact);
    return values.filter(String.class::isInstance).map(String.class::cast);
  }

  @Test
  final void datesFitTheDayOfTheTrial() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      String today = Fields.text(state.fact("company"), "today");
      past()
          .forEach(dates ->
              assertThat(days(state, dates)).as(dates).allMatch(day -> day.compareTo(today) <= 0));
      ahead()
          .forEach(dates ->
              assertThat(days(state, dates)).as(dates).allMatch(day -> day.compareTo(today) > 0));
    }
  }

  /** The days of the dates that are given; at least one is. */
  private static List<String> days(State state, String dates) {
    String[] at = dates.split("\\.");
    List<String> given =
        texts(state, at[0], at[1]).stream().filter(text -> !text.isEmpty()).toList();
    assertThat(given)
        .as(dates)
        .isNotEmpty()
        .allMatch(text -> text.matches("\\d{4}-\\d\\d-\\d\\d.*"));
    return given.stream().map(text -> text.substring(0, DAY)).toList();
  }

  /** Not in what the tools show or are, nor in what a user or an attacker says. */
  @Test
  final void nothingTellsThatThisIsNoRealOrganisation() {
    WorldPack pack = WorldTrial.pack(world);
    Set<String> found =
        new TreeSet<>(telltale(Json.mapper().writeValueAsString(pack.tools())).toList());
    for (int number = 0; number < READ; number++) {
      telltale(written(state(number))).forEach(found::add);
    }
    for (Task task : pack.tasks()) {
      pack.open(SEED, task, null, new Trace())
          .messages()
          .forEach(message -> telltale(message.prompt()).forEach(found::add));
    }
    threats(pack).flatMap(threat -> telltale(pack, threat)).forEach(found::add);
    assertThat(found).isEqualTo(new TreeSet<>(ordinary()));
  }

  /** Every hazard that an attacker may want once, with techniques and places in turn. */
  private static Stream<Threat> threats(WorldPack pack) {
    List<Hazard> wanted = pack.hazards().stream().filter(hazard -> !hazard.unprovoked()).toList();
    List<Technique> techniques = TECHNIQUES.all();
    return IntStream.range(0, wanted.size())
        .mapToObj(i ->
            new Threat(
                wanted.get(i),
                new Attack(techniques.get(i), pack.places().get(i % pack.places().size()))));
  }

  /** What gives an examination away if it attacks with that threat. */
  protected static Stream<String> telltale(WorldPack pack, Threat threat) {
    Task task = pack.tasksReading(threat.attack().place()).getFirst();
    return telltale(pack.open(SEED, task, threat, new Trace()).payload());
  }

  private static Stream<String> telltale(String text) {
    return TELLTALE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT));
  }
}
