package dev.assize.log.audit;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.SourceException;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TileException;
import dev.assize.log.tile.TileLayout;
import dev.assize.log.tile.TilePath;
import dev.assize.log.tile.TileSource;
import dev.assize.log.tile.UnverifiedTiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole log: every entry, and every tile of every level at the checkpoint's size.
 *
 * <p><b>Guarantee.</b> If no problem is found, each file is what the checkpoint commits to. If one
 * file was changed, that file is named. Needs memory for one tile of each level and one bundle,
 * however long the log is.
 *
 * <p><b>How.</b> The tree is built from the entries upwards, and each tile is compared with what
 * was built. Where the two differ, one of them is wrong: for a full tile its hash in the level
 * above says which, and building goes on with the one that it vouches for, so that one wrong file
 * is not taken for many. Partial tiles have nothing above but the root: at the end, the root says
 * whether the tree that was built or the tiles are right.
 *
 * <p>Of a directory also the partial tiles of earlier sizes are compared with what they are the
 * beginning of.
 */
public final class LogAudit {

  private final TileSource source;
  private final EntryVisitor visitor;
  private final TreeHead head;
  private final Problems problems;

  /** Hashes of the tile that is being built, by level. */
  private final Map<Integer, List<Hash>> building = new TreeMap<>();

  /** How many full tiles were built, by level. */
  private final Map<Integer, Long> counted = new TreeMap<>();

  /** Partial tiles, as they were built and as they are in files; by level. */
  private final Map<Integer, Tile> built = new TreeMap<>();

  private final Map<Integer, Tile> found = new TreeMap<>();
  private @Nullable TilePath keptPath;
  private @Nullable Tile keptTile;

  private LogAudit(TileSource source, EntryVisitor visitor, TreeHead head, Problems problems) {
    this.source = source;
    this.visitor = visitor;
    this.head = head;
    this.problems = problems;
  }

  /**
   * Audits the log at a place.
   *
   * @throws SourceException if it cannot be read, which says nothing about the log
   */
  public static AuditReport run(TileSource source, CheckpointOpener opener, EntryVisitor visitor) {
    Problems problems = new Problems();
    TreeHead head;
    try {
      head = opener.open(source.checkpoint());
    } catch (SourceException e) {
      throw e;
    } catch (RuntimeException e) {
      problems.add(TileSource.CHECKPOINT, String.valueOf(e.getMessage()));
      return problems.report(TreeHead.EMPTY);
    }
    new LogAudit(source, visitor, head, problems).run();
    if (source instanceof DirectorySource(Path folder)) {
      new EarlierPartials(folder, head.size(), problems).check();
    }
    return problems.report(head);
  }

  private void run() {
    long bundles = TileLayout.tiles(TilePath.ENTRIES, head.size());
    for (long i = 0; i < bundles; i++) {
      List<Hash> leaves = leaves(i);
      Tile below = leaves.isEmpty() ? null : Tile.of(leaves);
      settle(TileLayout.path(0, i, head.size()), below);
    }
    judgeEdges();
  }

  /** Hashes of the entries of a bundle; empty if they cannot be read. */
  private List<Hash> leaves(long index) {
    TilePath path = TileLayout.path(TilePath.ENTRIES, index, head.size());
    List<Hash> leaves = new ArrayList<>();
    try {
      for (byte[] entry : UnverifiedTiles.entries(source, path)) {
        visitor.visit(index * Tile.WIDTH + leaves.size(), entry);
        leaves.add(Hash.leaf(entry));
      }
    } catch (TileException e) {
      problems.add(path.toString(), withoutPath(e, path));
      leaves.clear();
    }
    return leaves;
  }

  /**
   * Compares a tile with what was built below it, and hands one of the two on to the level above.
   */
  private void settle(TilePath path, @Nullable Tile below) {
    Tile tile = read(path);
    if (path.isPartial()) {
      putEdge(path.level(), below, tile);
      return;
    }
    Tile right = below == null ? tile : below;
    if (below != null && tile != null && !tile.hashes().equals(below.hashes())) {
      right = judge(path, below, tile);
    }
    if (right != null) {
      rise(path.level() + 1, right.root());
    } else {
      Hash claim = claim(path);
      rise(path.level() + 1, claim == null ? Hash.EMPTY_TREE : claim);
    }
  }

  private void putEdge(int level, @Nullable Tile below, @Nullable Tile tile) {
    if (below != null) {
      built.put(level, below);
    } else if (tile != null) {
      built.put(level, tile);
    }
    if (tile != null) {
      found.put(level, tile);
    }
  }

  /** Of two different versions of a full tile, the one that the level above vouches for. */
  private Tile judge(TilePath path, Tile below, Tile tile) {
    Hash claim = claim(path);
    boolean belowIsRight = Objects.equals(claim, below.root());
    boolean tileIsRight = !belowIsRight && Objects.equals(claim, tile.root());
    if (!tileIsRight) {
      problems.add(path.toString(), "has other hashes than " + whatIsBelow(path));
    }
    if (!belowIsRight) {
      blameBelow(path, below, tile);
    }
    return tileIsRight ? tile : below;
  }

  /** Names what lies below each hash that differs. */
  private void blameBelow(TilePath path, Tile below, Tile tile) {
    for (int i = 0; i < below.width(); i++) {
      if (!below.node(0, i).equals(tile.node(0, i))) {
        if (path.level() == 0) {
          problems.add(
              new TilePath(TilePath.ENTRIES, path.index(), path.width()).toString(),
              "entry %d is not the one of %s".formatted(path.index() * Tile.WIDTH + i, path));
        } else {
          problems.add(
              new TilePath(path.level() - 1, path.index() * Tile.WIDTH + i, Tile.WIDTH).toString(),
              "is not what %s commits to".formatted(path));
        }
      }
    }
  }

  private static String whatIsBelow(TilePath path) {
    return path.level() == 0 ? "the entries have" : "the tiles below have";
  }

  /** What the level above says about a full tile; null if it cannot be read. */
  private @Nullable Hash claim(TilePath path) {
    TilePath above = TileLayout.path(path.level() + 1, path.index() / Tile.WIDTH, head.size());
    try {
      if (keptTile == null || !above.equals(keptPath)) {
        keptTile = UnverifiedTiles.tile(source, above);
        keptPath = above;
      }
      return keptTile.node(0, (int) (path.index() % Tile.WIDTH));
    } catch (TileException e) {
      return null; // reported when its turn comes
    }
  }

  private void rise(int level, Hash hash) {
    List<Hash> hashes = building.computeIfAbsent(level, l -> new ArrayList<>());
    hashes.add(hash);
    if (hashes.size() == Tile.WIDTH) {
      long index = counted.merge(level, 1L, Long::sum) - 1;
      Tile tile = Tile.of(hashes);
      building.remove(level);
      settle(TileLayout.path(level, index, head.size()), tile);
    }
  }

  private @Nullable Tile read(TilePath path) {
    try {
      return UnverifiedTiles.tile(source, path);
    } catch (TileException e) {
      problems.add(path.toString(), withoutPath(e, path));
      return null;
    }
  }

  private void judgeEdges() {
    Map.copyOf(building)
        .forEach((level, hashes) -> {
          long index = counted.getOrDefault(level, 0L);
          settle(TileLayout.path(level, index, head.size()), Tile.of(hashes));
        });
    boolean builtIsRight = fits(built);
    boolean foundIsRight = fits(found);
    built.forEach((level, below) -> {
      Tile tile = found.get(level);
      if (tile != null && !tile.hashes().equals(below.hashes())) {
        TilePath path =
            TileLayout.path(level, TileLayout.tiles(level, head.size()) - 1, head.size());
        if (!foundIsRight) {
          problems.add(path.toString(), "has other hashes than " + whatIsBelow(path));
        }
        if (!builtIsRight) {
          blameBelow(path, below, tile);
        }
      }
    });
    if (!builtIsRight && problems.isEmpty()) {
      problems.add(TileSource.CHECKPOINT, "commits to another root than that of the log's entries");
    }
  }

  private boolean fits(Map<Integer, Tile> edges) {
    try {
      return UnverifiedTiles.root(head.size(), edges).equals(head.root());
    } catch (IllegalArgumentException e) {
      return false; // a partial tile could not be read, and is reported
    }
  }

  private static String withoutPath(TileException e, TilePath path) {
    return String.valueOf(e.getMessage()).replace(path + ": ", "");
  }
}
