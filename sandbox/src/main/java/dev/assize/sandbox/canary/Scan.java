package dev.assize.sandbox.canary;

import dev.assize.sandbox.canary.Leak.Strength;
import java.util.List;

/**
 * What one scan found.
 *
 * @param found at most one finding for each canary and detail, the strongest, in the order of the
 *     scanner's lists
 * @param bytes how many bytes were given, before decoding
 * @param complete whether everything was decoded as far as the limits of depth go; false if the
 *     bytes unfold to more than their size justifies (a decompression bomb, say), of which only a
 *     part was looked at. The given bytes themselves are always looked at in full
 */
public record Scan(List<Leak> found, long bytes, boolean complete) {

  /** Copies the list. */
  public Scan {
    found = List.copyOf(found);
  }

  /** Those that are proof by themselves. */
  public List<Leak> leaks() {
    return found.stream().filter(leak -> leak.strength() == Strength.LEAK).toList();
  }
}
