package dev.assize.agent.command;

/** Which of its own settings for asking permission the program is run with. */
public enum Approvals {
  /** What its user gets without choosing. */
  DEFAULT,
  /** The most careful setting it has. */
  STRICT,
  /** The setting that lets it do everything unasked. */
  PERMISSIVE
}
