package dev.assize.gate.gateway.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an agent may go by itself; the words are those of the fact {@code context.autonomy}. */
public enum Autonomy {
  /** It only suggests: tools that act are closed to it. */
  @JsonProperty("suggests")
  SUGGESTS,
  /** It acts when somebody approves. Asking is its harness's duty; a gateway does not see it. */
  @JsonProperty("asks")
  ASKS,
  /** It acts by itself. */
  @JsonProperty("acts")
  ACTS;

  /** Whether tools that act are open to it. */
  public boolean mayAct() {
    return this != SUGGESTS;
  }
}
