package dev.assize.log.storage;

import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TilePath;
import dev.assize.log.tile.UnverifiedTiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The log's own full tiles, which never change; the last ones used are kept. Thread-safe. */
final class FullTiles {

  private static final int KEPT = 256;

  private final DirectorySource source;
  private final Map<TilePath, Tile> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, Tile> eldest) {
          return size() > KEPT;
        }
      };

  FullTiles(Path folder) {
    this.source = new DirectorySource(folder);
  }

  Tile get(TilePath path) {
    synchronized (kept) {
      Tile known = kept.get(path);
      if (known != null) {
        return known;
      }
    }
    Tile tile = UnverifiedTiles.tile(source, path);
    synchronized (kept) {
      kept.put(path, tile);
    }
    return tile;
  }
}
