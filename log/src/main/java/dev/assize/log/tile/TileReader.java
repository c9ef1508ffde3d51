package dev.assize.log.tile;

import dev.assize.log.merkle.ConsistencyProof;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.merkle.MerkleTree;
import dev.assize.log.merkle.TreeHead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log as of one checkpoint, from a source that may lie.
 *
 * <p><b>Guarantee.</b> Whatever a method returns is committed to by the root; a file that is not
 * ends in a {@link TileException} that names it. The caller has verified the checkpoint.
 *
 * <p><b>How.</b> From the top. The last tile of every level that is partial at this size, together
 * with the others, determines the root, so all of them are read first and compared with it. Every
 * other tile is full, and its root stands in a tile of the level above, which is authenticated
 * before it. No tile is ever used before that, unlike in CVE-2026-56865, where the leaf hashes of a
 * tile were taken because another tile fitted the root.
 *
 * <p>A partial tile that is gone is cut from the full one, since a log may delete partial tiles
 * once they are full. If the partial tiles together do not give the root, which of them is wrong
 * cannot be told; the message names all.
 *
 * <p>Keeps the last tiles it read. Not thread-safe.
 */
public final class TileReader {

  private static final int KEPT_TILES = 64;

  private final TileSource source;
  private final TreeHead head;
  private final Map<Integer, Tile> edges = new LinkedHashMap<>();
  private final Map<TilePath, Tile> kept =
      new LinkedHashMap<>(KEPT_TILES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, Tile> eldest) {
          return size() > KEPT_TILES;
        }
      };
  private boolean rooted;
  private long keptBundle = -1;
  private List<byte[]> bundle = List.of();

  /** Reads nothing yet. */
  public TileReader(TileSource source, TreeHead head) {
    this.source = source;
    this.head = head;
  }

  /** The checkpoint's size and root. */
  public TreeHead head() {
    return head;
  }

  /**
   * A tile, as wide as this size makes it.
   *
   * @throws IllegalArgumentException if the tree has no such tile
   * @throws TileException if it, or a tile above it, is not what the root commits to
   * @throws SourceException if the source cannot be read
   */
  public Tile tile(int level, long index) {
    TilePath path = TileLayout.path(level, index, head.size());
    readEdges();
    Tile edge = path.isPartial() ? edges.get(level) : null;
    Tile known = edge == null ? kept.get(path) : edge;
    if (known != null) {
      return known;
    }
    Tile tile = UnverifiedTiles.tile(source, path);
    Tile above = tile(level + 1, index / Tile.WIDTH);
    if (!tile.root().equals(above.node(0, (int) (index % Tile.WIDTH)))) {
      throw new TileException(path.toString(), "is not what the checkpoint commits to");
    }
    kept.put(path, tile);
    return tile;
  }

  /**
   * The hash of the leaf at an index.
   *
   * @throws IllegalArgumentException if the tree has no such leaf
   * @throws TileException as {@link #tile}
   */
  public Hash leaf(long index) {
    return node(0, requireLeaf(index));
  }

  /**
   * The entry at an index.
   *
   * @throws IllegalArgumentException if the tree has no such leaf
   * @throws TileException as {@link #bundle}
   */
  public byte[] entry(long index) {
    return bundle(requireLeaf(index) / Tile.WIDTH).get((int) (index % Tile.WIDTH)).clone();
  }

  /**
   * The entries of a bundle: 256, or fewer in the last one.
   *
   * @throws IllegalArgumentException if the tree has no such bundle
   * @throws TileException if an entry is not what the root commits to
   * @throws SourceException if the source cannot be read
   */
  public List<byte[]> bundle(long index) {
    if (keptBundle != index) {
      TilePath path = TileLayout.path(TilePath.ENTRIES, index, head.size());
      Tile hashes = tile(0, index);
      List<byte[]> entries = UnverifiedTiles.entries(source, path);
      for (int i = 0; i < entries.size(); i++) {
        if (!Hash.leaf(entries.get(i)).equals(hashes.node(0, i))) {
          throw new TileException(
              path.toString(),
              "entry %d is not what the checkpoint commits to".formatted(index * Tile.WIDTH + i));
        }
      }
      bundle = entries;
      keptBundle = index;
    }
    return bundle;
  }

  /**
   * That the leaf at an index is in this tree.
   *
   * @throws IllegalArgumentException if the tree has no such leaf
   * @throws TileException as {@link #tile}
   */
  public InclusionProof inclusion(long index) {
    return treeAt(head.size()).inclusion(index);
  }

  /**
   * That this tree begins with all leaves of an earlier one.
   *
   * @throws IllegalArgumentException if the earlier one is larger
   * @throws TileException as {@link #tile}
   */
  public ConsistencyProof consistency(long earlier) {
    return treeAt(head.size()).consistency(earlier);
  }

  /**
   * The root of the tree as it was when it was smaller.
   *
   * @throws IllegalArgumentException if it never had this size
   * @throws TileException as {@link #tile}
   */
  public TreeHead headAt(long earlier) {
    return new TreeHead(earlier, treeAt(earlier).root());
  }

  /**
   * The tree as it was when it was smaller, to make proofs for the checkpoint of that size. Its
   * methods throw {@link TileException} as {@link #tile} does.
   *
   * @throws IllegalArgumentException if it never had this size
   */
  public MerkleTree treeAt(long earlier) {
    if (earlier > head.size()) {
      throw new IllegalArgumentException(
          "a tree of %d was never one of %d".formatted(head.size(), earlier));
    }
    return new MerkleTree(earlier, this::node);
  }

  private Hash node(int height, long index) {
    Tile tile = tile(height / TileLayout.HEIGHT, TileLayout.tileOf(height, index));
    return tile.node(height % TileLayout.HEIGHT, TileLayout.position(height, index));
  }

  private long requireLeaf(long index) {
    if (index < 0 || index >= head.size()) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + head.size());
    }
    return index;
  }

  private void readEdges() {
    if (rooted) {
      return;
    }
    Map<Integer, Tile> read = new LinkedHashMap<>();
    List<TilePath> paths = new ArrayList<>();
    for (int level = 0; level < TileLayout.levels(head.size()); level++) {
      TilePath last = last(level);
      if (last != null) {
        paths.add(last);
        read.put(level, UnverifiedTiles.tile(source, last));
      }
    }
    if (!UnverifiedTiles.root(head.size(), read).equals(head.root())) {
      throw new TileException(
          paths.stream().map(TilePath::toString).collect(Collectors.joining(", ")),
          "together do not give the root that the checkpoint commits to");
    }
    edges.putAll(read);
    rooted = true;
  }

  private @Nullable TilePath last(int level) {
    long hashes = TileLayout.hashes(level, head.size());
    long index = hashes / Tile.WIDTH;
    return hashes % Tile.WIDTH == 0 ? null : TileLayout.path(level, index, head.size());
  }
}
