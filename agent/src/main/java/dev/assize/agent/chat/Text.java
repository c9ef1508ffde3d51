package dev.assize.agent.chat;

import org.jspecify.annotations.Nullable;

/** Outside text made fit for a one-line message. */
final class Text {

  private static final int LONGEST = 200;

  private Text() {}

  /** One line without control characters, at most {@value #LONGEST} characters; empty for null. */
  static String line(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String head = text.length() > 8 * LONGEST ? text.substring(0, 8 * LONGEST) : text;
    String line = head.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\s]+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
