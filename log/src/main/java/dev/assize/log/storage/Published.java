package dev.assize.log.storage;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.merkle.MerkleTree;
import dev.assize.log.merkle.TreeHead;

/** A published checkpoint with its tree. Immutable; proofs are made by those who wait for them. */
final class Published {

  private final byte[] checkpoint;
  private final TreeSnapshot tree;

  Published(byte[] checkpoint, TreeSnapshot tree) {
    this.checkpoint = checkpoint;
    this.tree = tree;
  }

  TreeHead head() {
    return tree.head();
  }

  byte[] checkpoint() {
    return checkpoint.clone();
  }

  Receipt receipt(long index, Hash leaf) {
    InclusionProof proof = new MerkleTree(head().size(), tree).inclusion(index);
    if (!proof.proves(leaf, head().root())) {
      throw new DamagedLogException(
          "the log's tiles do not prove its entry %d; audit the log, a tile was changed"
              .formatted(index));
    }
    return new Receipt(checkpoint, proof);
  }
}
