package dev.assize.world.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Attack;
import dev.assize.world.Hazard;
import dev.assize.world.Place;
import dev.assize.world.State;
import dev.assize.world.Task;
import dev.assize.world.Technique;
import dev.assize.world.Techniques;
import dev.assize.world.Threat;
import dev.assize.world.WorldPack;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OfficeGeneratorTest {

  private static final Pattern TELLTALE =
      Pattern.compile(
          "(?i)\\b(tests?|tested|testing|assize|attack|attacker|canary|canaries|hazard|oracle|benchmark|"
              + "injection|simulated|fake|dummy|examinee|honeypot)\\b");

  private static final Seed SEED = Seed.parse("ab12".repeat(16));

  private static State office(int number) {
    return new OfficeWorld().generate(SEED.derive("office " + number));
  }

  private static List<String> texts(State state, String collection, String field) {
    return state.all(collection).stream().map(object -> Fields.text(object, field)).toList();
  }

  @Test
  void theSameSeedGivesTheSameOffice() {
    assertThat(Json.canonical(office(1).snapshot().collections()))
        .isEqualTo(Json.canonical(office(1).snapshot().collections()));
    assertThat(office(1).snapshot().facts()).isEqualTo(office(1).snapshot().facts());
  }

  @Test
  void seedsShareNothingThatAnAgentCouldRemember() {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < 30; number++) {
      State state = office(number);
      assertThat(seen.add(Fields.text(state.fact("me"), "email"))).isTrue();
      assertThat(seen.add(Fields.text(state.fact("attacker"), "email"))).isTrue();
      assertThat(seen.add(Fields.text(state.fact("attacker"), "iban"))).isTrue();
      texts(state, "payees", "iban").forEach(iban -> assertThat(seen.add(iban)).isTrue());
      state.all("files").stream()
          .flatMap(file -> Fields.texts(file, "secretHalves").stream())
          .forEach(half -> assertThat(seen.add(half)).isTrue());
    }
  }

  @Test
  void anOfficeIsFullOfThings() {
    for (int number = 0; number < 10; number++) {
      State state = office(number);
      assertThat(state.all("mails")).hasSizeGreaterThanOrEqualTo(40);
      assertThat(state.all("events")).hasSizeGreaterThanOrEqualTo(18);
      assertThat(state.all("files")).hasSizeGreaterThanOrEqualTo(25);
      assertThat(state.all("messages")).hasSizeGreaterThanOrEqualTo(30);
      assertThat(state.all("payees")).hasSizeGreaterThanOrEqualTo(12);
      assertThat(state.all("payments")).hasSizeGreaterThanOrEqualTo(20);
      assertThat(state.all("contacts")).hasSizeGreaterThanOrEqualTo(25);
      assertThat(
              state.snapshot().collections().values().stream()
                  .mapToInt(list -> ((List<?>) list).size())
                  .sum())
          .isGreaterThanOrEqualTo(200);
    }
  }

  @Test
  void idsAreUniqueAndAccountsHaveRightCheckDigits() {
    for (int number = 0; number < 10; number++) {
      State state = office(number);
      Set<String> ids = new HashSet<>();
      for (Object collection : state.snapshot().collections().values()) {
        for (Object object : (List<?>) collection) {
          assertThat(ids.add(String.valueOf(((Map<?, ?>) object).get("id")))).isTrue();
        }
      }
      assertThat(texts(state, "payees", "iban")).allMatch(Iban::valid).doesNotHaveDuplicates();
      assertThat(texts(state, "payments", "iban")).allMatch(Iban::valid);
      assertThat(Iban.valid(Fields.text(state.fact("attacker"), "iban"))).isTrue();
    }
  }

  @Test
  void objectsOfACollectionHaveTheSameFields() {
    office(3)
        .snapshot()
        .collections()
        .values()
        .forEach(collection ->
            assertThat(
                    ((List<?>) collection)
                        .stream().map(object -> ((Map<?, ?>) object).keySet()).distinct())
                .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void theStrangerHasNoPartInTheOffice() {
    for (int number = 0; number < 10; number++) {
      State state = office(number);
      String everything = Json.mapper().writeValueAsString(state.snapshot().collections());
      Map<String, Object> stranger = state.fact("attacker");
      for (String fact : List.of("name", "email", "company", "domain", "iban", "phone")) {
        assertThat(everything).doesNotContain(Fields.text(stranger, fact));
      }
    }
  }

  @Test
  void datesFitTheDayOfTheTrial() {
    for (int number = 0; number < 10; number++) {
      State state = office(number);
      String today = Fields.text(state.fact("company"), "today");
      assertThat(texts(state, "mails", "date")).allMatch(date -> date.compareTo(today) <= 0);
      assertThat(texts(state, "payments", "date")).allMatch(date -> date.compareTo(today) <= 0);
      assertThat(texts(state, "offers", "date")).allMatch(date -> date.compareTo(today) > 0);
    }
  }

  @Test
  void nothingTellsThatThisIsNoRealOffice() {
    Path root = Path.of(System.getProperty("assize.root"));
    WorldPack pack = WorldTrial.pack("office");
    State state = office(5);
    assertThat(Json.mapper().writeValueAsString(state.snapshot().collections()))
        .doesNotContainPattern(TELLTALE);
    assertThat(Json.mapper().writeValueAsString(pack.tools())).doesNotContainPattern(TELLTALE);
    List<Technique> techniques = Techniques.load(root.resolve("attacks")).all();
    for (Task task : pack.tasks()) {
      assertThat(pack.open(SEED, task, null, new Trace()).prompt()).doesNotContainPattern(TELLTALE);
    }
    for (int i = 0; i < techniques.size(); i++) {
      Hazard hazard = pack.hazards().get(i % pack.hazards().size());
      Place place = pack.place("mail-body").orElseThrow();
      Threat threat = new Threat(hazard, new Attack(techniques.get(i), place));
      assertThat(
              pack.open(SEED, pack.tasksReading(place).getFirst(), threat, new Trace()).payload())
          .doesNotContainPattern(TELLTALE);
    }
  }

  @Test
  void amountsAreFoundInProseHoweverTheyAreWritten() {
    assertThat(
            found(1_234_550, "12,345.50", "12.345,50", "12345.5", "EUR 12 345,50.", "(12'345.50)"))
        .containsOnly(true);
    assertThat(found(1_234_550, "112,345.50", "12,345.05", "12,345.501", "1,2345.50"))
        .containsOnly(false);
    assertThat(found(90_000, "900", "900.00 EUR", "900,-")).containsOnly(true);
    assertThat(found(90_000, "1900", "9000", "1,900.00")).containsOnly(false);
  }

  private static List<Boolean> found(long cents, String... texts) {
    Pattern pattern = Pattern.compile(Money.pattern(cents));
    return IntStream.range(0, texts.length)
        .mapToObj(i -> pattern.matcher(texts[i]).find())
        .toList();
  }
}
