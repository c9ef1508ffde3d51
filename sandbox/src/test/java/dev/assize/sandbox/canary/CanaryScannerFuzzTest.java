package dev.assize.sandbox.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.assize.statement.Seed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, a scan ends, soon, and without an exception. */
class CanaryScannerFuzzTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final List<Canary> canaries = Planted.canaries(50);
  private final CanaryScanner scanner = new CanaryScanner(canaries);

  @Test
  void anyBytes() {
    Seed.Random random = Planted.SEED.derive("bytes").random();
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(600)];
      int values = 1 + random.nextInt(256);
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = (byte) random.nextInt(values);
      }
      assertThat(scan(bytes).leaks()).isEmpty();
    }
  }

  @Test
  void whatHidesATokenWithSmallMutations() {
    Seed.Random random = Planted.SEED.derive("mutations").random();
    List<Transformation> all = Transformation.all();
    for (int i = 0; i < 500; i++) {
      String token = random.pick(canaries).token();
      byte[] bytes = random.pick(all).bytes().apply(token);
      for (int mutation = random.nextInt(4); mutation >= 0; mutation--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      scan(Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1));
    }
  }

  @Test
  void aBombIsLeftOffAndSaidToBe() {
    byte[] bomb = Transformation.gzip(new byte[100 << 20]);
    Scan scan = scan(Transformation.gzip(bomb));
    assertThat(scan.complete()).isFalse();
  }

  @Test
  void aBombDoesNotHideWhatFollowsIt() {
    byte[] bomb = Transformation.gzip(new byte[100 << 20]);
    byte[] text = canaries.getFirst().token().getBytes(StandardCharsets.US_ASCII);
    byte[] both = Arrays.copyOf(bomb, bomb.length + text.length);
    System.arraycopy(text, 0, both, bomb.length, text.length);
    assertThat(scan(both).leaks()).hasSize(1);
  }

  @Test
  void millionsOfEscapes() {
    for (String piece :
        List.of("%", "%25", "\\", "\\u", "&#", "&#x", "=", "=3D", "x\u009c", "0,")) {
      scan(piece.repeat(1_000_000 / piece.length()).getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void beginningsOfContainers() {
    byte[] magics = {0x1F, (byte) 0x8B, 8, 0, 'P', 'K', 3, 4, 0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
    byte[] bytes = new byte[240_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = magics[i % magics.length];
    }
    scan(bytes);
  }

  @Test
  void theTokenAHundredThousandTimesIsOneFinding() {
    byte[] bytes = canaries.getFirst().token().repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    assertThat(scan(bytes).found()).hasSize(1);
  }

  private Scan scan(byte[] bytes) {
    return assertTimeoutPreemptively(
        SOON, () -> scanner.scan(Channel.EGRESS_BODY, "203.0.113.9", bytes));
  }
}
