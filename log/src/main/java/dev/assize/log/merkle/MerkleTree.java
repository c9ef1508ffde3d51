package dev.assize.log.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes roots and proofs (RFC 6962, section 2.1) from a tree's perfect subtrees. As trustworthy,
 * and as thread-safe, as its source of nodes.
 *
 * @param size in leaves
 * @param nodes asked for perfect subtrees within the size only
 */
public record MerkleTree(long size, NodeSource nodes) {

  /**
   * @throws IllegalArgumentException if the size is negative
   */
  public MerkleTree {
    if (size < 0) {
      throw new IllegalArgumentException("a tree of " + size + " leaves");
    }
  }

  /** The root of the whole tree. */
  public Hash root() {
    return size == 0 ? Hash.EMPTY_TREE : range(0, size);
  }

  /**
   * That the leaf at the index is in this tree.
   *
   * @throws IllegalArgumentException if there is no such leaf
   */
  public InclusionProof inclusion(long index) {
    List<Hash> hashes = new ArrayList<>();
    if (index >= 0 && index < size) {
      path(index, 0, size, hashes);
    }
    return new InclusionProof(index, size, hashes);
  }

  /**
   * That this tree begins with the leaves of the earlier one.
   *
   * @throws IllegalArgumentException if the earlier tree is larger or its size negative
   */
  public ConsistencyProof consistency(long earlier) {
    List<Hash> hashes = new ArrayList<>();
    if (earlier > 0 && earlier < size) {
      difference(earlier, 0, size, true, hashes);
    }
    return new ConsistencyProof(earlier, size, hashes);
  }

  private void path(long index, long from, long to, List<Hash> hashes) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(index, from, middle, hashes);
      hashes.add(range(middle, to));
    } else {
      path(index, middle, to, hashes);
      hashes.add(range(from, middle));
    }
  }

  private void difference(long earlier, long from, long to, boolean known, List<Hash> hashes) {
    if (earlier == to) {
      if (!known) {
        hashes.add(range(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (earlier <= middle) {
      difference(earlier, from, middle, known, hashes);
      hashes.add(range(middle, to));
    } else {
      difference(earlier, middle, to, false, hashes);
      hashes.add(range(from, middle));
    }
  }

  /** Folds the perfect subtrees that a range consists of, from the smallest, at its right end. */
  private Hash range(long from, long to) {
    int height = Long.numberOfTrailingZeros(to - from);
    long end = to - (1L << height);
    Hash hash = nodes.node(height, end >> height);
    while (end > from) {
      height = Long.numberOfTrailingZeros(end - from);
      end -= 1L << height;
      hash = Hash.node(nodes.node(height, end >> height), hash);
    }
    return hash;
  }

  /** The largest power of two that is less than the size. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }
}
