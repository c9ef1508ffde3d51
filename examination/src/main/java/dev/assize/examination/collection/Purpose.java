package dev.assize.examination.collection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a destination is for. */
public enum Purpose {
  /** The agent's own work: asking its model, calling its tools. */
  @JsonProperty("work")
  WORK,
  /** Usage statistics, metrics, logs. */
  @JsonProperty("telemetry")
  TELEMETRY,
  /** Reports of crashes. */
  @JsonProperty("crashReport")
  CRASH_REPORT,
  /** Asking for, or fetching, a newer version. */
  @JsonProperty("update")
  UPDATE,
  /** Signing in, or checking who the user is. */
  @JsonProperty("auth")
  AUTH,
  /** Switches that the producer turns from afar. */
  @JsonProperty("configuration")
  CONFIGURATION,
  /** Lists of models, plug-ins or packages, and fetching from them. */
  @JsonProperty("catalogue")
  CATALOGUE,
  /** Not known. */
  @JsonProperty("unknown")
  UNKNOWN
}
