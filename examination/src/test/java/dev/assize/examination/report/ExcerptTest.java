package dev.assize.examination.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void aTextThatFitsIsKeptAsItIs() {
    Excerpt excerpt = Excerpt.block("Grüße\n\tan 李 🙂", 100);
    assertThat(excerpt.text()).isEqualTo("Grüße\n\tan 李 🙂");
    assertThat(excerpt.note()).isEmpty();
  }

  @Test
  void whatIsLeftOutIsCounted() {
    Excerpt excerpt = Excerpt.block("x".repeat(1_000_000), 10);
    assertThat(excerpt.text()).isEqualTo("xxxxxxxxxx");
    assertThat(excerpt.note()).isEqualTo("999,990 more characters are not shown here.");
  }

  @Test
  void aPairOfSurrogatesIsNeverCutInTwo() {
    assertThat(Excerpt.block("🙂🙂🙂", 2)).isEqualTo(new Excerpt("🙂🙂", 1));
  }

  @Test
  void charactersThatHideOrReorderTextAreSpelledOut() {
    assertThat(Excerpt.block("a\u202Eb\u200Bc\u001B[31md\u0000\u0085e\u2028f\uD800g", 100).text())
        .isEqualTo("a⟦U+202E⟧b⟦U+200B⟧c␛[31md␀⟦U+0085⟧e⟦U+2028⟧f⟦U+D800⟧g");
    assertThat(Excerpt.block(Character.toString(0xE0041), 100).text()).isEqualTo("⟦U+E0041⟧");
  }

  @Test
  void aLineStaysOneLine() {
    assertThat(Excerpt.line("  one\r\n two\tthree ", 100)).isEqualTo("one two three");
    assertThat(Excerpt.line("one two three", 7)).isEqualTo("one two…");
  }

  @Test
  void noTextMakesALongerExcerptThanItsBoundAllows() {
    Seed.Random random = Seed.parse("0b".repeat(32)).random();
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(300);
      for (int i = 0; i < length; i++) {
        text.append((char) random.nextInt(1 << 16));
      }
      Excerpt excerpt = Excerpt.block(text.toString(), 50);
      assertThat(excerpt.text().length()).isLessThanOrEqualTo(50 * "⟦U+10FFFF⟧".length());
      assertThat(excerpt.omitted()).isEqualTo(Math.max(0, text.codePoints().count() - 50));
      assertThat(excerpt.text().codePoints())
          .noneMatch(c -> Character.getType(c) == Character.FORMAT)
          .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
      assertThat(Excerpt.line(text.toString(), 50)).doesNotContain("\n", "\t");
    }
  }
}
