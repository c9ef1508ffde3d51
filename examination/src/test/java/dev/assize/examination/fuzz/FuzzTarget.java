package dev.assize.examination.fuzz;

import java.util.List;

/**
 * A reader of hostile bytes, which either reads them or refuses them properly.
 *
 * <p>A new target is one more class, and one more line in {@link FuzzTargets}.
 */
public interface FuzzTarget {

  /** Bytes that are read, which the fuzzer starts from. */
  List<byte[]> seeds();

  /**
   * Reads the bytes.
   *
   * @throws RuntimeException of a type that {@link #isRefusal} knows, if they are refused
   * @throws AssertionError if they are read, but not rightly
   */
  void read(byte[] bytes);

  /** Whether this is how bytes are refused; everything else that is thrown is a bug. */
  boolean isRefusal(RuntimeException e);

  /** Whether the bytes were read; false if they were refused. */
  default boolean reads(byte[] bytes) {
    try {
      read(bytes);
      return true;
    } catch (RuntimeException e) {
      if (isRefusal(e)) {
        return false;
      }
      throw e;
    }
  }
}
