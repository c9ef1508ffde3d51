package dev.assize.log.policy;

import dev.assize.statement.key.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * A trusted log.
 *
 * @param key named as the log's origin
 * @param url where the log is, if the policy says so
 */
public record TrustedLog(VerifierKey key, @Nullable String url) {

  @Override
  public String toString() {
    return "log " + key + (url == null ? "" : " " + url);
  }
}
