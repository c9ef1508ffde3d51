package dev.assize.examination.collection;

import java.nio.charset.StandardCharsets;

/** Text from outside, short enough to be kept, and such that JSON can hold it. */
final class Bounded {

  private Bounded() {}

  /** At most {@code most} characters, and an ellipsis for the rest; no half of a surrogate pair. */
  static String text(String text, int most) {
    String kept = text.length() <= most ? text : text.substring(0, most) + "…";
    return new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
