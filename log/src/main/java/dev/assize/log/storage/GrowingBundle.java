package dev.assize.log.storage;

import dev.assize.log.tile.EntryBundle;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TileLayout;
import dev.assize.log.tile.TilePath;
import dev.assize.log.tile.TileReader;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last bundle of entries, to which further ones are added. */
final class GrowingBundle {

  private long size;
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The entries that a reader has authenticated. */
  static GrowingBundle from(TileReader reader) {
    GrowingBundle bundle = new GrowingBundle();
    bundle.size = reader.head().size();
    if (bundle.size % Tile.WIDTH != 0) {
      bundle.bytes.writeBytes(EntryBundle.encode(reader.bundle(bundle.size / Tile.WIDTH)));
    }
    return bundle;
  }

  /**
   * Adds entries.
   *
   * @return the bundles that changed, in their newest version
   */
  Map<TilePath, byte[]> append(List<byte[]> entries) {
    Map<TilePath, byte[]> changed = new HashMap<>();
    int from = 0;
    while (from < entries.size()) {
      int room = (int) (Tile.WIDTH - size % Tile.WIDTH);
      int to = Math.min(entries.size(), from + room);
      bytes.writeBytes(EntryBundle.encode(entries.subList(from, to)));
      size += to - from;
      changed.put(
          TileLayout.path(TilePath.ENTRIES, (size - 1) / Tile.WIDTH, size), bytes.toByteArray());
      if (size % Tile.WIDTH == 0) {
        bytes = new ByteArrayOutputStream();
      }
      from = to;
    }
    return changed;
  }

  /** The bundle that is not full, if there is one. */
  Map<TilePath, byte[]> edge() {
    return size % Tile.WIDTH == 0
        ? Map.of()
        : Map.of(TileLayout.path(TilePath.ENTRIES, size / Tile.WIDTH, size), bytes.toByteArray());
  }
}
