package dev.assize.log.tile;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.MerkleTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tiles and entries as a source has them, which says nothing about their truth: for those who build
 * authentication on it. Stateless.
 */
public final class UnverifiedTiles {

  private UnverifiedTiles() {}

  /**
   * A tile; cut from the full one if the partial one is gone.
   *
   * @throws TileException if it is missing or malformed
   * @throws SourceException if the source cannot be read
   */
  public static Tile tile(TileSource source, TilePath path) {
    Optional<byte[]> bytes = source.find(path.toString(), path.maxBytes());
    if (bytes.isPresent()) {
      return parse(path, bytes.get());
    }
    if (isFullThere(source, path)) {
      return tile(source, path.full()).first(path.width());
    }
    throw missing(source, path);
  }

  /**
   * The entries of a bundle; taken from the full one if the partial one is gone.
   *
   * @throws TileException if it is missing or malformed
   * @throws SourceException if the source cannot be read
   */
  public static List<byte[]> entries(TileSource source, TilePath path) {
    Optional<byte[]> bytes = source.find(path.toString(), path.maxBytes());
    if (bytes.isPresent()) {
      try {
        return EntryBundle.decode(bytes.get(), path.width());
      } catch (IllegalArgumentException e) {
        throw new TileException(path.toString(), String.valueOf(e.getMessage()));
      }
    }
    if (isFullThere(source, path)) {
      return entries(source, path.full()).subList(0, path.width());
    }
    throw missing(source, path);
  }

  /**
   * The root of the tree whose partial tiles these are; they determine it.
   *
   * @param edges by level: the partial tile of every level that has one at this size
   */
  public static Hash root(long size, Map<Integer, Tile> edges) {
    return new MerkleTree(
            size,
            (height, index) -> {
              int level = height / TileLayout.HEIGHT;
              int within = height % TileLayout.HEIGHT;
              Tile edge = edges.get(level);
              if (edge == null) {
                throw new IllegalArgumentException("no partial tile in level " + level);
              }
              return edge.node(within, TileLayout.position(height, index));
            })
        .root();
  }

  private static Tile parse(TilePath path, byte[] bytes) {
    try {
      Tile tile = Tile.parse(bytes);
      if (tile.width() == path.width()) {
        return tile;
      }
      throw new TileException(
          path.toString(), "holds %d of %d hashes".formatted(tile.width(), path.width()));
    } catch (IllegalArgumentException e) {
      throw new TileException(path.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static boolean isFullThere(TileSource source, TilePath path) {
    return path.isPartial()
        && source.find(path.full().toString(), path.full().maxBytes()).isPresent();
  }

  private static TileException missing(TileSource source, TilePath path) {
    return new TileException(path.toString(), "is missing in " + source);
  }
}
