package dev.assize.log.audit;

import dev.assize.log.durable.DurableFolder;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.EntryBundle;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TileException;
import dev.assize.log.tile.TileLayout;
import dev.assize.log.tile.TilePath;
import dev.assize.log.tile.TileReader;
import dev.assize.log.tile.TileSource;
import java.io.IOException;
import java.util.function.Function;

/**
 * Copies the tiles that a larger tree adds, from the top level down: what an earlier update has
 * copied already is then authenticated where it lies, without asking the log for it again.
 */
final class MirrorCopy {

  private final TreeHead now;
  private final TileReader log;
  private final TileReader mirror;
  private final DurableFolder files;
  private long copied;

  MirrorCopy(TileSource log, TileSource mirror, TreeHead now, DurableFolder files) {
    this.now = now;
    this.log = new TileReader(log, now);
    this.mirror = new TileReader(mirror, now);
    this.files = files;
  }

  /** Returns how many files were copied. */
  long copy(TreeHead before) throws IOException {
    int levels = TileLayout.levels(now.size());
    for (int level = 0; level < levels; level++) {
      copyEdge(level);
    }
    for (int level = levels - 1; level >= TilePath.ENTRIES; level--) {
      long tiles = TileLayout.tiles(level, now.size());
      for (long i = TileLayout.hashes(level, before.size()) / Tile.WIDTH; i < tiles; i++) {
        copy(TileLayout.path(level, i, now.size()));
      }
    }
    return copied;
  }

  private void copyEdge(int level) throws IOException {
    TilePath last = TileLayout.path(level, TileLayout.tiles(level, now.size()) - 1, now.size());
    if (last.isPartial()) {
      byte[] bytes = log.tile(level, last.index()).bytes();
      copied += files.restore(last.toString(), bytes) ? 1 : 0;
    }
  }

  private void copy(TilePath path) throws IOException {
    byte[] bytes;
    try {
      bytes = content(path).apply(mirror);
    } catch (TileException e) { // not there yet, or torn
      bytes = content(path).apply(log);
    }
    copied += files.restore(path.toString(), bytes) ? 1 : 0;
  }

  private static Function<TileReader, byte[]> content(TilePath path) {
    return path.level() == TilePath.ENTRIES
        ? reader -> EntryBundle.encode(reader.bundle(path.index()))
        : reader -> reader.tile(path.level(), path.index()).bytes();
  }
}
