package dev.assize.sandbox.canary;

import java.util.ArrayList;
import java.util.List;

/**
 * Bytes or characters written as a list of numbers: {@code 65,66}, {@code 0x41 0x42}, {@code
 * 41:42}, {@code 01000001}, {@code 101 102} (octal), and {@code {"0":65,"1":66}}, where every
 * second number counts. What stands between the numbers does not matter.
 */
enum NumberLists implements Decoding {
  DECIMAL("decimal", 10, 1, 7),
  HEX_PAIRS("hex list", 16, 2, 2),
  OCTAL("octal", 8, 3, 3),
  BINARY("binary", 2, 8, 8);

  /** Fewer numbers than this hold no fragment. */
  private static final int SHORTEST = 7;

  private final String step;
  private final int radix;
  private final int fewest;
  private final int most;

  NumberLists(String step, int radix, int fewestDigits, int mostDigits) {
    this.step = step;
    this.radix = radix;
    this.fewest = fewestDigits;
    this.most = mostDigits;
  }

  @Override
  public void undo(View view, Sink sink) {
    if (view.count('0') + view.count('1') + view.count('4') + view.count('6') == 0) {
      return;
    }
    Bytes all = new Bytes(64);
    Bytes second = new Bytes(64);
    List<Integer> list = new ArrayList<>();
    byte[] data = view.data();
    int at = 0;
    while (at < view.length()) {
      if (Arrangements.ALPHANUMERIC[data[at] & 0xFF] == 0) {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < view.length() && Arrangements.ALPHANUMERIC[data[end] & 0xFF] != 0) {
        end++;
      }
      int number = number(data, at, end);
      if (number >= 0) {
        list.add(number);
      } else if (!list.isEmpty()) {
        flush(list, all, second);
      }
      at = end;
    }
    flush(list, all, second);
    if (all.length() > 0 && sink.accept(step, all.data(), all.length()) && second.length() > 0) {
      sink.accept(step + " values", second.data(), second.length());
    }
  }

  private int number(byte[] data, int at, int end) {
    if (Digits.value(data[at], radix) < 0) {
      return -1;
    }
    boolean prefixed = radix != 10 && end - at > 2 && data[at] == '0' && data[at + 1] > '9';
    int first = prefixed ? at + 2 : at;
    int digits = end - first;
    return digits < fewest || digits > most ? -1 : Digits.number(data, first, end, radix);
  }

  private void flush(List<Integer> list, Bytes all, Bytes second) {
    if (list.size() >= SHORTEST) {
      all.separate();
      list.forEach(all::addCodePoint);
    }
    if (radix == 10 && list.size() >= 2 * SHORTEST) {
      second.separate();
      for (int i = 1; i < list.size(); i += 2) {
        second.addCodePoint(list.get(i));
      }
    }
    list.clear();
  }
}
