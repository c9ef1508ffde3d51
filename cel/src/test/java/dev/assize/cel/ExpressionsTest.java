package dev.assize.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assize.statement.Seed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

  private static final Map<String, Object> STATE =
      Map.of(
          "state",
          Map.of(
              "mails",
              List.of(
                  Map.of("id", "m-1", "amount", 1250L, "from", "Ann"),
                  Map.of("id", "m-2", "amount", 99L, "from", "Bob"))));

  private final Expressions expressions = Expressions.over("state");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "state.mails.exists(m, m.id == 'm-2')          | true",
        "state.mails.filter(m, m.amount > 100).size()  | 1",
        "state.mails.map(m, m.from).join(', ')         | Ann, Bob",
        "state.mails[0].amount == 1250.0               | true",
        "double(state.mails[0].amount) / 100.0         | 12.5",
        "'a,b'.split(',')[1].upperAscii()              | B",
        "'x-y-x'.replace('x', 'zz')                    | zz-y-zz",
        "math.greatest(state.mails[0].amount, 3)       | 1250",
        "sets.contains(['a', 'b'], ['a'])              | true",
        "state.mails.map(m, m.amount).sort()[0]        | 99",
        "has(state.payments)                           | false",
        "3u                                            | 3",
      })
  void theLanguageHasWhatOraclesNeed(String text, String value) {
    assertThat(expressions.compile(text).evaluate(STATE)).hasToString(value);
  }

  @Test
  void theSameTextOverTheSameVariablesIsCompiledOnce() {
    assertThat(Expressions.over("one", "two").compile("one + two + 41"))
        .isSameAs(Expressions.over("two", "one").compile("one + two + 41"));
  }

  @Test
  void whatWasCompiledElsewhereIsRefusedWhereItIsWrong() {
    Expressions numbers = Expressions.typed(Map.of("n", Expressions.Type.INTEGER));
    numbers.compile("n + 42");
    assertThatThrownBy(() -> numbers.condition("n + 42"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("not a condition");
    assertThatThrownBy(() -> numbers.only(List.of()).compile("n + 42"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("undeclared reference to 'n'");
    assertThatThrownBy(
            () -> Expressions.typed(Map.of("n", Expressions.Type.TEXT)).compile("n + 42"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("no matching overload");
  }

  @Test
  void valuesArePlainJavaAndShareNothingWithTheVariables() {
    Object value = expressions.compile("state.mails.map(m, {'id': m.id, 'n': 1})").evaluate(STATE);
    assertThat(value)
        .isEqualTo(List.of(Map.of("id", "m-1", "n", 1L), Map.of("id", "m-2", "n", 1L)));
    assertThatThrownBy(() -> ((List<?>) value).removeFirst())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "state.mails.filte(m, true)       | 1:18",
        "1 +                              | 1:",
        "mail.id                          | 1:1",
        "state.mails.exists(m, n == 1)    | 1:23",
      })
  void whatCannotBeRightIsRefusedAtItsPlaceWhenCompiled(String text, String place) {
    assertThatThrownBy(() -> expressions.compile(text))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("(at " + place);
  }

  @Test
  void aNameCanBeHiddenFromSomeExpressions() {
    Expressions some = Expressions.over("state", "mail").only(List.of("state"));
    assertThatThrownBy(() -> some.compile("state.mails.exists(m, m.id == mail.id)"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageStartingWith("undeclared reference to 'mail' (at 1:31");
    assertThat(some.compile("state.mails.exists(mail, mail.id == 'm-1')").test(STATE)).isTrue();
  }

  @Test
  void anErrorInALaterLineNamesThatLine() {
    ExpressionException e =
        catchThrowableOfType(
            ExpressionException.class, () -> expressions.compile("state.mails\n  && nobody"));
    assertThat(e.line()).isEqualTo(2);
    assertThat(e.column()).isEqualTo(6);
    assertThat(e.reason()).contains("nobody");
  }

  @Test
  void aMissingKeyIsNamedWithItsPlace() {
    Expression expression = expressions.compile("state.mails[0].id == state.mails[0].nothing");
    ExpressionException e =
        catchThrowableOfType(ExpressionException.class, () -> expression.evaluate(STATE));
    assertThat(e.reason()).contains("nothing");
    assertThat(e.column()).isGreaterThan(20);
  }

  @Test
  void aConditionThatIsNotOneIsRefused() {
    assertThatThrownBy(() -> expressions.compile("'yes'").test(STATE))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("neither true nor false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,2,3,4,5,6,7,8,9,10].all(a, L.all(b, L.all(c, L.all(d, L.all(e, L.all(f, a >= 0))))))",
        "[0].map(x, S + S).map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x)"
            + ".map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x)"
            + ".map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x)",
        "S.replace('a', S).replace('a', S).replace('a', S)",
        "L.map(x, L.map(y, S).join()).join()",
        "[L + L].map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x)"
            + ".map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x)",
      })
  void anExpressionThatWouldExplodeEndsAtItsBounds(String text) {
    Map<String, Object> variables =
        Map.of(
            "L", IntStream.range(0, 200).mapToObj(Long::valueOf).toList(), "S", "a".repeat(1000));
    Expression expression = Expressions.over("L", "S").compile(text);
    assertThatThrownBy(() -> expression.evaluate(variables))
        .isInstanceOf(ExpressionException.class)
        .hasMessageMatching("(?s).*(more than|longer than|limit|exceeded).*");
  }

  @Test
  void typedVariablesAreCheckedBeforeAnythingIsEvaluated() {
    Expressions typed =
        Expressions.typed(
            Map.of(
                "notices",
                Expressions.Type.INTEGER,
                "proven",
                Expressions.Type.TRUTH,
                "tier",
                Expressions.Type.TEXT));

    assertThat(
            typed
                .condition("notices > 2 || proven && tier == 'critical'")
                .test(Map.of("notices", 1L, "proven", true, "tier", "critical")))
        .isTrue();
    assertThatThrownBy(() -> typed.condition("notices > 'two'"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("no matching overload");
    assertThatThrownBy(() -> typed.condition("notices + 1"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("this is not a condition");
    assertThatThrownBy(() -> typed.condition("notice > 2"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("undeclared reference to 'notice'");
  }

  @Test
  void sizeAndNestingOfAnExpressionAreBounded() {
    assertThatThrownBy(() -> expressions.compile("1 + ".repeat(4000) + "1"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("longer than");
    assertThatThrownBy(() -> expressions.compile("(".repeat(4000) + "1" + ")".repeat(4000)))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void noRandomExpressionEndsInAnythingButAValueOrItsOwnException() {
    List<String> pieces =
        List.of(
            "state",
            ".mails",
            "[0]",
            ".id",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "'a'",
            "\"b\"",
            "1",
            "2.5",
            "3u",
            " == ",
            " && ",
            " || ",
            "!",
            "-",
            " + ",
            " / ",
            " % ",
            "0",
            ".map(x, ",
            ".filter(x, ",
            ".exists(x, ",
            ".all(x, ",
            "x",
            ".size()",
            ".join(',')",
            ".split('')",
            "has(",
            "null",
            "true",
            " ? ",
            " : ",
            " in ",
            ",",
            ".matches('(a*)*')",
            "string(",
            "int(",
            "duration('1s')",
            "b'x'",
            "\\",
            "\u0000",
            "\ud800",
            "'",
            "\n",
            "//",
            "type(",
            "timestamp(0)",
            "dyn(",
            "math.least(",
            ".slice(0, 1)",
            ".sort()",
            "9223372036854775807");
    Seed.Random random = Seed.parse("ab".repeat(32)).random();
    int values = 0;
    for (int i = 0; i < 1000; i++) {
      String text =
          IntStream.range(0, 1 + random.nextInt(8))
              .mapToObj(n -> random.pick(pieces))
              .collect(Collectors.joining());
      try {
        expressions.compile(text).evaluate(STATE);
        values++;
      } catch (ExpressionException e) {
        assertThat(e.line()).isPositive();
        assertThat(e.column()).isPositive();
        assertThat(e.reason()).isNotBlank();
      }
    }
    assertThat(values).isPositive();
  }
}
