package dev.assize.sandbox.canary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Recognises bytes seen before, by 64 bits. Keyed at random, so that nobody can prepare two
 * different contents of which the second would pass for the first.
 */
final class Fingerprint {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long START = RANDOM.nextLong();
  private static final long FACTOR = RANDOM.nextLong() | 1;
  private static final long SECOND_FACTOR = RANDOM.nextLong() | 1;

  private Fingerprint() {}

  static long of(byte[] data, int length) {
    long hash = START + length;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      hash = mixed(hash, (long) LONG.get(data, at));
    }
    long rest = 0;
    for (; at < length; at++) {
      rest = (rest << 8) | (data[at] & 0xFF);
    }
    return mixed(hash, rest);
  }

  private static long mixed(long hash, long word) {
    long product = (hash ^ word) * FACTOR;
    return (product ^ (product >>> 29)) * SECOND_FACTOR;
  }
}
