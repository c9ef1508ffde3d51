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
 * @param scrambled whether it looks encrypted or compressed: no text, and nearly as many bits of
 *     entropy as that many random bytes have
 */
record Content(Digest digest, long size, boolean scrambled) {

  private static final int LEAST = 32;
  private static final double SCRAMBLED = 0.92;

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
    return bytes.length >= LEAST
        && !isText(bytes)
        && entropy(bytes) > SCRAMBLED * Math.min(8, Math.log(bytes.length) / Math.log(2));
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException noText) {
      return false;
    }
  }

  /** Shannon's, in bits per byte. */
  private static double entropy(byte[] bytes) {
    int[] counts = new int[256];
    for (byte b : bytes) {
      counts[b & 0xff]++;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / bytes.length;
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }
}
