package dev.assize.gate.budget;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the security of an agent consists of, as far as it costs money. */
public enum SecurityPart {
  /** New certificates while the agent is used. */
  @JsonProperty("examinations")
  EXAMINATIONS("examinations"),
  /** Examinations while a certificate lasts. */
  @JsonProperty("surveillance")
  SURVEILLANCE("surveillance"),
  /** The share in the upkeep of the open-source components underneath. */
  @JsonProperty("stewardship")
  STEWARDSHIP("stewardship");

  private final String words;

  SecurityPart(String words) {
    this.words = words;
  }

  /** Its name in files and in sentences. */
  public String words() {
    return words;
  }
}
