package dev.assize.world.furnishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.IllegalFormatException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void patternsAreFilledAsTheFormatterFillsThem() {
    Object[] values = {"a", 7, 12L, "d%s", List.of(1, 2), true, "g", "h", "i", "j"};
    for (String pattern :
        List.of(
            "",
            "nothing",
            "%s",
            "%s and %d, %d",
            "%2$d %1$s %1$s",
            "%1$s %s %2$d %s %s",
            "%s at 19 %% of %2$d",
            "%4$s",
            "%s %04d",
            "%10$s %1$s",
            "%-5s|%2$x",
            "%s%n",
            "%5$s %6$b %6$s")) {
      assertThat(Wording.of(pattern, values)).as(pattern).isEqualTo(pattern.formatted(values));
    }
  }

  @Test
  void anAbsentValueIsShownAsOne() {
    assertThat(Wording.of("%s: %d", null, null)).isEqualTo("null: null");
  }

  @Test
  void patternsThatDoNotFitTheirValuesAreRefused() {
    for (String pattern : List.of("%s %s", "%", "%1$", "%2$s", "%d", "%q")) {
      assertThatThrownBy(() -> Wording.of(pattern, "one"))
          .as(pattern)
          .isInstanceOf(IllegalFormatException.class);
    }
  }
}
