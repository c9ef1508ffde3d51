package dev.assize.statement.document;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A place in a text file.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record Position(int line, int column) {

  static final Position START = new Position(1, 1);

  /** The place that a YAML parser's mark means; the start where there is none. */
  static Position of(Optional<Mark> mark) {
    return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1)).orElse(START);
  }

  /** The place of the code point with that index in a text. */
  static Position at(String text, int index) {
    int[] before = text.codePoints().limit(index).toArray();
    int line = 1;
    int column = 1;
    for (int character : before) {
      column = character == '\n' ? 1 : column + 1;
      line += character == '\n' ? 1 : 0;
    }
    return new Position(line, column);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
