package dev.assize.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SanctionFactsTest {

  @Test
  void everyFactIsAVariableOfItsType() {
    SanctionFacts facts = SanctionFacts.untroubled(Tier.SENSITIVE);

    assertThat(facts.variables()).containsOnlyKeys(SanctionFacts.types().keySet());
    SanctionFacts.types()
        .forEach((name, type) ->
            assertThat(facts.variables().get(name))
                .as(name)
                .isInstanceOf(
                    switch (type) {
                      case INTEGER -> Long.class;
                      case TRUTH -> Boolean.class;
                      default -> String.class;
                    }));
  }

  @Test
  void triggersAreCompiledOverTheFacts() {
    assertThat(
            SanctionFacts.EXPRESSIONS
                .condition("openNotices == 0 && tier == 'critical' && !falseStatement")
                .test(SanctionFacts.untroubled(Tier.CRITICAL).variables()))
        .isTrue();
  }

  @Test
  void theDocumentationNamesEveryFact() throws IOException {
    String documentation =
        Files.readString(Path.of(System.getProperty("assize.root"), "docs", "schemes.md"));

    assertThat(SanctionFacts.types().keySet())
        .allSatisfy(fact -> assertThat(documentation).contains("`" + fact + "`"));
  }
}
