package dev.assize.agent.chat;

import org.jspecify.annotations.Nullable;

/**
 * In which words a server wants to be asked, where servers differ.
 *
 * @param asksForUsage whether the request has {@code stream_options.include_usage}, which some
 *     servers reject
 * @param maxTokensField {@code max_tokens}, or {@code max_completion_tokens} where that is rejected
 */
record Dialect(boolean asksForUsage, String maxTokensField) {

  static final Dialect COMMON = new Dialect(true, "max_tokens");

  private static final String NEW_FIELD = "max_completion_tokens";

  /** The dialect to try after a rejection; null if there is no other. */
  @Nullable Dialect after(int status, String error) {
    if (status != 400 && status != 422) {
      return null;
    }
    if (error.contains(NEW_FIELD) && !maxTokensField.equals(NEW_FIELD)) {
      return new Dialect(asksForUsage, NEW_FIELD);
    }
    return asksForUsage ? new Dialect(false, maxTokensField) : null;
  }
}
