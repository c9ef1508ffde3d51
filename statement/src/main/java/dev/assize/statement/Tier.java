package dev.assize.statement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Sensitivity of the context in which an agent is used; it picks thresholds. */
public enum Tier {
  @JsonProperty("general")
  GENERAL,
  @JsonProperty("sensitive")
  SENSITIVE,
  @JsonProperty("critical")
  CRITICAL
}
