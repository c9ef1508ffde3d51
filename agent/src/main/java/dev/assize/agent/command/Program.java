package dev.assize.agent.command;

/** Which program is started. */
public sealed interface Program {

  /**
   * A known agent.
   *
   * @param name of its descriptor in {@code agents/}
   */
  record Known(String name) implements Program {}

  /** One that the manifest spells out. */
  record SpelledOut(Variants variants) implements Program {}
}
