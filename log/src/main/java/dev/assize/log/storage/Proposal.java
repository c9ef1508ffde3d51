package dev.assize.log.storage;

import dev.assize.log.merkle.ConsistencyProof;
import dev.assize.log.merkle.MerkleTree;
import dev.assize.log.merkle.TreeHead;

/** A checkpoint that is about to be published. Thread-safe. */
public final class Proposal {

  private final byte[] checkpoint;
  private final long publishedSize;
  private final TreeSnapshot tree;

  Proposal(byte[] checkpoint, long publishedSize, TreeSnapshot tree) {
    this.checkpoint = checkpoint;
    this.publishedSize = publishedSize;
    this.tree = tree;
  }

  /** The note with the log's signature. */
  public byte[] checkpoint() {
    return checkpoint.clone();
  }

  /** What the checkpoint commits to. */
  public TreeHead head() {
    return tree.head();
  }

  /** Size of the checkpoint that is published now. */
  public long publishedSize() {
    return publishedSize;
  }

  /**
   * That the new tree begins with the leaves of an earlier one, which a witness names.
   *
   * @throws IllegalArgumentException if the earlier tree is larger than the new one
   */
  public ConsistencyProof consistencyFrom(long earlier) {
    return new MerkleTree(head().size(), tree).consistency(earlier);
  }
}
