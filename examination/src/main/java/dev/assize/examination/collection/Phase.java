package dev.assize.examination.collection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When something was sent, seen from the agent's requests to its model. */
public enum Phase {
  /** Before the first one: before any work was asked for, and before any consent to it. */
  @JsonProperty("before")
  BEFORE,
  /** Between the start of the first and the end of the last. */
  @JsonProperty("during")
  DURING,
  /** After the last had been answered. */
  @JsonProperty("after")
  AFTER
}
