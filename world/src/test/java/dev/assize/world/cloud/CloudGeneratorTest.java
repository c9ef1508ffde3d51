package dev.assize.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.GeneratorContract;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloudGeneratorTest extends GeneratorContract {

  CloudGeneratorTest() {
    super("cloud", 260, 320);
  }

  @Override
  protected Stream<List<String>> memorable(State state) {
    return Stream.of(
        halves(state, "secrets"), halves(state, "keys"), facts(state, "attacker", "email"));
  }

  private static List<String> halves(State state, String collection) {
    return state.all(collection).stream()
        .flatMap(object -> Fields.texts(object, "halves").stream())
        .toList();
  }

  /** Everything and nothing are networks that occur anywhere. */
  @Override
  protected Set<String> attackerKnownBy() {
    return Set.of("networks");
  }

  @Override
  protected List<String> past() {
    return List.of(
        "alerts.raised",
        "backups.date",
        "comments.date",
        "deployments.date",
        "environments.created",
        "environments.lastDeploy",
        "keys.created",
        "keys.lastUsed",
        "logs.time",
        "pages.changed",
        "resources.lastUsed",
        "secrets.rotated",
        "tickets.created");
  }

  @Override
  protected List<String> ahead() {
    return List.of("backups.expires");
  }

  /** Whoever reads names, backups and versions carefully finds exactly one right way. */
  @Test
  void whatTasksTurnOnIsUnambiguous() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
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
    for (int number = 0; number < SEEDS; number++) {
      Map<String, Object> service = first(state(number), "resources", "patch");
      assertThat(Fields.texts(service, "versions"))
          .doesNotContain(String.valueOf(((Map<?, ?>) service.get("detail")).get("wanted")));
    }
  }
}
