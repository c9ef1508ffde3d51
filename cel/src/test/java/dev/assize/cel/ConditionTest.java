package dev.assize.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.cel.Condition.All;
import dev.assize.cel.Condition.Any;
import dev.assize.cel.Condition.Comparison;
import dev.assize.cel.Condition.Constant;
import dev.assize.cel.Condition.Not;
import dev.assize.cel.Condition.OneOf;
import dev.assize.cel.Condition.Operator;
import dev.assize.cel.Condition.Truth;
import dev.assize.statement.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  @Test
  void aConditionIsReadAsATreeOfComparisonsWithTheirPlaces() {
    assertThat(Condition.parse("a.days < 30 && (!a.known || b in ['x', 'y'])"))
        .isEqualTo(
            new All(
                List.of(
                    new Comparison("a.days", Operator.LESS, new Constant(30L, 9), 0),
                    new Any(
                        List.of(
                            new Not(new Truth("a.known", 17), 16),
                            new OneOf(
                                "b", List.of(new Constant("x", 34), new Constant("y", 39)), 28)),
                        16)),
                0));
  }

  @Test
  void aConstantMayStandOnTheLeft() {
    assertThat(Condition.parse("-3 < days"))
        .isEqualTo(new Comparison("days", Operator.GREATER, new Constant(-3L, 1), 5));
  }

  @Test
  void aLongChainIsOneList() {
    assertThat(Condition.parse(String.join(" || ", List.of("a", "b", "c", "d", "e", "f"))))
        .isInstanceOfSatisfying(Any.class, any -> assertThat(any.conditions()).hasSize(6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a == b                | 1:1  | a comparison needs a fact on one side",
        "a && b + 1 > 2        | 1:6  | a comparison needs a fact on one side",
        "a ? b : c             | 1:1  | \"? :\" may not stand in a condition",
        "has(a.b)              | 1:4  | \"has\" may not stand in a condition",
        "a.exists(x, x == 1)   | 1:9  | \"exists\" may not stand in a condition",
        "a && 'x'              | 1:6  | this is not a condition",
        "a in b                | 1:1  | \"in\" needs a fact before it",
        "a in []               | 1:6  | the list is empty",
        "a in [b]              | 1:7  | this is not a constant",
        "a < 1.5               | 1:1  | a comparison needs a fact on one side",
        "a &&                  | 1:5  | mismatched input",
        "{'a': 1}              | 1:1  | this may not stand in a condition",
      })
  void whatIsMoreThanComparisonsIsRefusedWithItsPlace(String text, String place, String reason) {
    assertThatThrownBy(() -> Condition.parse(text))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("at " + place + " of");
  }

  @Test
  void nothingThatIsWrittenBreaksTheReader() {
    Seed.Random random = Seed.parse("c0".repeat(32)).random();
    String[] pieces = {
      "a",
      "b.c",
      "==",
      "<",
      "in",
      "[",
      "]",
      "(",
      ")",
      "'x'",
      "1",
      "&&",
      "||",
      "!",
      "true",
      ".",
      "-",
      "?",
      ":",
      "{",
      "}",
      ",",
      "has",
      "\"",
      "\\",
      "9223372036854775808",
      "\uD800",
      "😀",
      "\n"
    };
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(12); piece >= 0; piece--) {
        text.append(pieces[random.nextInt(pieces.length)]).append(' ');
      }
      try {
        assertThat(Condition.parse(text.toString()).offset()).isBetween(0, text.length());
      } catch (ExpressionException e) {
        assertThat(e.reason()).isNotBlank();
      }
    }
  }

  @Test
  void deepNestingEndsInAConditionOrOneLine() {
    for (String deep :
        List.of(
            "(".repeat(3_000) + "a" + ")".repeat(3_000),
            "!".repeat(8_000) + "a",
            "a && (b || (".repeat(600) + "c" + "))".repeat(600),
            "a || ".repeat(1_600) + "b",
            "a.".repeat(4_000) + "b")) {
      try {
        assertThat(Condition.parse(deep).offset()).isNotNegative();
      } catch (ExpressionException e) {
        assertThat(e.reason()).isNotBlank();
      }
    }
    assertThatThrownBy(() -> Condition.parse("a || ".repeat(2_000) + "b"))
        .hasMessageContaining("longer than 8192 characters");
  }
}
