package dev.assize.examination.fuzz;

import java.util.Arrays;

/**
 * What Jazzer calls: the first byte picks the target, which gets the others. One process fuzzes all
 * targets, since starting one takes longer than it fuzzes.
 */
public final class FuzzDriver {

  private FuzzDriver() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length > 0) {
      int target = (bytes[0] & 0xff) % FuzzTargets.ALL.size();
      FuzzTargets.ALL.get(target).reads(Arrays.copyOfRange(bytes, 1, bytes.length));
    }
  }

  /** What makes the driver hand the bytes to a target. */
  static byte[] input(int target, byte[] bytes) {
    byte[] input = new byte[1 + bytes.length];
    input[0] = (byte) target;
    System.arraycopy(bytes, 0, input, 1, bytes.length);
    return input;
  }
}
