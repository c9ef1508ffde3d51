package dev.assize.log.tile;

/** Which tiles a tree of a given size has. Stateless. */
public final class TileLayout {

  /** Levels of the tree in one level of tiles. */
  public static final int HEIGHT = 8;

  private TileLayout() {}

  /** How many levels of tiles there are; none for the empty tree. */
  public static int levels(long size) {
    return (Long.SIZE - Long.numberOfLeadingZeros(size) + HEIGHT - 1) / HEIGHT;
  }

  /**
   * How many hashes all tiles of a level hold together.
   *
   * @param level {@link TilePath#ENTRIES} counts entries
   */
  public static long hashes(int level, long size) {
    return level <= 0 ? size : size >>> (HEIGHT * level);
  }

  /** How many tiles a level has, with the partial one. */
  public static long tiles(int level, long size) {
    return (hashes(level, size) + Tile.WIDTH - 1) / Tile.WIDTH;
  }

  /**
   * The tile at a place, as wide as the tree's size makes it.
   *
   * @throws IllegalArgumentException if the tree has no such tile
   */
  public static TilePath path(int level, long index, long size) {
    long width = Math.min(Tile.WIDTH, hashes(level, size) - index * Tile.WIDTH);
    if (width < 1) {
      throw new IllegalArgumentException(
          "a tree of %d has no tile %d in level %d".formatted(size, index, level));
    }
    return new TilePath(level, index, (int) width);
  }

  /** Which tile, of level {@code height / 8}, determines a node of the tree. */
  public static long tileOf(int height, long index) {
    return index >> (HEIGHT - height % HEIGHT);
  }

  /** Where in its row of that tile the node stands. */
  public static int position(int height, long index) {
    return (int) (index & ((1L << (HEIGHT - height % HEIGHT)) - 1));
  }
}
