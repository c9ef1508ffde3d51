package dev.assize.sandbox.canary;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Bytes that were pulled apart, or put in another order, without being changed. At most one of
 * those that rearrange is undone on a path: one more finds nothing new.
 */
enum Arrangements implements Decoding {
  /** Everything but letters and digits removed: separators, line ends, zero-width characters. */
  SQUEEZED("squeezed") {
    @Override
    public void undo(View view, Sink sink) {
      byte[] data = view.data();
      byte[] out = new byte[view.length() + 1];
      int length = 0;
      for (int i = 0; i < view.length(); i++) {
        out[length] = data[i];
        length += ALPHANUMERIC[data[i] & 0xFF];
      }
      if (length >= GramIndex.WINDOW && length < view.length()) {
        sink.accept(name, out, length);
      }
    }
  },
  /**
   * Pieces at a regular distance, with other words in between: every n-th run of letters and
   * digits, for n from 2 to {@value #MOST_COLUMNS} and each beginning.
   */
  COLUMNS("columns") {
    @Override
    public void undo(View view, Sink sink) {
      if (view.length() > SMALL) {
        return;
      }
      int[] bounds = fields(view);
      int fields = bounds.length / 2;
      for (int columns = 2; columns <= MOST_COLUMNS && columns * 2 <= fields; columns++) {
        Bytes out = new Bytes(view.length());
        for (int first = 0; first < columns; first++) {
          out.separate();
          for (int field = first; field < fields; field += columns) {
            for (int i = bounds[2 * field]; i < bounds[2 * field + 1]; i++) {
              out.add(view.data()[i]);
            }
          }
        }
        if (!sink.accept(name, out.data(), out.length())) {
          return;
        }
      }
    }

    private int[] fields(View view) {
      java.util.stream.IntStream.Builder bounds = java.util.stream.IntStream.builder();
      boolean inside = false;
      for (int i = 0; i <= view.length(); i++) {
        boolean belongs = i < view.length() && ALPHANUMERIC[view.data()[i] & 0xFF] != 0;
        if (belongs != inside) {
          bounds.add(i);
          inside = belongs;
        }
      }
      return bounds.build().toArray();
    }
  },
  /** Last byte first; for what was reversed after it had been encoded. */
  REVERSED("reversed") {
    @Override
    public void undo(View view, Sink sink) {
      if (view.length() > SMALL) {
        return;
      }
      byte[] out = new byte[view.length()];
      for (int i = 0; i < out.length; i++) {
        out[i] = view.data()[out.length - 1 - i];
      }
      sink.accept(name, out, out.length);
    }
  },
  /**
   * UTF-16 and UTF-32 of either byte order, for ASCII: zero bytes removed, and all far from them.
   */
  WIDE("utf-16") {
    @Override
    public void undo(View view, Sink sink) {
      if (view.count('\0') < GramIndex.WINDOW) {
        return;
      }
      Bytes out = new Bytes(view.length() / 4);
      byte[] data = view.data();
      int lastZero = -9;
      for (int i = 0; i < view.length(); i++) {
        if (data[i] == 0) {
          for (int back = Math.max(0, i - 3); i - lastZero > 6 && back < i; back++) {
            out.add(data[back]);
          }
          lastZero = i;
        } else if (i - lastZero <= 3) {
          out.add(data[i]);
        } else if (i - lastZero == 4) {
          out.separate();
        }
      }
      sink.accept(name, out.data(), out.length());
    }
  },
  /** Letters and digits in other shapes (full width, mathematical, circled): Unicode's NFKC. */
  SHAPED("unicode shapes") {
    @Override
    public void undo(View view, Sink sink) {
      int leads = view.count(0xEF) + view.count(0xF0) + view.count(0xE2);
      if (leads < 4 || view.length() > 4 * SMALL) {
        return;
      }
      String text = new String(view.data(), 0, view.length(), StandardCharsets.UTF_8);
      String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
      if (!plain.equals(text)) {
        byte[] out = plain.getBytes(StandardCharsets.UTF_8);
        sink.accept(name, out, out.length);
      }
    }
  };

  /** Whoever cuts a secret into pieces does so in messages, not in masses. */
  static final int SMALL = 64 << 10;

  private static final int MOST_COLUMNS = 6;
  static final byte[] ALPHANUMERIC = new byte[256];

  static {
    for (int value = 0; value < 128; value++) {
      ALPHANUMERIC[value] = (byte) (Digits.alphanumeric((byte) value) ? 1 : 0);
    }
  }

  final String name;

  Arrangements(String name) {
    this.name = name;
  }

  /** Whether it changes the order or the neighbourhood of bytes. */
  boolean rearranges() {
    return this == SQUEEZED || this == COLUMNS || this == REVERSED;
  }
}
