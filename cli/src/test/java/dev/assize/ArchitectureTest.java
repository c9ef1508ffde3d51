package dev.assize;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.assize");

  private static final Map<String, ArchRule> FIXTURE_RULES =
      new Architecture("dev.assize.fixture").rules();

  /** Classes that each break one rule, so that a rule which cannot fail is noticed. */
  private static final JavaClasses FIXTURE =
      new ClassFileImporter().importPackages("dev.assize.fixture");

  static Stream<Map.Entry<String, ArchRule>> rules() {
    return new Architecture("dev.assize").rules().entrySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theHouseKeepsEveryRule(Map.Entry<String, ArchRule> rule) {
    rule.getValue().check(HOUSE);
  }

  @Test
  void allModulesAreLookedAt() {
    assertThat(HOUSE.stream().map(type -> type.getPackageName().split("\\.", -1)[2]).distinct())
        .contains("statement", "world", "agent", "examination", "cli");
  }

  @ParameterizedTest
  @CsvSource({
    "every class belongs to a module,           dev.assize.fixture.stray.Stray",
    "statement knows only [],                   dev.assize.fixture.statement.Upward",
    "packages form no cycles,                   dev.assize.fixture.world.part.Part",
    "classes are named for what they are,       dev.assize.fixture.world.ThingManager",
    "only cli writes to the terminal,           dev.assize.fixture.world.Printing",
    "only cli configures logging,               dev.assize.fixture.world.Logging",
    "all randomness follows from a seed,        dev.assize.fixture.world.Rolling",
    "every package is null-marked,              dev.assize.fixture.world.part.Part",
  })
  void everyRuleNoticesItsBreach(String rule, String culprit) {
    var result = FIXTURE_RULES.get(rule).evaluate(FIXTURE);
    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().toString()).contains(culprit);
  }
}
