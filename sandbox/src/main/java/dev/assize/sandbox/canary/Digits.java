package dev.assize.sandbox.canary;

/** Numbers in ASCII bytes. */
final class Digits {

  private Digits() {}

  /** The value of one digit; −1 if it is none in that radix. */
  static int value(byte digit, int radix) {
    int value = digit < 0 ? -1 : Character.digit(digit, radix);
    return value < radix ? value : -1;
  }

  /** The hexadecimal number in {@code [from, to)}; −1 if it is none or is over 31 bits. */
  static int hex(byte[] data, int from, int to) {
    return number(data, from, to, 16);
  }

  /** The number in {@code [from, to)}; −1 if it is none or is over 31 bits. */
  static int number(byte[] data, int from, int to, int radix) {
    long number = from < to ? 0 : -1;
    for (int i = from; i < to && number >= 0; i++) {
      int value = value(data[i], radix);
      number = value < 0 ? -1 : number * radix + value;
      if (number > Integer.MAX_VALUE) {
        return -1;
      }
    }
    return (int) number;
  }

  static boolean alphanumeric(byte value) {
    int lower = value | 0x20;
    return (value >= '0' && value <= '9') || (lower >= 'a' && lower <= 'z' && value > 0);
  }
}
