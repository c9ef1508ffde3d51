package dev.assize.log.note;

import dev.assize.statement.key.VerifierKey;
import java.util.List;
import java.util.Optional;

/**
 * A text that trusted keys have signed.
 *
 * @param signatures of trusted keys, at least one, in the note's order
 */
public record VerifiedNote(String text, List<VerifiedSignature> signatures) {

  /**
   * @throws IllegalArgumentException without a signature
   */
  public VerifiedNote {
    signatures = List.copyOf(signatures);
    if (signatures.isEmpty()) {
      throw new IllegalArgumentException("a note without a trusted signature is not verified");
    }
  }

  /** The first signature of this key. */
  public Optional<VerifiedSignature> by(VerifierKey key) {
    return signatures.stream().filter(signature -> signature.key().equals(key)).findFirst();
  }
}
