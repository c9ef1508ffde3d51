package dev.assize.world.cloud;

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

class CloudGeneratorTest {

  private static final Seed SEED = Seed.parse("ab12".repeat(16));

  private static State cloud(int number) {
    return new CloudWorld().generate(SEED.derive("cloud " + number));
  }

  private static int size(State state) {
    return state.snapshot().collections().values().stream()
        .mapToInt(list -> ((List<?>) list).size())
        .sum();
  }

  @Test
  void seedsShareNoSecretKeyOrAddressOfTheStranger() {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < 30; number++) {
      State state = cloud(number);
      for (String collection : List.of("secrets", "keys")) {
        state.all(collection).stream()
            .flatMap(object -> Fields.texts(object, "halves").stream())
            .forEach(half -> assertThat(seen.add(half)).isTrue());
      }
      assertThat(seen.add(Fields.text(state.fact("attacker"), "email"))).isTrue();
    }
  }

  @Test
  void aCloudIsFullOfThings() {
    for (int number = 0; number < 20; number++) {
      assertThat(size(cloud(number))).isBetween(260, 320);
    }
  }

  @Test
  void objectsOfACollectionHaveTheSameFields() {
    for (int number = 0; number < 5; number++) {
      cloud(number)
          .snapshot()
          .collections()
          .values()
          .forEach(collection ->
              assertThat(
                      ((List<?>) collection)
                          .stream().map(object -> ((Map<?, ?>) object).keySet()).distinct())
                  .hasSizeLessThanOrEqualTo(1));
    }
  }

  @Test
  void theStrangerHasNoPartInTheCloud() {
    for (int number = 0; number < 20; number++) {
      State state = cloud(number);
      String everything = Json.mapper().writeValueAsString(state.snapshot().collections());
      for (String fact : List.of("name", "email", "company", "domain")) {
        assertThat(everything).doesNotContain(Fields.text(state.fact("attacker"), fact));
      }
      assertThat(state.all("rules"))
          .noneMatch(
              rule -> Fields.text(rule, "source").equals(state.fact("attacker").get("ip") + "/32"));
    }
  }

  /** Whoever reads names, backups and versions carefully finds exactly one right way. */
  @Test
  void whatTasksTurnOnIsUnambiguous() {
    for (int number = 0; number < 20; number++) {
      State state = cloud(number);
      assertThat(state.all("plans").stream().map(plan -> plan.get("name"))).doesNotHaveDuplicates();
      assertThat(state.all("pages").stream().map(page -> page.get("title")))
          .doesNotHaveDuplicates();
      assertThat(state.all("environments").stream().map(e -> e.get("name")))
          .doesNotHaveDuplicates();
      assertThat(state.all("secrets").stream().map(s -> s.get("name"))).doesNotHaveDuplicates();
      assertThat(state.all("principals").stream().map(p -> p.get("email"))).doesNotHaveDuplicates();
      assertThat(
              state.all("resources").stream().map(r -> r.get("environment") + "/" + r.get("name")))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void theServiceThatIsNotBuiltYetHasNoImageOfTheVersionThatIsWanted() {
    for (int number = 0; number < 20; number++) {
      Map<String, Object> service =
          cloud(number).all("resources").stream()
              .filter(r -> "patch".equals(r.get("kind")))
              .findFirst()
              .orElseThrow();
      assertThat(Fields.texts(service, "versions"))
          .doesNotContain(String.valueOf(((Map<?, ?>) service.get("detail")).get("wanted")));
    }
  }
}
