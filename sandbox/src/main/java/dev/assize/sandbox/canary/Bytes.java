package dev.assize.sandbox.canary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow. Gives its array away without copying. Not thread-safe. */
final class Bytes {

  private byte[] data;
  private int length;

  Bytes(int capacity) {
    data = new byte[Math.max(16, capacity)];
  }

  void add(int value) {
    if (length == data.length) {
      data = Arrays.copyOf(data, 2 * length);
    }
    data[length++] = (byte) value;
  }

  /** The UTF-8 bytes of a code point; of one that does not exist, nothing. */
  void addCodePoint(int codePoint) {
    if (codePoint >= 0 && codePoint < 0x80) {
      add(codePoint);
    } else if (Character.isValidCodePoint(codePoint)) {
      for (byte value : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
        add(value);
      }
    }
  }

  /** Marks the end of a part, so that nothing is found across it; not at the beginning. */
  void separate() {
    if (length > 0 && data[length - 1] != '\n') {
      add('\n');
    }
  }

  /** Takes back what was added after that length. */
  void shortenTo(int newLength) {
    length = newLength;
  }

  int length() {
    return length;
  }

  byte[] data() {
    return data;
  }
}
