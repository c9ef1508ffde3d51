package dev.assize.log.note;

import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.VerifierKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signature that a trusted key has made.
 *
 * @param time the signer's clock, in whole seconds; only cosignatures have one
 */
public record VerifiedSignature(VerifierKey key, @Nullable Instant time) {

  /**
   * @throws IllegalArgumentException if a cosignature has no time, or another signature has one
   */
  public VerifiedSignature {
    if ((key.type() == KeyType.COSIGNATURE) != (time != null)) {
      throw new IllegalArgumentException("cosignatures, and no other signatures, have a time");
    }
  }
}
