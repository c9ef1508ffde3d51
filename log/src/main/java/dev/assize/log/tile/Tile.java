package dev.assize.log.tile;

import dev.assize.log.merkle.Hash;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 256 hashes that stand side by side in a level of the tree, and the nodes above them that
 * they determine. Immutable.
 */
public final class Tile {

  /** Hashes in a full tile. */
  public static final int WIDTH = 256;

  private static final Tile NONE = new Tile(new Hash[TileLayout.HEIGHT + 1][0]);

  /** By height above the tile's own hashes; each row holds the nodes that are complete. */
  private final Hash[][] rows;

  private Tile(Hash[][] rows) {
    this.rows = rows;
  }

  /**
   * A tile of these hashes.
   *
   * @throws IllegalArgumentException if there are none, or more than 256
   */
  public static Tile of(List<Hash> hashes) {
    return NONE.with(hashes);
  }

  /**
   * Reads a tile's file.
   *
   * @throws IllegalArgumentException if these are not 1 to 256 hashes
   */
  public static Tile parse(byte[] bytes) {
    if (bytes.length % Hash.SIZE != 0) {
      throw new IllegalArgumentException(bytes.length + " bytes are not a number of whole hashes");
    }
    Hash[] hashes = new Hash[bytes.length / Hash.SIZE];
    Arrays.setAll(hashes, i -> Hash.at(bytes, i * Hash.SIZE));
    return of(Arrays.asList(hashes));
  }

  /**
   * This tile, and further hashes after those that it has.
   *
   * @throws IllegalArgumentException if none or more than 256 result
   */
  public Tile with(List<Hash> further) {
    int width = width() + further.size();
    if (width < 1 || width > WIDTH) {
      throw new IllegalArgumentException("a tile holds 1 to 256 hashes, not " + width);
    }
    Hash[][] grown = new Hash[rows.length][];
    for (int height = 0; height < rows.length; height++) {
      grown[height] = Arrays.copyOf(rows[height], width >> height);
      for (int i = rows[height].length; i < grown[height].length; i++) {
        grown[height][i] =
            height == 0
                ? further.get(i - rows[0].length)
                : Hash.node(grown[height - 1][2 * i], grown[height - 1][2 * i + 1]);
      }
    }
    return new Tile(grown);
  }

  /**
   * The tile as it was when it held fewer hashes.
   *
   * @throws IllegalArgumentException if it holds fewer
   */
  public Tile first(int width) {
    if (width < 1 || width > width()) {
      throw new IllegalArgumentException("no first " + width + " of " + width() + " hashes");
    }
    Hash[][] cut = new Hash[rows.length][];
    Arrays.setAll(cut, height -> Arrays.copyOf(rows[height], width >> height));
    return new Tile(cut);
  }

  public int width() {
    return rows[0].length;
  }

  public boolean isFull() {
    return width() == WIDTH;
  }

  /**
   * A node of the tile.
   *
   * @param height above the tile's own hashes, 0 to 8
   * @throws IndexOutOfBoundsException if the tile's hashes do not determine it
   */
  public Hash node(int height, int position) {
    return rows[height][position];
  }

  /** The hash that stands for a full tile in the level above. */
  public Hash root() {
    return node(TileLayout.HEIGHT, 0);
  }

  /** Its own hashes; unmodifiable. */
  public List<Hash> hashes() {
    return List.of(rows[0]);
  }

  /** The content of its file. */
  public byte[] bytes() {
    byte[] bytes = new byte[width() * Hash.SIZE];
    for (int i = 0; i < width(); i++) {
      rows[0][i].copyTo(bytes, i * Hash.SIZE);
    }
    return bytes;
  }
}
