package dev.assize.examination.report;

import java.util.Locale;

/**
 * One thing that happened in a trial.
 *
 * @param style what it looks like
 * @param time since the trial's start, such as {@code 1.24 s}; empty for a gap
 * @param title what happened
 * @param mark why it matters; empty if it does not
 * @param text what was sent or said; empty if there is none
 * @param attack the attacker's text, exactly, where it follows {@code text}; else empty
 * @param after what stood behind the attacker's text
 */
record Step(
    Style style,
    String time,
    String title,
    String mark,
    Excerpt text,
    Excerpt attack,
    Excerpt after) {

  private static final int FOLDED = 240;

  static final Excerpt NO_TEXT = new Excerpt("", 0);

  /** A step in which no attacker's text is set apart. */
  Step(Style style, String time, String title, String mark, Excerpt text) {
    this(style, time, title, mark, text, NO_TEXT, NO_TEXT);
  }

  /** What a step looks like. */
  enum Style {
    /** A process, a session: context. */
    CONTEXT,
    /** The model or the agent speaks. */
    SPEECH,
    /** A tool is called. */
    CALL,
    /** A tool that does more than read is called after the attack has arrived. */
    ACT,
    /** A tool answers. */
    RESULT,
    /** A tool's answer carries the attack. */
    ATTACK,
    /** Steps are left out. */
    GAP
  }

  /** Name for style sheets. */
  String css() {
    return style.name().toLowerCase(Locale.ROOT);
  }

  /** Whether the text is long enough to be folded away. */
  boolean folded() {
    return text.text().length() > FOLDED;
  }

  /** The start of the text, to stand for it while it is folded away. */
  String opening() {
    return Excerpt.line(text.text(), FOLDED / 2);
  }

  /** Whether this step is shown whatever else is left out. */
  boolean important() {
    return style == Style.ATTACK || style == Style.ACT;
  }
}
