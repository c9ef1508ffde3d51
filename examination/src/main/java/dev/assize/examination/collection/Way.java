package dev.assize.examination.collection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How something was sent. */
public enum Way {
  /** A request in HTTP. */
  @JsonProperty("request")
  REQUEST,
  /** A connection in which something else was said, or something that could not be read. */
  @JsonProperty("connection")
  CONNECTION,
  /** A connection that was given up before it stood. */
  @JsonProperty("attempt")
  ATTEMPT,
  /** A datagram. */
  @JsonProperty("datagram")
  DATAGRAM,
  /** A question for a name. */
  @JsonProperty("lookup")
  LOOKUP
}
