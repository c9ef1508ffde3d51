package dev.assize.examination.report;

import java.util.Locale;

/**
 * A bounded piece of text from outside in which nothing can hide: control characters, bidirectional
 * overrides, zero-width and tag characters are spelled out.
 *
 * <p>It is not escaped for HTML or Markdown; that depends on where it is put.
 *
 * @param text what is shown
 * @param omitted how many characters (code points) are left out at its end
 */
record Excerpt(String text, int omitted) {

  private static final int NAME = 80;
  private static final int SENTENCE = 600;

  /** Lines and tabs are kept; at most {@code max} code points are. */
  static Excerpt block(String text, int max) {
    StringBuilder shown = new StringBuilder();
    int length = Math.min(text.length(), 2 * max);
    int kept = 0;
    int i = 0;
    while (i < length && kept < max) {
      int c = text.codePointAt(i);
      appendVisibly(shown, c);
      i += Character.charCount(c);
      kept++;
    }
    return new Excerpt(shown.toString(), text.codePointCount(i, text.length()));
  }

  /** The last {@code max} code points; an ellipsis stands for what is left out before them. */
  static Excerpt end(String text, int max) {
    int length = text.codePointCount(0, text.length());
    String kept = text.substring(text.offsetByCodePoints(0, Math.max(0, length - max)));
    return block((length > max ? "…" : "") + kept, max + 1);
  }

  /** One line of at most {@code max} code points; an ellipsis stands for what is left out. */
  static String line(String text, int max) {
    String start = text.substring(0, Math.min(text.length(), 8 * max));
    Excerpt excerpt = block(start.strip().replaceAll("\\s+", " "), max);
    boolean whole = excerpt.omitted == 0 && start.length() == text.length();
    return whole ? excerpt.text : excerpt.text + "…";
  }

  /** One line for a name, a version or an id. */
  static String name(String text) {
    return line(text, NAME);
  }

  /** One line for a sentence or two. */
  static String sentence(String text) {
    return line(text, SENTENCE);
  }

  /** What to say below the text about its missing rest; empty if all of it is there. */
  String note() {
    return omitted == 0
        ? ""
        : String.format(Locale.ROOT, "%,d more characters are not shown here.", omitted);
  }

  private static void appendVisibly(StringBuilder out, int c) {
    if (c == '\n' || c == '\t') {
      out.append((char) c);
    } else if (c < 0x20) {
      out.append((char) (0x2400 + c));
    } else if (hides(c)) {
      out.append(String.format(Locale.ROOT, "⟦U+%04X⟧", c));
    } else {
      out.appendCodePoint(c);
    }
  }

  private static boolean hides(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
