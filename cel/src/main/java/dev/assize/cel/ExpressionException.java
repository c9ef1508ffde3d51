package dev.assize.cel;

/** An expression or template is wrong, or has no value for the variables it was given. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 120;

  private final String reason;
  private final int line;
  private final int column;

  /**
   * @param text the whole expression or template
   * @param line from 1
   * @param column from 1
   * @param reason what is wrong, without the place
   */
  ExpressionException(String text, int line, int column, String reason) {
    super(reason + " (at " + line + ":" + column + " of: " + abbreviated(text) + ")");
    this.reason = reason;
    this.line = line;
    this.column = column;
  }

  /**
   * The same problem, seen as part of a larger text in which the expression starts at an offset.
   */
  static ExpressionException within(String text, int offset, ExpressionException inner) {
    Place start = Place.of(text, offset);
    int column = inner.line == 1 ? start.column() + inner.column - 1 : inner.column;
    return new ExpressionException(text, start.line() + inner.line - 1, column, inner.reason);
  }

  /** What is wrong, without the place. */
  public String reason() {
    return reason;
  }

  /** Line in the expression or template, from 1. */
  public int line() {
    return line;
  }

  /** Column in that line, from 1. */
  public int column() {
    return column;
  }

  private static String abbreviated(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  /** A place in a text, both from 1. */
  record Place(int line, int column) {

    static Place of(String text, int offset) {
      int end = Math.min(offset, text.length());
      int line = 1;
      int lineStart = 0;
      for (int i = 0; i < end; i++) {
        if (text.charAt(i) == '\n') {
          line++;
          lineStart = i + 1;
        }
      }
      return new Place(line, end - lineStart + 1);
    }
  }
}
