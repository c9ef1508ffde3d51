package dev.assize.log.merkle;

import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word for word and slow: what everything is held to. */
public final class RecursiveTree {

  private RecursiveTree() {}

  public static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.EMPTY_TREE;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = split(leaves.size());
    return Hash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  public static List<Hash> inclusion(int index, List<Hash> leaves) {
    if (leaves.size() == 1) {
      return new ArrayList<>();
    }
    int k = split(leaves.size());
    List<Hash> left = leaves.subList(0, k);
    List<Hash> right = leaves.subList(k, leaves.size());
    List<Hash> path = index < k ? inclusion(index, left) : inclusion(index - k, right);
    path.add(root(index < k ? right : left));
    return path;
  }

  public static List<Hash> consistency(int earlier, List<Hash> leaves) {
    return earlier == 0 ? List.of() : consistency(earlier, leaves, true);
  }

  private static List<Hash> consistency(int earlier, List<Hash> leaves, boolean known) {
    if (earlier == leaves.size()) {
      return known ? new ArrayList<>() : new ArrayList<>(List.of(root(leaves)));
    }
    int k = split(leaves.size());
    List<Hash> left = leaves.subList(0, k);
    List<Hash> right = leaves.subList(k, leaves.size());
    boolean inLeft = earlier <= k;
    List<Hash> proof =
        inLeft ? consistency(earlier, left, known) : consistency(earlier - k, right, false);
    proof.add(root(inLeft ? right : left));
    return proof;
  }

  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
