package dev.assize.sandbox.watch;

import dev.assize.sandbox.watch.DecoyActivity.Fate;
import dev.assize.statement.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What is compared of a file's content.
 *
 * @param digest of what was read
 * @param size in bytes
 * @param scrambled whether it looks encrypted or compressed: no text, and bytes nearly as evenly
 *     spread as random ones; never if there are fewer than 64
 */
record Content(Digest digest, long size, boolean scrambled) {

  private static final int LEAST = 64;
  private static final double SCRAMBLED = 1.0 / 128;

  static Content of(byte[] bytes) {
    return new Content(Digest.of(bytes), bytes.length, isScrambled(bytes));
  }

  /** What happened between this content and a later one. */
  Fate until(Content later) {
    if (later.digest.equals(digest)) {
      return Fate.UNCHANGED;
    }
    if (later.size == 0) {
      return Fate.EMPTIED;
    }
    return later.scrambled && !scrambled ? Fate.ENCRYPTED : Fate.CHANGED;
  }

  private static boolean isScrambled(byte[] bytes) {
    return bytes.length >= LEAST && !isText(bytes) && collisions(bytes) < SCRAMBLED;
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException noText) {
      return false;
    }
  }

  /**
   * How often two bytes taken from here are the same: 1/256 of random bytes whatever their number,
   * which Shannon's entropy is not fair to if they are few; above 1/20 of text.
   */
  private static double collisions(byte[] bytes) {
    long[] counts = new long[256];
    for (byte b : bytes) {
      counts[b & 0xff]++;
    }
    double pairs = 0;
    for (long count : counts) {
      pairs += (double) count * (count - 1);
    }
    return pairs / ((double) bytes.length * (bytes.length - 1));
  }
}
