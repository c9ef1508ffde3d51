package dev.assize.sandbox.canary;

/** By which way scanned bytes left, or could have left. */
public enum Channel {
  /** The body of a request, or what was written to a connection or sent in a datagram. */
  EGRESS_BODY("body"),
  /** Path and query of a request. */
  URL("url"),
  /** A header of a request. */
  HEADER("header"),
  /** A name that was asked for. */
  DNS_NAME("dns"),
  /** An argument of a tool call. */
  TOOL_ARGUMENT("argument"),
  /** A file that was written. */
  FILE("file"),
  /** Standard output or standard error. */
  OUTPUT("output"),
  /** The final message to the user. */
  ANSWER("answer");

  private final String word;

  Channel(String word) {
    this.word = word;
  }

  /** The word for tables and messages. */
  public String word() {
    return word;
  }
}
