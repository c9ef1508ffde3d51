package dev.assize.log.merkle;

import java.util.List;

/**
 * That a tree begins with all leaves of an earlier one (RFC 6962, section 2.1.2).
 *
 * @param earlier size of the earlier tree, in leaves
 * @param later size of the later tree
 * @param hashes as the RFC orders them
 */
public record ConsistencyProof(long earlier, long later, List<Hash> hashes) {

  /**
   * @throws IllegalArgumentException if the earlier tree is larger, or a size is negative
   */
  public ConsistencyProof {
    if (earlier < 0 || earlier > later) {
      throw new IllegalArgumentException(
          "a tree of " + later + " does not begin with one of " + earlier);
    }
    hashes = List.copyOf(hashes);
  }

  /** Whether the tree with the later root begins with the tree with the earlier root. */
  public boolean proves(Hash earlierRoot, Hash laterRoot) {
    if (earlier == later) {
      return hashes.isEmpty() && earlierRoot.equals(laterRoot);
    }
    if (earlier == 0) {
      return hashes.isEmpty() && earlierRoot.equals(Hash.EMPTY_TREE);
    }
    boolean whole = Long.bitCount(earlier) == 1;
    if (!whole && hashes.isEmpty()) {
      return false;
    }
    int shift = Long.numberOfTrailingZeros(earlier);
    long place = (earlier - 1) >> shift;
    long last = (later - 1) >> shift;
    Hash first = whole ? earlierRoot : hashes.getFirst();
    Hash old = first;
    Hash all = first;
    for (Hash sibling : whole ? hashes : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        old = Hash.node(sibling, old);
        all = Hash.node(sibling, all);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        all = Hash.node(all, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(earlierRoot) && all.equals(laterRoot);
  }
}
