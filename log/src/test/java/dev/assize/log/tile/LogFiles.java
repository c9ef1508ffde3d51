package dev.assize.log.tile;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.RecursiveTree;
import dev.assize.log.merkle.TreeHead;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The files of a log in memory, made by the definitions of the specification, to tamper with. */
public final class LogFiles implements TileSource {

  public final Map<String, byte[]> files = new HashMap<>();
  public final List<byte[]> entries;
  public final List<Hash> leaves;

  public LogFiles(int size) {
    entries = IntStream.range(0, size).mapToObj(LogFiles::entry).toList();
    leaves = entries.stream().map(Hash::leaf).toList();
    add(size);
  }

  public static byte[] entry(long index) {
    return ("entry " + index).getBytes(StandardCharsets.UTF_8);
  }

  /** Adds the tiles of an earlier size, as a log that grew step by step has them. */
  public void add(int size) {
    List<Hash> hashes = leaves.subList(0, size);
    for (int level = 0; level < TileLayout.levels(size); level++) {
      for (long i = 0; i < TileLayout.tiles(level, size); i++) {
        TilePath path = TileLayout.path(level, i, size);
        int from = (int) i * Tile.WIDTH;
        files.put(path.toString(), Tile.of(hashes.subList(from, from + path.width())).bytes());
      }
      List<Hash> below = hashes;
      hashes =
          IntStream.range(0, below.size() / Tile.WIDTH)
              .mapToObj(
                  i -> RecursiveTree.root(below.subList(i * Tile.WIDTH, (i + 1) * Tile.WIDTH)))
              .toList();
    }
    for (long i = 0; i < TileLayout.tiles(TilePath.ENTRIES, size); i++) {
      TilePath path = TileLayout.path(TilePath.ENTRIES, i, size);
      int from = (int) i * Tile.WIDTH;
      files.put(path.toString(), EntryBundle.encode(entries.subList(from, from + path.width())));
    }
  }

  public TreeHead head(int size) {
    return new TreeHead(size, RecursiveTree.root(leaves.subList(0, size)));
  }

  public void flip(String path, int at) {
    byte[] bytes = files.get(path).clone();
    bytes[at] ^= 1;
    files.put(path, bytes);
  }

  @Override
  public Optional<byte[]> find(String path, int limit) {
    return Optional.ofNullable(files.get(path));
  }
}
