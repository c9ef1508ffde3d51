package dev.assize.gate.evidence;

import dev.assize.statement.Digest;
import java.util.Map;

/**
 * Files of an examination that somebody gave along. Nothing of them is believed but what an outcome
 * in the register names by digest.
 *
 * @param outcome digest of the statement's payload
 * @param place where they are, for people
 * @param files bytes by file name; those that a bundle has no use for may be missing
 */
public record GivenBundle(Digest outcome, String place, Map<String, byte[]> files) {

  /** Copies the map. */
  public GivenBundle {
    files = Map.copyOf(files);
  }
}
