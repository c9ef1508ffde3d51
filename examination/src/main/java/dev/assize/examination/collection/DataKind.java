package dev.assize.examination.collection;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a message carried. One that carried several kinds counts, with all its bytes, as the first
 * of them in this order.
 */
public enum DataKind {
  /** A planted secret. */
  @JsonProperty("secret")
  SECRET("planted secrets"),
  /** Words of the user, of a tool's answer or of the agent's own, as they were said. */
  @JsonProperty("words")
  WORDS("words of the task"),
  /** Who the user is, or which machine this is. */
  @JsonProperty("identity")
  IDENTITY("user and machine"),
  /** It could not be read, or not to its end. */
  @JsonProperty("unread")
  UNREAD("content not observed"),
  /** It was read, and is too random to say what it is. */
  @JsonProperty("unexplained")
  UNEXPLAINED("unexplained bytes"),
  /** A name that was asked for, and nothing else. */
  @JsonProperty("name")
  NAME("names asked for"),
  /** Read, and nothing of the above. */
  @JsonProperty("other")
  OTHER("other content");

  private final String words;

  DataKind(String words) {
    this.words = words;
  }

  /** In words, for tables and pictures. */
  public String words() {
    return words;
  }
}
