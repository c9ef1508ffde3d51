package dev.assize.log.go;

import dev.assize.log.merkle.ConsistencyProof;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.TileLayout;
import dev.assize.log.tile.TilePath;
import dev.assize.log.tile.TileReader;
import dev.assize.log.tile.TileSource;
import java.util.ArrayList;
import java.util.List;

/** A log in files, which proves what its tiles say. */
record StoredLog(TileReader reader) implements ProvableLog {

  StoredLog(TileSource source, TreeHead head) {
    this(new TileReader(source, head));
  }

  @Override
  public List<byte[]> entries() {
    List<byte[]> entries = new ArrayList<>();
    long bundles = TileLayout.tiles(TilePath.ENTRIES, reader.head().size());
    for (long i = 0; i < bundles; i++) {
      entries.addAll(reader.bundle(i));
    }
    return entries;
  }

  @Override
  public Hash root(long size) {
    return reader.headAt(size).root();
  }

  @Override
  public InclusionProof inclusion(long index, long size) {
    return reader.treeAt(size).inclusion(index);
  }

  @Override
  public ConsistencyProof consistency(long earlier, long later) {
    return reader.treeAt(later).consistency(earlier);
  }
}
