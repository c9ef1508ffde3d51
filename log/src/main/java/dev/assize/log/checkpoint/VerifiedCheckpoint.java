package dev.assize.log.checkpoint;

import dev.assize.log.merkle.Hash;
import dev.assize.log.note.VerifiedSignature;
import dev.assize.statement.key.VerifierKey;
import java.util.List;

/**
 * A checkpoint that a trusted log has signed.
 *
 * @param signed as it was published
 * @param log the key that has signed
 * @param cosignatures of trusted witnesses, one of each
 */
public record VerifiedCheckpoint(
    SignedCheckpoint signed, VerifierKey log, List<VerifiedSignature> cosignatures) {

  public VerifiedCheckpoint {
    cosignatures = List.copyOf(cosignatures);
  }

  /** What the log says. */
  public Checkpoint checkpoint() {
    return signed.checkpoint();
  }

  /** Name of the log. */
  public String origin() {
    return checkpoint().origin();
  }

  /** In entries. */
  public long size() {
    return checkpoint().size();
  }

  /** Of the Merkle tree over the entries. */
  public Hash root() {
    return checkpoint().root();
  }

  /** The witnesses that have cosigned. */
  public List<VerifierKey> witnesses() {
    return cosignatures.stream().map(VerifiedSignature::key).toList();
  }
}
