package dev.assize.gate.questionnaire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an answer rests on, the firmest first. */
public enum Basis {
  /** The findings of a verified outcome, or what was looked at here. */
  @JsonProperty("measured")
  MEASURED("measured"),
  /** Signed by somebody other than the producer: a decider, an evaluator, a scheme's owner. */
  @JsonProperty("attested")
  ATTESTED("attested"),
  /** Said by whom it is about: the producer's manifest, its application, its disclosure. */
  @JsonProperty("declared")
  DECLARED("declared"),
  /** No evidence answers it. */
  @JsonProperty("unknown")
  UNKNOWN("unknown");

  private final String words;

  Basis(String words) {
    this.words = words;
  }

  /** In output. */
  public String words() {
    return words;
  }
}
