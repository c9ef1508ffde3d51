package dev.assize.agent.draft;

import java.util.Set;
import java.util.regex.Pattern;

/** Puts strangers' text where it can do no harm. */
final class Text {

  private static final int LONGEST = 200;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]*");
  private static final Set<String> LITERALS = Set.of("true", "false", "null");

  private Text() {}

  /**
   * In one line, without characters that are invisible, change the direction of writing or steer a
   * terminal, and at most {@value #LONGEST} characters long. May be empty.
   */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST + 1L)
        .map(c -> isVisible(c) ? c : ' ')
        .forEach(line::appendCodePoint);
    boolean cut = line.codePointCount(0, line.length()) > LONGEST;
    String kept =
        cut ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…" : line.toString();
    return kept.strip().replaceAll(" {2,}", " ");
  }

  /** The same as a YAML value, quoted where it has to be. */
  static String value(String text) {
    String line = line(text);
    return PLAIN.matcher(line).matches() && !LITERALS.contains(line) ? line : quoted(line);
  }

  /** The same in double quotes, whatever it looks like. */
  static String quoted(String text) {
    return '"' + line(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
