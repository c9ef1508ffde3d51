package dev.assize.examination.collection;

/**
 * Tells bytes that look random, as encrypted and compressed ones do, from those that say something.
 */
final class Randomness {

  /** Fewer bytes say too little. */
  static final int FEWEST = 256;

  private static final double ENCODED = 5.85;

  private Randomness() {}

  /**
   * Whether the bytes are too evenly spread to be text or a usual binary format: almost as much
   * entropy as that many random bytes show, or as random bytes in base64 do if they are nothing but
   * base64's characters.
   */
  static boolean in(byte[] bytes) {
    if (bytes.length < FEWEST) {
      return false;
    }
    double limit = isBase64(bytes) ? Math.min(ENCODED, expected(bytes.length, 64)) : binary(bytes);
    return entropy(bytes) >= limit;
  }

  private static double binary(byte[] bytes) {
    return expected(bytes.length, 256);
  }

  /** Somewhat below what so many draws from so many symbols show (Miller and Madow 1955). */
  private static double expected(int draws, int symbols) {
    double bits = Math.log(symbols) / Math.log(2);
    return bits - (symbols - 1) / (2.0 * draws * Math.log(2)) - 0.15;
  }

  /** Bits per byte, from 0 to 8. */
  static double entropy(byte[] bytes) {
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

  private static boolean isBase64(byte[] bytes) {
    for (byte b : bytes) {
      boolean fits =
          (b >= '0' && b <= '9')
              || (b >= 'A' && b <= 'Z')
              || (b >= 'a' && b <= 'z')
              || "+/=-_\r\n".indexOf(b) >= 0;
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
