package dev.assize.gate.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.cel.Expression;
import dev.assize.cel.ExpressionException;
import dev.assize.cel.Expressions;
import dev.assize.statement.Seed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

  private static final Seed SEED = Seed.parse("f0".repeat(32));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "certificate.stauts == 'active'      | 1:1  | did you mean certificate.status?",
        "certificate.status == 'activ'       | 1:23 | certificate.status is one of active,",
        "certificate.status == 1             | 1:23 | certificate.status is one of active,",
        "certificate.status                  | 1:1  | compare it with something",
        "certificate.tier >= 'sensitive'     | 1:1  | certificate.tier has no order",
        "certificate.daysLeft == 'many'      | 1:25 | a whole number from 0 to 3660",
        "certificate.daysLeft > 99999        | 1:24 | a whole number from 0 to 3660",
        "certificate.daysLeft < 0            | 1:24 | this comparison is always false",
        "certificate.daysLeft >= 0           | 1:25 | this comparison is always true",
        "agent.standIn == 'yes'              | 1:18 | agent.standIn is true or false",
        "agent.standIn && certificate.tier in ['top'] | 1:39 | certificate.tier is one of",
      })
  void aConditionThatCannotBeMeantIsRefusedWithItsPlace(String text, String place, String reason) {
    assertThatThrownBy(() -> Formula.compile(text))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("at " + place + " of");
  }

  @Test
  void whatDependsOnAFactThatIsNotKnownIsUnknown() {
    long[] codes = new long[FactList.size()];
    Arrays.fill(codes, Fact.NOT_KNOWN);
    assertThat(Formula.compile("agent.digest == 'unequal'").evaluate(codes))
        .isEqualTo(Logic.UNKNOWN);
    assertThat(Formula.compile("agent.digest != 'unequal'").evaluate(codes))
        .isEqualTo(Logic.UNKNOWN);
    codes[FactList.index("agent.standIn")] = 1;
    assertThat(Formula.compile("agent.standIn || agent.digest == 'equal'").evaluate(codes))
        .isEqualTo(Logic.TRUE);
    assertThat(Formula.compile("!agent.standIn && agent.digest == 'equal'").evaluate(codes))
        .isEqualTo(Logic.FALSE);
  }

  @Test
  void namesAreComparedAsWholeTexts() {
    Formula formula = Formula.compile("certificate.scheme in ['a', 'agent-baseline']");
    int scheme = FactList.index("certificate.scheme");
    long[] codes = new long[FactList.size()];
    codes[scheme] = FactList.at(scheme).code("agent-baseline");
    assertThat(formula.evaluate(codes)).isEqualTo(Logic.TRUE);
    codes[scheme] = FactList.at(scheme).code("agent-baselіne"); // with a Cyrillic letter
    assertThat(formula.evaluate(codes)).isEqualTo(Logic.FALSE);
  }

  /** What a formula says of known facts is what CEL's own runtime says. */
  @Test
  void formulasMeanWhatCelMeans() {
    Seed.Random random = SEED.derive("cel").random();
    List<String> groups =
        FactList.all().stream().map(fact -> fact.name().split("\\.")[0]).distinct().toList();
    Expressions cel = Expressions.over(groups);
    for (int i = 0; i < 400; i++) {
      String text = RandomPolicies.condition(random, 3);
      Formula formula = Formula.compile(text);
      Expression expression = cel.compile(text);
      for (int j = 0; j < 5; j++) {
        long[] codes = new long[FactList.size()];
        Map<String, Object> variables = new HashMap<>();
        for (int fact = 0; fact < codes.length; fact++) {
          Object value = RandomPolicies.value(random, FactList.at(fact));
          codes[fact] = FactList.at(fact).code(value);
          put(variables, FactList.at(fact).name(), value);
        }
        assertThat(formula.evaluate(codes) == Logic.TRUE)
            .describedAs(text)
            .isEqualTo(expression.test(variables));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> variables, String name, Object value) {
    String[] parts = name.split("\\.");
    ((Map<String, Object>)
            variables.computeIfAbsent(parts[0], any -> new HashMap<String, Object>()))
        .put(parts[1], value);
  }

  /** Whatever was concluded with facts open still holds when they are filled in. */
  @Test
  void whatIsSettledStaysSettledWhenMoreBecomesKnown() {
    Seed.Random random = SEED.derive("monotone").random();
    for (int i = 0; i < 2_000; i++) {
      Formula formula = Formula.compile(RandomPolicies.condition(random, 4));
      long[] codes = RandomPolicies.codes(random, 0.5, 0.2);
      int before = formula.evaluate(codes);
      for (int fact = 0; fact < codes.length; fact++) {
        if (codes[fact] == Fact.OPEN) {
          codes[fact] =
              random.nextInt(5) == 0
                  ? Fact.NOT_KNOWN
                  : FactList.at(fact).code(RandomPolicies.value(random, FactList.at(fact)));
        }
      }
      int after = formula.evaluate(codes);
      assertThat(after & before).isEqualTo(after);
      assertThat(Logic.isSettled(after)).isTrue();
    }
  }

  @Test
  void englishSaysWhatTheConditionSays() {
    assertThat(English.of(Formula.compile("certificate.daysLeft < 30").condition()))
        .isEqualTo("the time left of the certificate is less than 30 days");
    assertThat(English.of(Formula.compile("!(findings.harm > 30 || agent.standIn)").condition()))
        .isEqualTo(
            "the greatest rate of harm that was not ruled out is at most 0.3 %, and the agent's"
                + " model is a real one");
    assertThat(
            English.of(
                Formula.compile("agent.tools in ['unequal', 'none'] && agent.standIn == false")
                    .condition()))
        .isEqualTo(
            "the set of tools that the agent is offered is different from the certified one, or"
                + " empty, and the agent's model is a real one");
  }
}
