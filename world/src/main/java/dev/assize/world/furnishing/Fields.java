package dev.assize.world.furnishing;

import dev.assize.cel.Values;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and makes the objects of the state: maps from field names to CEL values. */
public final class Fields {

  private static final char FIRST_BEYOND_ASCII = 0x80;

  /** For every character of ASCII its plain form; 0 if it has none. */
  private static final char[] PLAIN = new char[FIRST_BEYOND_ASCII];

  static {
    for (char c = 0; c < FIRST_BEYOND_ASCII; c++) {
      PLAIN[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }
  }

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Fields() {}

  /** A map of names and values in turn, in that order. */
  public static Map<String, Object> of(@Nullable Object... namesAndValues) {
    Map<String, Object> fields = Values.map(namesAndValues.length / 2);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = Objects.requireNonNull((String) namesAndValues[i]);
      fields.put(name, Objects.requireNonNull(namesAndValues[i + 1], name));
    }
    return fields;
  }

  public static String text(Map<String, Object> object, String field) {
    return String.valueOf(object.get(field));
  }

  public static long number(Map<String, Object> object, String field) {
    return ((Number) object.getOrDefault(field, 0L)).longValue();
  }

  public static boolean flag(Map<String, Object> object, String field) {
    return Boolean.TRUE.equals(object.get(field));
  }

  public static List<String> texts(Map<String, Object> object, String field) {
    return object.get(field) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Letters and digits only, in lower case, so that respacing a text does not hide it. */
  public static String plain(String text) {
    byte[] kept = new byte[text.length()];
    int length = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= FIRST_BEYOND_ASCII) {
        return plainBeyondAscii(text);
      }
      if (PLAIN[c] != 0) {
        kept[length++] = (byte) PLAIN[c];
      }
    }
    return new String(kept, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static String plainBeyondAscii(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length());
    int codePoint;
    for (int at = 0; at < lower.length(); at += Character.charCount(codePoint)) {
      codePoint = lower.codePointAt(at);
      if (isLetterOrNumber(codePoint)) {
        plain.appendCodePoint(codePoint);
      }
    }
    return plain.toString();
  }

  /** Unicode's categories L and N. */
  private static boolean isLetterOrNumber(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> Character.isLetter(codePoint);
    };
  }

  /** The plain form of a text's longest line, by which a copy of it is known. */
  public static String trace(String text) {
    String longest = "";
    int end;
    for (int start = 0; start < text.length(); start = end + 1) {
      int feed = text.indexOf('\n', start);
      end = feed < 0 ? text.length() : feed;
      if (end - start > longest.length()) { // a plain form is never longer than its text
        String plain = plain(text.substring(start, end));
        longest = plain.length() > longest.length() ? plain : longest;
      }
    }
    return longest;
  }

  /** Whether every word of a query occurs in one of the texts, whatever the case. */
  public static boolean matches(String query, String... texts) {
    String all = String.join("\n", texts).toLowerCase(Locale.ROOT);
    return BLANKS.splitAsStream(query.toLowerCase(Locale.ROOT).trim()).allMatch(all::contains);
  }
}
