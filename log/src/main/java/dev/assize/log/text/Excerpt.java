package dev.assize.log.text;

/** Hostile text as it may stand in a message. Stateless. */
public final class Excerpt {

  private static final int MAX = 60;

  private Excerpt() {}

  /** The text in quotes, cut short and without control characters. */
  public static String of(String text) {
    String start = text.length() <= MAX ? text : text.substring(0, MAX) + "…";
    return "\"" + start.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "·") + "\"";
  }
}
