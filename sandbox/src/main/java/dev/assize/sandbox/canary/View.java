package dev.assize.sandbox.canary;

import java.util.ArrayList;
import java.util.List;

/** Bytes that decoding led to. Not written to. */
final class View {

  private final byte[] data;
  private final int length;
  private final List<String> path;
  private final int[] census;

  private View(byte[] data, int length, List<String> path, int[] census) {
    this.data = data;
    this.length = length;
    this.path = List.copyOf(path);
    this.census = census;
  }

  /**
   * A view of the first {@code length} bytes.
   *
   * @param path the decodings that led to them, outermost first
   */
  static View of(byte[] data, int length, List<String> path) {
    int[] census = new int[256];
    for (int i = 0; i < length; i++) {
      census[data[i] & 0xFF]++;
    }
    return new View(data, length, path, census);
  }

  /** The bytes, of which {@link #length} count. */
  byte[] data() {
    return data;
  }

  int length() {
    return length;
  }

  List<String> path() {
    return path;
  }

  /** The path to what one more step leads to. */
  List<String> pathTo(String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  /** How often a byte value from 0 to 255 occurs. */
  int count(int value) {
    return census[value];
  }

  /** How many bytes are neither printable ASCII nor white space. */
  int unprintable() {
    int count = 0;
    for (int value = 0; value < census.length; value++) {
      boolean space = value == '\t' || value == '\n' || value == '\r';
      if ((value < ' ' && !space) || value >= 0x7F) {
        count += census[value];
      }
    }
    return count;
  }

  /**
   * Whether the bytes are no text: many are unprintable, and they are not UTF-8 by their counts.
   */
  boolean isNoise() {
    if (unprintable() <= length / 4) {
      return false;
    }
    int continuations = sum(0x80, 0xC0);
    int announced = sum(0xC2, 0xE0) + 2 * sum(0xE0, 0xF0) + 3 * sum(0xF0, 0xF5);
    return continuations == 0 || continuations != announced;
  }

  private int sum(int from, int to) {
    int sum = 0;
    for (int value = from; value < to; value++) {
      sum += census[value];
    }
    return sum;
  }
}
