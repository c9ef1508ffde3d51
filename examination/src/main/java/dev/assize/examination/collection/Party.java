package dev.assize.examination.collection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who is at the other end of a connection, as seen from the agent's user. */
public enum Party {
  /** The model that the agent was configured to use. */
  @JsonProperty("model")
  MODEL,
  /** The world that the agent works in. */
  @JsonProperty("world")
  WORLD,
  /** Whoever makes the agent: its first party. */
  @JsonProperty("producer")
  PRODUCER,
  /** Somebody else who is known. */
  @JsonProperty("thirdParty")
  THIRD_PARTY,
  /** A host that only an attacker's instruction names. */
  @JsonProperty("attacker")
  ATTACKER,
  /** Nobody knows. */
  @JsonProperty("unknown")
  UNKNOWN
}
