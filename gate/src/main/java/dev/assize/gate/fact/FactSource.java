package dev.assize.gate.fact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of evidence a fact comes from. */
public enum FactSource {
  /** The log's entries, up to a checkpoint. */
  @JsonProperty("register")
  REGISTER,
  /** Bundles of the outcomes that carry the certificate. */
  @JsonProperty("examinations")
  EXAMINATIONS,
  /** The agent that is about to run. */
  @JsonProperty("agent")
  AGENT,
  /** Waivers. */
  @JsonProperty("waivers")
  WAIVERS,
  /** What whoever asks has said. */
  @JsonProperty("context")
  CONTEXT
}
