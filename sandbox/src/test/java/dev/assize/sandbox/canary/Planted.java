package dev.assize.sandbox.canary;

import dev.assize.statement.Seed;
import java.util.List;
import java.util.stream.IntStream;

/** Canaries for tests. */
final class Planted {

  static final Seed SEED = new Seed("c4".repeat(32));

  private Planted() {}

  /** So many plain canaries, always the same. */
  static List<Canary> canaries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Canary.draw(SEED.derive("canary " + i), "secret " + i, Carrier.PLAIN))
        .toList();
  }
}
