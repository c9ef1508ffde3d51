package dev.assize.sandbox.canary;

/** One way in which a canary, or a detail, stands in bytes. Not written to. */
final class Form {

  private final int subject;
  private final Kind kind;
  private final byte[] text;
  private final int skipped;

  /**
   * @param subject which canary, or which detail; an index into the scanner's lists
   * @param kind how it is written
   * @param text the bytes that do not depend on what surrounds it
   * @param skipped bits of the token that precede what {@code text} holds
   */
  Form(int subject, Kind kind, byte[] text, int skipped) {
    this.subject = subject;
    this.kind = kind;
    this.text = text;
    this.skipped = skipped;
  }

  int subject() {
    return subject;
  }

  Kind kind() {
    return kind;
  }

  byte[] text() {
    return text;
  }

  /**
   * How a token is written.
   *
   * <p>The bits are those of the token that one character shows: log₂ 57 for the token's own, as
   * much per byte for encodings, and less where upper and lower case are not told apart. For the
   * latter: 46 of the 57 characters come in pairs, which costs 46/57 bit each; base64 loses at most
   * one bit for 52 of 64.
   */
  enum Kind {
    RAW("", 1, 8, 5.833, 5.026),
    REVERSED("reversed", 1, 8, 5.833, 5.026),
    ROT13("rot13", 1, 8, 5.833, 5.026),
    BASE64("base64", 1, 6, 4.375, 3.5),
    BASE32("base32", 2, 5, 3.646, 3.646),
    HEX("hex", 3, 4, 2.916, 2.916),
    DETAIL("", 1, 8, 3.0, 3.0);

    /** As a step of a path; empty for the token itself. */
    final String step;

    /** Every how many positions a window of it enters the index; see {@link GramIndex}. */
    final int spacing;

    /** Bits of the token's bytes that a character stands for. */
    final int width;

    /** Bits of the secret that a character shows. */
    final double exactBits;

    /** The same, if its case may differ. */
    final double foldedBits;

    Kind(String step, int spacing, int width, double exactBits, double foldedBits) {
      this.step = step;
      this.spacing = spacing;
      this.width = width;
      this.exactBits = exactBits;
      this.foldedBits = foldedBits;
    }
  }

  /** The token's characters, as bits of an int, that lie wholly in {@code [left, right)}. */
  int positions(int left, int right) {
    if (kind == Kind.DETAIL) {
      return 0;
    }
    int first = (skipped + left * kind.width + 7) / 8;
    int end = (skipped + right * kind.width) / 8;
    if (end <= first) {
      return 0;
    }
    int ascending = (int) ((1L << end) - (1L << first));
    return kind == Kind.REVERSED
        ? Integer.reverse(ascending) >>> (Integer.SIZE - Canary.LENGTH)
        : ascending;
  }

  /** Whether two bytes are equal, or one letter in two cases. */
  static boolean sameLetter(byte a, byte b) {
    int difference = a ^ b;
    if (difference == 0) {
      return true;
    }
    int lower = a | 0x20;
    return difference == 0x20 && lower >= 'a' && lower <= 'z';
  }
}
