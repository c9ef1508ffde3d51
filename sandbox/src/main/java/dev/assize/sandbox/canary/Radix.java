package dev.assize.sandbox.canary;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Runs of digits of a power of two: base64 and base64url (RFC 4648, also broken into lines), base32
 * in either case, hexadecimal. A run of base64 or hex may begin in the middle of a group of digits,
 * so short ones that are not nested are decoded from every alignment, others from their beginning.
 */
final class Radix implements Decoding {

  static final Radix BASE64 = new Radix("base64", 6, 16);
  static final Radix BASE32 = new Radix("base32", 5, 16);
  static final Radix HEX = new Radix("hex", 4, 14);

  /** Longer runs are not the value of something to which other digits were prepended. */
  private static final int SHORT = 4096;

  private final String step;
  private final int width;
  private final int shortest;
  private final byte[] values = new byte[256];

  private Radix(String step, int width, int shortest) {
    this.step = step;
    this.width = width;
    this.shortest = shortest;
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < 1 << width; i++) {
      for (char digit : digits(width, i).toCharArray()) {
        values[digit] = (byte) i;
      }
    }
  }

  private static String digits(int width, int value) {
    if (width == 4) {
      String digit = Integer.toHexString(value);
      return digit + digit.toUpperCase(java.util.Locale.ROOT);
    }
    if (width == 5) {
      return value < 26 ? "" + (char) ('A' + value) + (char) ('a' + value) : "" + (value - 24);
    }
    return switch (value) {
      case 62 -> "+-";
      case 63 -> "/_";
      default ->
          "" + (char) (value < 26 ? 'A' + value : value < 52 ? 'a' + value - 26 : '0' + value - 52);
    };
  }

  @Override
  public void undo(View view, Sink sink) {
    int[] runs = runs(view);
    int alignments = view.path().size() > 1 ? 1 : width == 6 ? 4 : width == 4 ? 2 : 1;
    for (int alignment = 0; alignment < alignments; alignment++) {
      Bytes out = new Bytes(64);
      decode(view, runs, alignment, out);
      if (out.length() > 0 && !sink.accept(step, out.data(), out.length())) {
        return;
      }
    }
    if (view.length() <= Arrangements.SMALL) {
      pieces(view, sink);
    }
  }

  /**
   * Many short runs, each encoded by itself, such as the elements of a list: decoded and joined.
   */
  private void pieces(View view, Sink sink) {
    Bytes out = new Bytes(64);
    byte[] data = view.data();
    int runs = 0;
    for (int at = 0; at < view.length(); at++) {
      int end = at;
      while (end < view.length() && values[data[end] & 0xFF] >= 0) {
        end++;
      }
      if (end - at >= 2) {
        run(data, at, end, 0, out);
        runs++;
      }
      at = end;
    }
    if (runs > 1) {
      sink.accept(step + " pieces", out.data(), out.length());
    }
  }

  /** Decodes every run that is long enough, leaving out its first {@code alignment} digits. */
  private void decode(View view, int[] runs, int alignment, Bytes out) {
    for (int i = 0; i < runs.length; i += 2) {
      if (alignment == 0 || runs[i + 1] - runs[i] <= SHORT) {
        out.separate();
        run(view.data(), runs[i], runs[i + 1], alignment, out);
      }
    }
  }

  /** Where runs that are long enough begin and end. Only a long one goes on in the next line. */
  private int[] runs(View view) {
    IntStream.Builder bounds = IntStream.builder();
    byte[] data = view.data();
    for (int at = 0; at < view.length(); at++) {
      int end = at;
      int digits = 0;
      while (end < view.length()
          && (values[data[end] & 0xFF] >= 0 || (digits >= shortest && lineBreak(view, end)))) {
        digits += values[data[end] & 0xFF] >= 0 ? 1 : 0;
        end++;
      }
      if (digits >= shortest) {
        bounds.add(at).add(end);
      }
      at = end;
    }
    return bounds.build().toArray();
  }

  private boolean lineBreak(View view, int at) {
    byte value = view.data()[at];
    return value == '\n' || (value == '\r' && at + 1 < view.length());
  }

  private void run(byte[] data, int from, int to, int skipped, Bytes out) {
    int buffer = 0;
    int bits = 0;
    int left = skipped;
    for (int i = from; i < to; i++) {
      int value = values[data[i] & 0xFF];
      if (value < 0 || left-- > 0) {
        continue;
      }
      buffer = (buffer << width) | value;
      bits += width;
      if (bits >= 8) {
        bits -= 8;
        out.add(buffer >> bits);
      }
    }
  }
}
