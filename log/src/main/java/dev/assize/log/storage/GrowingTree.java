package dev.assize.log.storage;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TileLayout;
import dev.assize.log.tile.TilePath;
import dev.assize.log.tile.TileReader;
import dev.assize.log.tile.UnverifiedTiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The right edge of the tree, to which leaves are added: at most one tile of each level. */
final class GrowingTree {

  /** By level; a level whose last tile is full has none. */
  private final Map<Integer, Tile> edges = new TreeMap<>();

  private long size;

  /** The tree that a reader has authenticated. */
  static GrowingTree from(TileReader reader) {
    GrowingTree tree = new GrowingTree();
    tree.size = reader.head().size();
    for (int level = 0; level < TileLayout.levels(tree.size); level++) {
      long hashes = TileLayout.hashes(level, tree.size);
      if (hashes % Tile.WIDTH != 0) {
        tree.edges.put(level, reader.tile(level, hashes / Tile.WIDTH));
      }
    }
    return tree;
  }

  /**
   * Adds leaves.
   *
   * @return every tile that changed, in its newest version
   */
  Map<TilePath, Tile> append(List<Hash> leaves) {
    Map<TilePath, Tile> changed = new HashMap<>();
    List<Hash> rising = leaves;
    for (int level = 0; !rising.isEmpty(); level++) {
      rising = append(level, rising, changed);
    }
    size += leaves.size();
    return changed;
  }

  /** Returns the roots of the tiles that became full. */
  private List<Hash> append(int level, List<Hash> hashes, Map<TilePath, Tile> changed) {
    List<Hash> roots = new ArrayList<>();
    long index = TileLayout.hashes(level, size) / Tile.WIDTH;
    int from = 0;
    while (from < hashes.size()) {
      Tile edge = edges.remove(level);
      int room = Tile.WIDTH - (edge == null ? 0 : edge.width());
      int to = Math.min(hashes.size(), from + room);
      List<Hash> part = hashes.subList(from, to);
      Tile tile = edge == null ? Tile.of(part) : edge.with(part);
      changed.put(new TilePath(level, index, tile.width()), tile);
      if (tile.isFull()) {
        roots.add(tile.root());
        index++;
      } else {
        edges.put(level, tile);
      }
      from = to;
    }
    return roots;
  }

  TreeHead head() {
    return new TreeHead(size, UnverifiedTiles.root(size, edges));
  }

  /** The partial tile of every level that has one. */
  Map<TilePath, Tile> edges() {
    Map<TilePath, Tile> tiles = new HashMap<>();
    edges.forEach((level, tile) -> {
      long index = TileLayout.hashes(level, size) / Tile.WIDTH;
      tiles.put(new TilePath(level, index, tile.width()), tile);
    });
    return tiles;
  }

  /** The tree as it is now; {@code changed} are the tiles of the last batch. */
  TreeSnapshot snapshot(Map<TilePath, Tile> changed, FullTiles files) {
    Map<TilePath, Tile> near = new HashMap<>();
    changed.forEach((path, tile) -> near.put(path.full(), tile));
    edges().forEach((path, tile) -> near.put(path.full(), tile));
    return new TreeSnapshot(head(), near, files);
  }
}
