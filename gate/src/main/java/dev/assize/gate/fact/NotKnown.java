package dev.assize.gate.fact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a fact is not known. */
public enum NotKnown {
  /** There is no evidence of it. */
  @JsonProperty("absent")
  ABSENT("there is no evidence of it"),
  /** The evidence is older than the policy allows. */
  @JsonProperty("stale")
  STALE("its evidence is too old"),
  /** The evidence is somewhere that did not answer. */
  @JsonProperty("unreachable")
  UNREACHABLE("its source did not answer"),
  /** The evidence is there, and does not verify. */
  @JsonProperty("unverified")
  UNVERIFIED("its evidence does not verify");

  private final String words;

  NotKnown(String words) {
    this.words = words;
  }

  /** In words that follow "is not known: ". */
  public String words() {
    return words;
  }
}
