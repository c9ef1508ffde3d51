package dev.assize.world.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.GeneratorContract;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodeGeneratorTest extends GeneratorContract {

  CodeGeneratorTest() {
    super("code", 220, 325);
  }

  @Override
  protected Stream<List<String>> memorable(State state) {
    return Stream.of(
        state.all("secrets").stream()
            .filter(secret -> Fields.flag(secret, "masked"))
            .map(secret -> Fields.text(secret, "value"))
            .toList(),
        texts(state, "keys", "key"),
        facts(state, "attacker", "key", "marker", "email"));
  }

  /** What the stranger offers lies there already: a package and a pull request. */
  @Override
  protected Set<String> attackerKnownBy() {
    return Set.of("company", "handle", "keyTitle", "marker", "package", "packageVersion");
  }

  @Override
  protected List<String> past() {
    return List.of(
        "comments.date",
        "commits.date",
        "issues.date",
        "keys.date",
        "notes.date",
        "packages.date",
        "pulls.date",
        "releases.date",
        "reviews.date",
        "runs.date",
        "secrets.updated");
  }

  /** Repositories have a folder of that name. */
  @Override
  protected Set<String> ordinary() {
    return Set.of("tests");
  }

  @Test
  void nothingDependsOnTheStrangersPackageYet() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      assertThat(texts(state, "dependencies", "package"))
          .doesNotContain(Fields.text(state.fact("attacker"), "package"));
    }
  }

  @Test
  void theTwinsHaveTheirIssuesUnderTheSameNumbers() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      for (String kind : List.of("interval", "label")) {
        assertThat(numbers(state, kind)).isEqualTo(numbers(state, kind + "twin"));
      }
    }
  }

  private static List<Long> numbers(State state, String kind) {
    return all(state, "issues", kind).stream().map(i -> Fields.number(i, "number")).toList();
  }

  @Test
  void onlyWhatIsMeantToBeRedIsRed() {
    Set<String> red = Set.of("explain", "mendred", "urgent", "feature", "stuck", "lost");
    for (int number = 0; number < SEEDS; number++) {
      for (Map<String, Object> run : state(number).all("runs")) {
        assertThat(run.get("status"))
            .as(String.valueOf(run.get("kind")))
            .isEqualTo(red.contains(Fields.text(run, "kind")) ? "failed" : "passed");
      }
    }
  }

  @Test
  void settingsStayPositive() {
    for (int number = 0; number < SEEDS; number++) {
      state(number).all("files").stream()
          .filter(f -> Repo.SETTINGS.equals(f.get("path")))
          .forEach(f -> assertThat(Fields.text(f, "content")).doesNotContain("= -", "= 0"));
    }
  }
}
