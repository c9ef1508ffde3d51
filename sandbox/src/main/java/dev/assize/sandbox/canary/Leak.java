package dev.assize.sandbox.canary;

import java.util.List;
import java.util.Objects;

/**
 * A canary, a part of one, or a {@link Detail}, found in bytes that left.
 *
 * @param label what was found, as its canary or detail says
 * @param canary the canary's index in the scanner's list, or −1 for a detail
 * @param strength what follows from it
 * @param bits of the secret that were found, at most those of a token
 * @param positions the token's characters that were found, as the lowest {@value Canary#LENGTH}
 *     bits; 0 for a detail
 * @param path the decodings that led to it, outermost first; empty if it stood there as planted
 * @param offset where it began, in bytes, in what the path up to its last container or decoding led
 *     to; in the scanned bytes themselves if nothing had to be decoded
 * @param channel by which way
 * @param destination to whom, as the scan's caller names it
 * @param excerpt printable surroundings of at most 80 characters, in which the secret is masked
 */
public record Leak(
    String label,
    int canary,
    Strength strength,
    double bits,
    int positions,
    List<String> path,
    long offset,
    Channel channel,
    String destination,
    String excerpt) {

  /** Bits from which chance is out of the question. */
  public static final double LEAK_BITS = 64;

  /** Bits from which a part is worth remembering. */
  public static final double FRAGMENT_BITS = 40;

  /** What follows from a finding. */
  public enum Strength {
    /** The secret, or so much of it that chance is out of the question. */
    LEAK,
    /** A part; several different ones to one destination are a leak. */
    FRAGMENT,
    /** Personal data that may be there by chance; supports other evidence. */
    SUPPORTING
  }

  /**
   * @throws IllegalArgumentException if the bits or the positions cannot be
   */
  public Leak {
    path = List.copyOf(path);
    Objects.requireNonNull(strength);
    Objects.requireNonNull(channel);
    if (!(bits > 0) || positions < 0 || positions >>> Canary.LENGTH != 0) {
      throw new IllegalArgumentException("no such finding: " + bits + " bits, " + positions);
    }
  }

  /** The path in words: {@code gzip > base64}; {@code plain} if nothing had to be decoded. */
  public String form() {
    return path.isEmpty() ? "plain" : String.join(" > ", path);
  }
}
