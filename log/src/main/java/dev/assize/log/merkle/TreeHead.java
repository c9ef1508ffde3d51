package dev.assize.log.merkle;

/**
 * What a checkpoint commits to.
 *
 * @param size of the tree, in leaves
 * @param root of the tree
 */
public record TreeHead(long size, Hash root) {

  /** The tree without leaves. */
  public static final TreeHead EMPTY = new TreeHead(0, Hash.EMPTY_TREE);

  /**
   * @throws IllegalArgumentException if the size is negative, or zero with another root than that
   *     of the empty tree
   */
  public TreeHead {
    if (size < 0 || (size == 0 && !root.equals(Hash.EMPTY_TREE))) {
      throw new IllegalArgumentException("no tree has size " + size + " and root " + root);
    }
  }
}
