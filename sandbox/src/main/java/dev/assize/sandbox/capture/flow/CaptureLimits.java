package dev.assize.sandbox.capture.flow;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What one run may cost us. Whatever goes beyond is still counted, and makes the run incomplete.
 *
 * @param connectionsAtOnce connections served at the same time
 * @param flows records kept in all
 * @param bodyBytes kept of one body, and unpacked of one
 * @param runBytes kept of all bodies together
 * @param names distinct names that get an address
 * @param idle how long a connection may be silent
 * @param greeting how long we wait before we speak first; where the web is served, 15 times as long
 */
public record CaptureLimits(
    int connectionsAtOnce,
    long flows,
    long bodyBytes,
    long runBytes,
    int names,
    Duration idle,
    Duration greeting) {

  /** Enough for a long run of a busy agent. */
  public static final CaptureLimits USUAL =
      new CaptureLimits(
          512,
          100_000,
          64L << 20,
          1L << 30,
          50_000,
          Duration.ofMinutes(10),
          Duration.ofMillis(800));

  /**
   * @throws IllegalArgumentException if a limit is not positive, or more names are asked for than
   *     there are addresses
   */
  public CaptureLimits {
    boolean positive =
        Stream.of((long) connectionsAtOnce, flows, bodyBytes, runBytes, (long) names)
            .allMatch(limit -> limit > 0);
    if (!positive || !idle.isPositive() || !greeting.isPositive() || names > 100_000) {
      throw new IllegalArgumentException("limits are positive, names at most 100000");
    }
  }
}
