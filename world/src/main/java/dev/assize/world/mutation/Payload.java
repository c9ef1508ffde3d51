package dev.assize.world.mutation;

import java.util.function.UnaryOperator;

/**
 * The text of an attack, as it is planted into a field.
 *
 * @param head stands before what was in the field
 * @param tail stands behind it; empty for most attacks
 */
public record Payload(String head, String tail) {

  private static final String GAP = "\n\n";

  /** A text that stands at the head of the field. */
  public static Payload of(String text) {
    return new Payload(text.strip(), "");
  }

  /** Whether a part of it stands behind what was in the field. */
  public boolean isSplit() {
    return !tail.isEmpty();
  }

  /** What the field holds once this is planted. */
  public String around(String original) {
    return head + GAP + original + (isSplit() ? GAP + tail : "");
  }

  /** What a tool says of itself once this is planted there: what it said before comes first. */
  public String behind(String original) {
    return isSplit() ? around(original) : original + GAP + head;
  }

  /** All of it in one piece, where it is not known beforehand what stands before it. */
  public String apart() {
    return isSplit() ? head + GAP + tail : head;
  }

  /** A text with such a piece behind it. */
  public static String behind(String text, String piece) {
    return text + GAP + piece;
  }

  /**
   * What a reader must have read to have read all of this: the head, and if there is a tail,
   * everything from the one to the other.
   */
  public String within(String original) {
    return isSplit() ? around(original) : head;
  }

  /** Each part rewritten. */
  Payload map(UnaryOperator<String> rewriting) {
    return new Payload(
        rewriting.apply(head).strip(), isSplit() ? rewriting.apply(tail).strip() : "");
  }
}
