package dev.assize.world.mutation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Words around a text, which stands where they say <code>${text}</code>.
 *
 * @param words with exactly one <code>${text}</code>
 */
public record Cover(@JsonValue String words) {

  /** Nothing around the text. */
  static final Cover NONE = new Cover("${text}");

  private static final String TEXT = "${text}";

  /**
   * @throws IllegalArgumentException if there is not exactly one <code>${text}</code>
   */
  @JsonCreator
  public Cover {
    int first = words.indexOf(TEXT);
    if (first < 0 || first != words.lastIndexOf(TEXT)) {
      throw new IllegalArgumentException(TEXT + " must stand in it once");
    }
  }

  String around(String text) {
    return words.replace(TEXT, text);
  }
}
