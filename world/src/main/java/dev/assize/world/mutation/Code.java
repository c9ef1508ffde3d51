package dev.assize.world.mutation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** Codes that a text can be written in. All but {@link #UPPER_CASE} can be undone exactly. */
public enum Code {
  /** RFC 4648 base64 of the UTF-8 bytes. */
  @JsonProperty("base64")
  BASE64,

  /** Two lower-case digits for every UTF-8 byte. */
  @JsonProperty("hex")
  HEX,

  /** <code>%20</code> and so on for every UTF-8 byte but ASCII letters and digits. */
  @JsonProperty("percent")
  PERCENT,

  /** Latin letters moved by half the alphabet. */
  @JsonProperty("rot13")
  ROT13,

  /** The last character first. */
  @JsonProperty("reversed")
  REVERSED,

  /** Every line the last character first, and a direction override that shows it the right way. */
  @JsonProperty("mirrored")
  MIRRORED,

  /**
   * Invisible: Unicode's tag characters, which mirror ASCII. Other characters, and the backslash,
   * are written as JSON's <code>&#92;u</code> escapes before.
   */
  @JsonProperty("tags")
  TAGS,

  /** Invisible: a variation selector for every UTF-8 byte. */
  @JsonProperty("selectors")
  SELECTORS,

  /** ASCII in the wide forms of East Asian typography. */
  @JsonProperty("wide")
  WIDE,

  /** Latin letters and digits in mathematical bold. */
  @JsonProperty("bold")
  BOLD,

  /** Capital letters only; words that name a thing excepted, since case may matter there. */
  @JsonProperty("upperCase")
  UPPER_CASE;

  /** The text in this code. */
  public String encode(String text) {
    return switch (this) {
      case BASE64 -> Base64.getEncoder().encodeToString(bytes(text));
      case HEX -> HexFormat.of().formatHex(bytes(text));
      case PERCENT -> percent(text);
      case ROT13 -> mapped(text, Code::rot13);
      case REVERSED -> reversed(text);
      case MIRRORED -> mirrored(text);
      case TAGS -> mapped(ascii(text), c -> 0xE0000 + c);
      case SELECTORS -> selectors(text);
      case WIDE -> mapped(text, c -> c > ' ' && c <= '~' ? c + 0xFEE0 : c);
      case BOLD -> mapped(text, Code::bold);
      case UPPER_CASE -> Words.mapPlain(text, word -> word.toUpperCase(Locale.ROOT));
    };
  }

  private static String mapped(String text, IntUnaryOperator mapping) {
    StringBuilder mapped = new StringBuilder(text.length());
    text.codePoints().map(mapping).forEach(mapped::appendCodePoint);
    return mapped.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String percent(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : bytes(text)) {
      if (b > 0 && Character.isLetterOrDigit(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  private static int rot13(int c) {
    if (c >= 'a' && c <= 'z') {
      return 'a' + (c - 'a' + 13) % 26;
    }
    return c >= 'A' && c <= 'Z' ? 'A' + (c - 'A' + 13) % 26 : c;
  }

  private static String reversed(String text) {
    int[] points = text.codePoints().toArray();
    StringBuilder reversed = new StringBuilder(text.length());
    for (int i = points.length - 1; i >= 0; i--) {
      reversed.appendCodePoint(points[i]);
    }
    return reversed.toString();
  }

  private static String mirrored(String text) {
    return text.lines()
        .map(line -> "\u202e" + reversed(line) + "\u202c")
        .collect(Collectors.joining("\n"));
  }

  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && c != '\\') {
        ascii.append(c);
      } else {
        ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return ascii.toString();
  }

  private static String selectors(String text) {
    StringBuilder selectors = new StringBuilder();
    for (byte b : bytes(text)) {
      int value = Byte.toUnsignedInt(b);
      selectors.appendCodePoint(value < 16 ? 0xFE00 + value : 0xE0100 + value - 16);
    }
    return selectors.toString();
  }

  private static int bold(int c) {
    if (c >= 'A' && c <= 'Z') {
      return 0x1D400 + c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return 0x1D41A + c - 'a';
    }
    return c >= '0' && c <= '9' ? 0x1D7CE + c - '0' : c;
  }
}
