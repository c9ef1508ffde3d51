package dev.assize.world.furnishing;

import java.util.Formattable;
import java.util.Formatter;
import java.util.IllegalFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Fills the patterns by which worlds word their texts: as {@link String#formatted} does, but in a
 * fraction of the time where a pattern holds nothing but texts and whole numbers.
 */
public final class Wording {

  private static final int TYPICAL = 96;

  private Wording() {}

  /**
   * The pattern with its values.
   *
   * @param pattern in the syntax of {@link Formatter}
   * @throws IllegalFormatException if pattern and values do not fit each other
   */
  @SuppressWarnings("AnnotateFormatMethod") // most patterns are drawn, which it does not understand
  public static String of(String pattern, @Nullable Object... values) {
    StringBuilder text = new StringBuilder(pattern.length() + TYPICAL);
    int ordinary = 0;
    int from = 0;
    for (int at = pattern.indexOf('%'); at >= 0; at = pattern.indexOf('%', from)) {
      text.append(pattern, from, at);
      int kind = at + 1;
      int index = ordinary;
      if (isPosition(pattern, kind)) {
        index = pattern.charAt(kind) - '1';
        kind += 2;
      }
      char conversion = kind < pattern.length() ? pattern.charAt(kind) : ' ';
      if (conversion == '%' && kind == at + 1) {
        text.append('%');
      } else if (index < values.length && isPlain(conversion, values[index])) {
        text.append(values[index]);
        ordinary += kind == at + 1 ? 1 : 0;
      } else {
        return pattern.formatted(values);
      }
      from = kind + 1;
    }
    return text.append(pattern, from, pattern.length()).toString();
  }

  /** Whether a single digit and a dollar sign stand there. */
  private static boolean isPosition(String pattern, int at) {
    return at + 1 < pattern.length()
        && pattern.charAt(at) >= '1'
        && pattern.charAt(at) <= '9'
        && pattern.charAt(at + 1) == '$';
  }

  /** Whether what is to be shown is the value as it prints itself. */
  private static boolean isPlain(char conversion, @Nullable Object value) {
    return switch (conversion) {
      case 's' -> !(value instanceof Formattable);
      case 'd' -> value instanceof Integer || value instanceof Long;
      default -> false;
    };
  }
}
