package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.merkle.RecursiveTree;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TileLayout;
import dev.assize.log.tile.TilePath;
import dev.assize.log.tile.UnverifiedTiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Verifies a whole log directory by the definitions of the specifications, after each step. */
final class LogInvariants {

  private LogInvariants() {}

  /** Returns all entries. */
  static List<byte[]> check(Path folder, CheckpointOpener opener) throws IOException {
    DirectorySource source = new DirectorySource(folder);
    TreeHead head = opener.open(source.checkpoint());
    List<byte[]> entries = new ArrayList<>();
    for (long i = 0; i < TileLayout.tiles(TilePath.ENTRIES, head.size()); i++) {
      TilePath path = TileLayout.path(TilePath.ENTRIES, i, head.size());
      entries.addAll(UnverifiedTiles.entries(source, path));
    }
    List<Hash> hashes = entries.stream().map(Hash::leaf).toList();
    assertThat(RecursiveTree.root(hashes)).isEqualTo(head.root());
    assertThat(hashes).doesNotHaveDuplicates();
    for (int level = 0; level < TileLayout.levels(head.size()); level++) {
      for (long i = 0; i < TileLayout.tiles(level, head.size()); i++) {
        TilePath path = TileLayout.path(level, i, head.size());
        int from = (int) i * Tile.WIDTH;
        assertThat(UnverifiedTiles.tile(source, path).hashes())
            .as(path.toString())
            .isEqualTo(hashes.subList(from, from + path.width()));
      }
      hashes = above(hashes);
    }
    noTornPartialTile(folder, source);
    return entries;
  }

  /** Partial tiles of earlier sizes are what the newest version begins with. */
  private static void noTornPartialTile(Path folder, DirectorySource source) throws IOException {
    if (!Files.exists(folder.resolve("tile"))) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder.resolve("tile"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        TilePath path = TilePath.parse(folder.relativize(file).toString());
        byte[] content = Files.readAllBytes(file);
        if (path.isPartial() && Files.exists(folder.resolve(path.full().toString()))) {
          assertThat(Files.readAllBytes(folder.resolve(path.full().toString())))
              .as(path.toString())
              .startsWith(content);
        }
        if (path.level() == TilePath.ENTRIES) {
          assertThat(UnverifiedTiles.entries(source, path)).hasSize(path.width());
        } else {
          assertThat(Tile.parse(content).width()).isEqualTo(path.width());
        }
      }
    }
  }

  private static List<Hash> above(List<Hash> hashes) {
    return IntStream.range(0, hashes.size() / Tile.WIDTH)
        .mapToObj(i -> RecursiveTree.root(hashes.subList(i * Tile.WIDTH, (i + 1) * Tile.WIDTH)))
        .toList();
  }

  /** A receipt proves the entry, to whoever has the log's key. */
  static void checkReceipt(Receipt receipt, byte[] entry, CheckpointOpener opener) {
    TreeHead head = opener.open(receipt.checkpoint());
    InclusionProof proof = receipt.proof();
    assertThat(proof.size()).isEqualTo(head.size());
    assertThat(proof.index()).isEqualTo(receipt.index());
    assertThat(proof.proves(Hash.leaf(entry), head.root())).isTrue();
  }
}
