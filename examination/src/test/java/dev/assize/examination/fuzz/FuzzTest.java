package dev.assize.examination.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changed bytes are read or refused, and nothing else; the same changes in every build. */
class FuzzTest {

  private static final int CHANGES = 3_000;

  static List<FuzzTarget> targets() {
    return FuzzTargets.ALL;
  }

  @ParameterizedTest
  @MethodSource("targets")
  void seedsAreRead(FuzzTarget target) {
    assertThat(target.seeds()).isNotEmpty().allMatch(target::reads);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void changedSeedsAreReadOrRefused(FuzzTarget target) {
    Seed.Random random = new Seed("f0".repeat(32)).derive(target.getClass().getName()).random();
    List<byte[]> seeds = target.seeds();
    int refused = 0;
    for (int i = 0; i < CHANGES; i++) {
      byte[] bytes = random.pick(seeds);
      for (int change = random.nextInt(3); change >= 0; change--) {
        bytes = changed(bytes, random);
      }
      refused += target.reads(bytes) ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(CHANGES / 2);
  }

  private static byte[] changed(byte[] bytes, Seed.Random random) {
    int at = random.nextInt(Math.max(1, bytes.length));
    int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
    byte[] changed = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        return concat(bytes, 0, at, bytes, to);
      }
      case 1 -> {
        return concat(bytes, 0, to, bytes, at);
      }
      case 2 -> changed[Math.min(at, bytes.length - 1)] = (byte) random.nextInt(256);
      default -> changed[Math.min(at, bytes.length - 1)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  /** A part of one, then the rest of the other. */
  private static byte[] concat(byte[] one, int from, int to, byte[] other, int rest) {
    byte[] all = new byte[to - from + other.length - rest];
    System.arraycopy(one, from, all, 0, to - from);
    System.arraycopy(other, rest, all, to - from, other.length - rest);
    return all.length == 0 ? new byte[] {0} : all;
  }
}
