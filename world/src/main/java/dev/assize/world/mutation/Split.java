package dev.assize.world.mutation;

import dev.assize.statement.Seed;

/**
 * One half at the head of the field and the other one behind what stood there.
 *
 * @param head around the first half
 * @param tail around the second half
 */
public record Split(Cover head, Cover tail) implements Rewriting {

  /**
   * @throws IllegalArgumentException if the payload is split already
   */
  @Override
  public Payload apply(Payload payload, Seed.Random random) {
    if (payload.isSplit()) {
      throw new IllegalArgumentException("a text can be split only once");
    }
    String text = payload.head();
    int middle = middle(text);
    return new Payload(
        head.around(text.substring(0, middle).strip()).strip(),
        tail.around(text.substring(middle).strip()).strip());
  }

  /** The white space that is next to the middle; without any, the middle. */
  private static int middle(String text) {
    int half = text.length() / 2;
    for (int away = 0; away < half - 1; away++) {
      if (Character.isWhitespace(text.charAt(half - away))) {
        return half - away;
      }
      if (half + away < text.length() && Character.isWhitespace(text.charAt(half + away))) {
        return half + away;
      }
    }
    return text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
  }
}
