package dev.assize.sandbox.canary;

/**
 * Single characters written as several: percent-encoding (RFC 3986, and the old {@code %uXXXX}),
 * backslash escapes (JSON, JavaScript, C, Python, octal), character references of HTML and XML, and
 * quoted-printable (RFC 2045). What is far from any escape is left out: it was looked at as it is.
 */
enum Escapes implements Decoding {
  PERCENT("percent", '%') {
    @Override
    int escape(View view, int at, Bytes out) {
      byte[] data = view.data();
      if (at + 5 < view.length() && (data[at + 1] | 0x20) == 'u') {
        int value = Digits.hex(data, at + 2, at + 6);
        if (value >= 0) {
          out.addCodePoint(value);
          return 6;
        }
      }
      return hexPair(view, at, at + 1, out);
    }
  },
  BACKSLASH("backslash", '\\') {
    @Override
    int escape(View view, int at, Bytes out) {
      if (at + 1 >= view.length()) {
        return 0;
      }
      byte[] data = view.data();
      char kind = (char) data[at + 1];
      return switch (kind) {
        case 'u' -> unicode(view, at, out);
        case 'U' -> fixed(view, at, 8, out);
        case 'x' -> hexPair(view, at, at + 2, out);
        case '0', '1', '2', '3' -> octal(view, at, out);
        case 'n', 'r', 't', 'b', 'f', '\n' -> {
          out.add(' ');
          yield 2;
        }
        case '/', '\\', '"', '\'' -> {
          out.add(kind);
          yield 2;
        }
        default -> 0;
      };
    }

    private int unicode(View view, int at, Bytes out) {
      if (at + 2 < view.length() && view.data()[at + 2] == '{') {
        int end = at + 3;
        while (end < view.length() && end < at + 10 && view.data()[end] != '}') {
          end++;
        }
        int value = end < view.length() ? Digits.hex(view.data(), at + 3, end) : -1;
        out.addCodePoint(value);
        return value < 0 ? 0 : end - at + 1;
      }
      return fixed(view, at, 4, out);
    }

    private int fixed(View view, int at, int digits, Bytes out) {
      int end = at + 2 + digits;
      int value = end <= view.length() ? Digits.hex(view.data(), at + 2, end) : -1;
      out.addCodePoint(value);
      return value < 0 ? 0 : end - at;
    }

    private int octal(View view, int at, Bytes out) {
      int value = 0;
      int end = at + 1;
      while (end < view.length()
          && end < at + 4
          && view.data()[end] >= '0'
          && view.data()[end] <= '7') {
        value = 8 * value + view.data()[end++] - '0';
      }
      out.add(value);
      return end - at;
    }
  },
  REFERENCE("entity", '&') {
    @Override
    int escape(View view, int at, Bytes out) {
      byte[] data = view.data();
      if (at + 2 >= view.length() || data[at + 1] != '#') {
        return 0;
      }
      boolean hex = (data[at + 2] | 0x20) == 'x';
      int first = hex ? at + 3 : at + 2;
      int end = first;
      while (end < view.length()
          && end < first + 8
          && Digits.value(data[end], hex ? 16 : 10) >= 0) {
        end++;
      }
      if (end == first) {
        return 0;
      }
      out.addCodePoint(Digits.number(data, first, end, hex ? 16 : 10));
      return end < view.length() && data[end] == ';' ? end + 1 - at : end - at;
    }
  },
  QUOTED_PRINTABLE("quoted-printable", '=') {
    @Override
    int escape(View view, int at, Bytes out) {
      byte[] data = view.data();
      if (at + 1 < view.length() && data[at + 1] == '\n') {
        return 2;
      }
      if (at + 2 < view.length() && data[at + 1] == '\r' && data[at + 2] == '\n') {
        return 3;
      }
      return hexPair(view, at, at + 1, out);
    }
  };

  /** Bytes without escapes that may lie inside what was escaped. */
  private static final int NEAR = 256;

  private final String step;
  private final char lead;

  Escapes(String step, char lead) {
    this.step = step;
    this.lead = lead;
  }

  /**
   * Decodes the escape that begins at {@code at} with the leading character.
   *
   * @return how many bytes it takes; 0 if there is none
   */
  abstract int escape(View view, int at, Bytes out);

  @Override
  public void undo(View view, Sink sink) {
    if (view.count(lead) == 0) {
      return;
    }
    Bytes out = decoded(view, '+');
    boolean more = out.length() == 0 || sink.accept(step, out.data(), out.length());
    if (more && out.length() > 0 && this == PERCENT && view.count('+') > 0) {
      Bytes spaced = decoded(view, ' ');
      sink.accept(step, spaced.data(), spaced.length());
    }
  }

  /**
   * All escapes, and the bytes that are near one.
   *
   * @param plus what a plus stands for: in forms, a space (application/x-www-form-urlencoded)
   */
  private Bytes decoded(View view, char plus) {
    Bytes out = new Bytes(64);
    byte[] data = view.data();
    int copied = 0;
    int last = Integer.MIN_VALUE / 2;
    for (int at = 0; at < view.length(); at++) {
      if (data[at] != lead) {
        continue;
      }
      int mark = out.length();
      int near = Math.max(copied, at - NEAR);
      int begin = at - last <= 2 * NEAR ? copied : near;
      if (begin > copied) {
        copy(data, copied, Math.min(begin, Math.max(copied, last + NEAR)), plus, out);
        out.separate();
      }
      copy(data, begin, at, plus, out);
      int taken = escape(view, at, out);
      if (taken == 0) {
        out.shortenTo(mark);
        continue;
      }
      at += taken - 1;
      copied = at + 1;
      last = at;
    }
    if (out.length() > 0) {
      copy(data, copied, Math.min(view.length(), copied + NEAR), plus, out);
    }
    return out;
  }

  private static void copy(byte[] data, int from, int to, char plus, Bytes out) {
    for (int i = from; i < to; i++) {
      out.add(data[i] == '+' ? plus : data[i]);
    }
  }

  private static int hexPair(View view, int at, int first, Bytes out) {
    int value = first + 2 <= view.length() ? Digits.hex(view.data(), first, first + 2) : -1;
    if (value < 0) {
      return 0;
    }
    out.add(value);
    return first + 2 - at;
  }
}
