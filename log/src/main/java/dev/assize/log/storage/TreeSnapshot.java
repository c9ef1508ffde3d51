package dev.assize.log.storage;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.NodeSource;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TileLayout;
import dev.assize.log.tile.TilePath;
import java.util.Map;

/**
 * The tree at one size. The tiles at its right edge and those of the last batch are in memory, all
 * others are full and in files. Immutable.
 *
 * @param near by the path that the tile has when it is full
 */
record TreeSnapshot(TreeHead head, Map<TilePath, Tile> near, FullTiles far) implements NodeSource {

  TreeSnapshot {
    near = Map.copyOf(near);
  }

  @Override
  public Hash node(int height, long index) {
    Tile tile = tile(height / TileLayout.HEIGHT, TileLayout.tileOf(height, index));
    return tile.node(height % TileLayout.HEIGHT, TileLayout.position(height, index));
  }

  Tile tile(int level, long index) {
    TilePath path = new TilePath(level, index, Tile.WIDTH);
    Tile tile = near.get(path);
    return tile == null ? far.get(path) : tile;
  }

  boolean hasLeaf(long index, Hash leaf) {
    return index < head.size() && node(0, index).equals(leaf);
  }
}
