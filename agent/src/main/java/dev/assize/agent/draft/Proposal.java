package dev.assize.agent.draft;

import java.util.List;

/**
 * One way to fill in a manifest's {@code interface}.
 *
 * @param what in words, for the summary
 * @param lines YAML below {@code interface:}, not indented, with comments
 * @param gaps what it leaves to be filled in
 * @param version the version of the agent that it describes; empty if it tells nothing
 */
record Proposal(String what, List<String> lines, List<String> gaps, String version) {

  /** What stands before everything that a person has to fill in. */
  static final String GAP = "FILL IN: ";

  Proposal {
    lines = List.copyOf(lines);
    gaps = List.copyOf(gaps);
  }
}
