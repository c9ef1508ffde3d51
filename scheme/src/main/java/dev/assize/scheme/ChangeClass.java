package dev.assize.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a change of a certified agent matters. */
public enum ChangeClass {
  /** Inside what was declared. */
  @JsonProperty("routine")
  ROUTINE,
  /** Improves or adds within the purpose. */
  @JsonProperty("adaptive")
  ADAPTIVE,
  /** Changes what the agent is or may do. */
  @JsonProperty("transformative")
  TRANSFORMATIVE,
  /** Must be made at once, and be examined afterwards. */
  @JsonProperty("emergency")
  EMERGENCY
}
