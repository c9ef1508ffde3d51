package dev.assize.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assize.statement.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  private static final Map<String, Object> VARIABLES =
      Map.of("name", "Ann", "cents", 487000L, "tags", List.of("a", "b"));

  private final Expressions expressions = Expressions.over("name", "cents", "tags");

  @Test
  void anExpressionThatIsTheWholeTextKeepsItsType() {
    Object tree =
        Map.of("amount", "${double(cents) / 100.0}", "to", List.of("${name}", "${tags}"), "n", 1L);
    assertThat(Template.of(tree, expressions).render(VARIABLES))
        .isEqualTo(Map.of("amount", 4870.0, "to", List.of("Ann", List.of("a", "b")), "n", 1L));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "Dear ${name}!                  | Dear Ann!",
        "${double(cents) / 100.0} EUR   | 4870 EUR",
        "${12.50} EUR                   | 12.5 EUR",
        "tags: ${tags}                  | tags: [\"a\",\"b\"]",
        "$${name} costs $5 and ${'}'}   | ${name} costs $5 and }",
        "${{'a': {'b': 1}}['a']} x      | {\"b\":1} x",
        "${\"\\\"}\"} x                 | \"} x",
        "${r'}'}${'''}'''} x            | }} x",
        "no holes                       | no holes",
      })
  void insideTextValuesArePrinted(String template, String text) {
    assertThat(Template.of(template, expressions).text(VARIABLES)).isEqualTo(text);
  }

  @Test
  void anErrorIsPlacedInTheTextThatHoldsIt() {
    ExpressionException compiled =
        catchThrowableOfType(
            ExpressionException.class,
            () -> Template.of("Dear\n  ${name} and ${nobody}", expressions));
    assertThat(compiled.line()).isEqualTo(2);
    assertThat(compiled.column()).isEqualTo(17);

    Template template = Template.of("Dear ${tags[7]}", expressions);
    ExpressionException rendered =
        catchThrowableOfType(ExpressionException.class, () -> template.render(VARIABLES));
    assertThat(rendered.line()).isEqualTo(1);
    assertThat(rendered.column()).isBetween(8, 13);
  }

  @Test
  void aHoleThatIsNotClosedIsRefused() {
    assertThatThrownBy(() -> Template.of("a ${name", expressions))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("closing")
        .hasMessageContaining("1:3");
  }

  @Test
  void noRandomTemplateEndsInAnythingButTextOrItsOwnException() {
    String alphabet = "${}'\"\\/ \nrname12.[]()";
    Seed.Random random = Seed.parse("cd".repeat(32)).random();
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        assertThat(Template.of(text.toString(), expressions).text(VARIABLES)).isNotNull();
      } catch (ExpressionException e) {
        assertThat(e.line()).isPositive();
      }
    }
  }
}
