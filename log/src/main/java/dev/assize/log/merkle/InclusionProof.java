package dev.assize.log.merkle;

import java.util.List;

/**
 * That a leaf stands at an index of a tree (RFC 6962, section 2.1.1).
 *
 * @param index of the leaf, from 0
 * @param size of the tree, in leaves
 * @param hashes from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {

  /** The longest proof that any tree needs. */
  public static final int MAX_HASHES = 63;

  /**
   * @throws IllegalArgumentException if there is no such leaf
   */
  public InclusionProof {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    hashes = List.copyOf(hashes);
  }

  /**
   * Root of the tree as it was when this leaf was its last one. It depends on nothing that came
   * later, so every proof of the leaf gives the same.
   *
   * @param leaf for which {@link #proves} holds
   */
  public Hash rootWithLeafLast(Hash leaf) {
    Hash root = leaf;
    long place = index;
    long last = size - 1;
    for (Hash sibling : hashes) {
      if ((place & 1) == 1 || place == last) {
        root = Hash.node(sibling, root);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      }
      place >>= 1;
      last >>= 1;
    }
    return root;
  }

  /** Whether the tree with this root has this leaf at the index. */
  public boolean proves(Hash leaf, Hash root) {
    long place = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : hashes) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        hash = Hash.node(sibling, hash);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hash.node(hash, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
