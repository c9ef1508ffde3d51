package dev.assize.log.merkle;

import java.util.ArrayList;
import java.util.List;

/** A Merkle tree in memory that proves, straight from the definitions of RFC 6962, section 2.1. */
public final class TestTree {

  private final List<Hash> leaves = new ArrayList<>();

  public TestTree add(byte[] entry) {
    leaves.add(Hash.leaf(entry));
    return this;
  }

  public long size() {
    return leaves.size();
  }

  public Hash root() {
    return root(leaves.size());
  }

  public Hash root(long size) {
    return root(leaves.subList(0, (int) size));
  }

  public InclusionProof inclusion(long index, long size) {
    List<Hash> hashes = new ArrayList<>();
    path((int) index, leaves.subList(0, (int) size), hashes);
    return new InclusionProof(index, size, hashes);
  }

  public ConsistencyProof consistency(long earlier, long later) {
    List<Hash> hashes = new ArrayList<>();
    if (earlier > 0) {
      subproof((int) earlier, leaves.subList(0, (int) later), true, hashes);
    }
    return new ConsistencyProof(earlier, later, hashes);
  }

  private static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.EMPTY_TREE;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = split(leaves);
    return Hash.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  private static void path(int index, List<Hash> leaves, List<Hash> hashes) {
    if (leaves.size() == 1) {
      return;
    }
    int split = split(leaves);
    List<Hash> left = leaves.subList(0, split);
    List<Hash> right = leaves.subList(split, leaves.size());
    path(index < split ? index : index - split, index < split ? left : right, hashes);
    hashes.add(root(index < split ? right : left));
  }

  private static void subproof(int earlier, List<Hash> leaves, boolean whole, List<Hash> hashes) {
    if (earlier == leaves.size()) {
      if (!whole) {
        hashes.add(root(leaves));
      }
      return;
    }
    int split = split(leaves);
    List<Hash> left = leaves.subList(0, split);
    List<Hash> right = leaves.subList(split, leaves.size());
    if (earlier <= split) {
      subproof(earlier, left, whole, hashes);
      hashes.add(root(right));
    } else {
      subproof(earlier - split, right, false, hashes);
      hashes.add(root(left));
    }
  }

  private static int split(List<Hash> leaves) {
    return Integer.highestOneBit(leaves.size() - 1);
  }
}
