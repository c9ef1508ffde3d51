package dev.assize.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Seed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryBundleTest {

  private final List<byte[]> entries = List.of(new byte[] {1}, new byte[300], new byte[65_535]);

  @Test
  void itsEntriesComeBackAsTheyWere() {
    List<byte[]> decoded = EntryBundle.decode(EntryBundle.encode(entries), 3);

    assertThat(decoded.toArray(byte[][]::new)).isDeepEqualTo(entries.toArray(byte[][]::new));
  }

  @Test
  void moreOrFewerEntriesThanExpectedAreRefused() {
    byte[] bundle = EntryBundle.encode(entries);

    assertThatThrownBy(() -> EntryBundle.decode(bundle, 2)).hasMessageContaining("more than 2");
    assertThatThrownBy(() -> EntryBundle.decode(bundle, 4)).hasMessageContaining("3 of 4");
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] bundle = EntryBundle.encode(List.of(new byte[3], new byte[5]));

    for (int length = 0; length < bundle.length; length++) {
      byte[] cut = Arrays.copyOf(bundle, length);
      assertThatThrownBy(() -> EntryBundle.decode(cut, 2))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatIsDecodedIsEncodedToTheSameBytes() {
    Seed.Random random = new Seed("0b".repeat(32)).random();
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(3));
      }
      int count = random.nextInt(6);
      try {
        assertThat(EntryBundle.encode(EntryBundle.decode(bytes, count))).isEqualTo(bytes);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageMatching("ends within.*|holds .*");
      }
    }
  }

  @Test
  void anEntryThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
        .hasMessageContaining("too long");
  }
}
