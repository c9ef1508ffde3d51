package dev.assize.log.merkle;

/** Gives the roots of the perfect subtrees of a tree. */
@FunctionalInterface
public interface NodeSource {

  /**
   * The root of the leaves from {@code index << height} to {@code (index + 1) << height}.
   *
   * @param height 0 for a leaf
   */
  Hash node(int height, long index);
}
