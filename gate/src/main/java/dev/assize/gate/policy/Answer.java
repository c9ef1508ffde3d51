package dev.assize.gate.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a gate says, from the mildest to the severest. */
public enum Answer {
  /** The agent may be let in. */
  @JsonProperty("allow")
  ALLOW("ALLOW", 1),
  /** The agent may be let in if the conditions are met. */
  @JsonProperty("allowWithConditions")
  ALLOW_WITH_CONDITIONS("ALLOW WITH CONDITIONS", 2),
  /** It cannot be said, so the agent is not let in. */
  @JsonProperty("unknown")
  UNKNOWN("UNKNOWN", 4),
  /** The agent is not let in. */
  @JsonProperty("deny")
  DENY("DENY", 8);

  private final String words;
  private final int bit;

  Answer(String words, int bit) {
    this.words = words;
    this.bit = bit;
  }

  /** Whether the agent is let in. */
  public boolean letsIn() {
    return this == ALLOW || this == ALLOW_WITH_CONDITIONS;
  }

  /** As people read it. */
  public String words() {
    return words;
  }

  /** As a bit of a set of answers; the severer, the higher. */
  int bit() {
    return bit;
  }
}
