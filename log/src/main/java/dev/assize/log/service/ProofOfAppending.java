package dev.assize.log.service;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.proof.LogProof;
import dev.assize.log.storage.Receipt;
import dev.assize.statement.key.SigningKey;
import java.util.Base64;

/**
 * What an appender gets: the proof of its entry and, as the proof's extra data, the log's signature
 * on the tree whose last leaf the entry is.
 *
 * <p>That signature is there only once the entry is in the log, and is the same however often one
 * asks: something random that follows from the entry and its place, and from the log's key. An
 * entry that waited with others has no published checkpoint of its own size, hence the extra one.
 */
final class ProofOfAppending {

  private ProofOfAppending() {}

  static LogProof of(byte[] entry, Receipt receipt, SigningKey key) {
    Hash root = receipt.proof().rootWithLeafLast(Hash.leaf(entry));
    Checkpoint own = new Checkpoint(key.verifier().name(), receipt.index() + 1, root);
    return new LogProof(
        Base64.getEncoder().encodeToString(SignedCheckpoint.sign(own, key).bytes()),
        receipt.proof(),
        SignedCheckpoint.parse(receipt.checkpoint()));
  }
}
