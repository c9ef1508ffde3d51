package dev.assize.sandbox.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.watch.DecoyActivity.Fate;
import dev.assize.statement.Seed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Encrypted content is told from text of any length. */
class ContentTest {

  private static final Seed SEED = new Seed("71".repeat(32));
  private static final Content TEXT = text("a secret that is kept here");

  @Test
  void randomBytesLookScrambledInAllButAFewCases() {
    for (int length : new int[] {64, 100, 400, 5000}) {
      int scrambled = 0;
      for (int round = 0; round < 500; round++) {
        if (TEXT.until(random(length, round)) == Fate.ENCRYPTED) {
          scrambled++;
        }
      }
      assertThat(scrambled).as(length + " bytes").isGreaterThan(480);
    }
  }

  @Test
  void textAndFewBytesDoNot() {
    assertThat(TEXT.until(text("another text, with ümlauts, ".repeat(40)))).isEqualTo(Fate.CHANGED);
    assertThat(TEXT.until(random(63, 1))).isEqualTo(Fate.CHANGED);
    assertThat(
            TEXT.until(
                Content.of(
                    "as UTF-16 it is no UTF-8 \ud800".repeat(9).getBytes(StandardCharsets.UTF_16))))
        .isEqualTo(Fate.CHANGED);
    assertThat(TEXT.until(text(""))).isEqualTo(Fate.EMPTIED);
    assertThat(TEXT.until(TEXT)).isEqualTo(Fate.UNCHANGED);
  }

  @Test
  void whatLookedScrambledBeforeIsOnlyChanged() {
    assertThat(random(400, 1).until(random(400, 2))).isEqualTo(Fate.CHANGED);
  }

  private static Content text(String text) {
    return Content.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Content random(int length, int round) {
    Seed.Random random = SEED.derive(length + "/" + round).random();
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return Content.of(bytes);
  }
}
