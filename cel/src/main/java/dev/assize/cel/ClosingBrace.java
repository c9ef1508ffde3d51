package dev.assize.cel;

import dev.assize.cel.ExpressionException.Place;

/**
 * Finds where an expression that is embedded in text ends: at the first brace that closes none of
 * the expression's own, outside its string literals and comments.
 */
final class ClosingBrace {

  private final String text;
  private int at;

  private ClosingBrace(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /**
   * The offset of the brace that closes the expression that starts at {@code start}.
   *
   * @throws ExpressionException if there is none
   */
  static int after(String text, int start) {
    return new ClosingBrace(text, start).find();
  }

  private int find() {
    int start = at;
    int open = 0;
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '{' -> open++;
        case '}' -> {
          if (open-- == 0) {
            return at;
          }
        }
        case '"', '\'' -> skipLiteral();
        case '/' -> skipComment();
        default -> {}
      }
      at++;
    }
    Place place = Place.of(text, start - 2);
    throw new ExpressionException(
        text, place.line(), place.column(), "\"${\" without its closing \"}\"");
  }

  /** Leaves {@code at} on the literal's last character, or past the end. */
  private void skipLiteral() {
    String quote = text.substring(at, at + 1);
    String end = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
    boolean raw = at > 0 && "rR".indexOf(text.charAt(at - 1)) >= 0;
    at += end.length();
    while (at < text.length() && !text.startsWith(end, at)) {
      at += !raw && text.charAt(at) == '\\' ? 2 : 1;
    }
    at += end.length() - 1;
  }

  private void skipComment() {
    if (text.startsWith("//", at)) {
      int newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length() : newline;
    }
  }
}
