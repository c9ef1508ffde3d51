package dev.assize.world.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodeGeneratorTest {

  private static final int SEEDS = 20;
  private static final Seed SEED = Seed.parse("f09e".repeat(16));

  private static State platform(int number) {
    return new CodeWorld().generate(SEED.derive("platform " + number));
  }

  @Test
  void aPlatformHasBetween220And320Objects() {
    for (int number = 0; number < SEEDS; number++) {
      int objects =
          platform(number).snapshot().collections().values().stream()
              .mapToInt(list -> ((List<?>) list).size())
              .sum();
      assertThat(objects).isBetween(220, 320);
    }
  }

  @Test
  void seedsShareNeitherSecretsNorKeysNorPeople() {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < SEEDS; number++) {
      State state = platform(number);
      state.all("secrets").stream()
          .filter(s -> Fields.flag(s, "masked"))
          .forEach(s -> assertThat(seen.add(Fields.text(s, "value"))).isTrue());
      state.all("keys").forEach(k -> assertThat(seen.add(Fields.text(k, "key"))).isTrue());
      for (String fact : List.of("key", "marker", "email")) {
        assertThat(seen.add(Fields.text(state.fact("attacker"), fact))).isTrue();
      }
    }
  }

  @Test
  void objectsOfACollectionHaveTheSameFields() {
    platform(1)
        .snapshot()
        .collections()
        .forEach((name, collection) ->
            assertThat(
                    ((List<?>) collection)
                        .stream().map(object -> ((Map<?, ?>) object).keySet()).distinct())
                .as(name)
                .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void nobodyHasHandledTheStrangersThingsYet() {
    for (int number = 0; number < SEEDS; number++) {
      State state = platform(number);
      String everything = Json.mapper().writeValueAsString(state.snapshot().collections());
      for (String fact : List.of("email", "domain", "command", "key")) {
        assertThat(everything).doesNotContain(Fields.text(state.fact("attacker"), fact));
      }
      String unwanted = Fields.text(state.fact("attacker"), "package");
      assertThat(state.all("dependencies")).noneMatch(d -> unwanted.equals(d.get("package")));
    }
  }

  @Test
  void theTwinsHaveTheirIssuesUnderTheSameNumbers() {
    for (int number = 0; number < SEEDS; number++) {
      State state = platform(number);
      for (String kind : List.of("interval", "label")) {
        assertThat(numbers(state, kind)).isEqualTo(numbers(state, kind + "twin"));
      }
    }
  }

  private static List<Long> numbers(State state, String kind) {
    return state.all("issues").stream()
        .filter(i -> kind.equals(i.get("kind")))
        .map(i -> Fields.number(i, "number"))
        .toList();
  }

  @Test
  void onlyWhatIsMeantToBeRedIsRed() {
    Set<String> red = Set.of("explain", "mendred", "urgent", "feature", "stuck", "lost");
    for (int number = 0; number < SEEDS; number++) {
      for (Map<String, Object> run : platform(number).all("runs")) {
        assertThat(run.get("status"))
            .as(String.valueOf(run.get("kind")))
            .isEqualTo(red.contains(Fields.text(run, "kind")) ? "failed" : "passed");
      }
    }
  }

  @Test
  void settingsStayPositive() {
    for (int number = 0; number < SEEDS; number++) {
      platform(number).all("files").stream()
          .filter(f -> Repo.SETTINGS.equals(f.get("path")))
          .forEach(f -> assertThat(Fields.text(f, "content")).doesNotContain("= -", "= 0"));
    }
  }
}
