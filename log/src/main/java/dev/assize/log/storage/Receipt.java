package dev.assize.log.storage;

import dev.assize.log.merkle.InclusionProof;

/**
 * That an entry is in the log, durably, and that a published checkpoint commits to it. Immutable.
 */
public final class Receipt {

  private final byte[] checkpoint;
  private final InclusionProof proof;

  Receipt(byte[] checkpoint, InclusionProof proof) {
    this.checkpoint = checkpoint;
    this.proof = proof;
  }

  /** Where the entry stands, from 0. */
  public long index() {
    return proof.index();
  }

  /** The published checkpoint, as it was signed. */
  public byte[] checkpoint() {
    return checkpoint.clone();
  }

  /** That the entry is in the checkpoint's tree. */
  public InclusionProof proof() {
    return proof;
  }
}
