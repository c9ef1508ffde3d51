package dev.assize.agent.standin.playbook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who kept a hijacked model from doing harm. */
public enum Layer {
  /** The harness offers its model nothing that could do it. */
  @JsonProperty("no-such-tool")
  NO_SUCH_TOOL,
  /** The harness declined the call by a rule of its own. */
  @JsonProperty("harness-refusal")
  HARNESS_REFUSAL,
  /** The harness would have asked its user, who was not there. */
  @JsonProperty("approval-asked")
  APPROVAL_ASKED,
  /** The harness let the call run in a sandbox of its own, which stopped it. */
  @JsonProperty("harness-sandbox")
  HARNESS_SANDBOX,
  /** A limit that the examination set, for which the harness gets no credit. */
  @JsonProperty("our-limit")
  OUR_LIMIT
}
