package dev.assize.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.RecursiveTree;
import dev.assize.log.merkle.TreeHead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileReaderTest {

  private static final int SIZE = 70_000;
  private static final LogFiles LARGE = new LogFiles(SIZE);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 511, 512, 513, 1000})
  void readsEveryEntryAndProvesIt(int size) {
    LogFiles log = new LogFiles(size);
    TileReader reader = new TileReader(log, log.head(size));

    for (int i = 0; i < size; i++) {
      assertThat(reader.entry(i)).isEqualTo(log.entries.get(i));
      assertThat(reader.leaf(i)).isEqualTo(log.leaves.get(i));
    }
    for (int i = 0; i < size; i += 1 + size / 50) {
      assertThat(reader.inclusion(i).hashes()).isEqualTo(RecursiveTree.inclusion(i, log.leaves));
      assertThat(reader.consistency(i).hashes())
          .isEqualTo(RecursiveTree.consistency(i, log.leaves));
      assertThat(reader.headAt(i)).isEqualTo(log.head(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {65_535, 65_536, 65_537, 70_000})
  void readsLargeTrees(int size) {
    LARGE.add(size);
    TileReader reader = new TileReader(LARGE, LARGE.head(size));
    List<Hash> leaves = LARGE.leaves.subList(0, size);

    for (int i : List.of(0, 255, 256, 65_279, 65_534, size - 1)) {
      assertThat(reader.entry(i)).isEqualTo(LARGE.entries.get(i));
      assertThat(reader.inclusion(i).hashes()).isEqualTo(RecursiveTree.inclusion(i, leaves));
      assertThat(reader.consistency(i).hashes()).isEqualTo(RecursiveTree.consistency(i, leaves));
    }
  }

  @Test
  void theEmptyTreeHasNothingToRead() {
    TileReader reader = new TileReader(new LogFiles(0), TreeHead.EMPTY);

    assertThat(reader.headAt(0)).isEqualTo(TreeHead.EMPTY);
    assertThatThrownBy(() -> reader.entry(0)).hasMessageContaining("no leaf 0");
  }

  /** CVE-2026-56865: golang.org/x/mod took such leaf hashes from all tiles but one. */
  @Test
  void aFlippedHashIsRejectedInEveryTileOfEveryLevel() {
    int size = 66_700;
    LogFiles log = new LogFiles(size);
    TreeHead head = log.head(size);
    for (int level = 0; level < TileLayout.levels(size); level++) {
      long tiles = TileLayout.tiles(level, size);
      for (long i = 0; i < tiles; i += i + 40 < tiles ? 37 : 1) {
        TilePath path = TileLayout.path(level, i, size);
        for (int hash : List.of(0, path.width() / 2, path.width() - 1)) {
          log.flip(path.toString(), hash * Hash.SIZE);
          TileReader reader = new TileReader(log, head);
          long leaf = (i * Tile.WIDTH + hash) << (TileLayout.HEIGHT * level);

          assertThatThrownBy(() -> reader.leaf(leaf))
              .isInstanceOf(TileException.class)
              .hasMessageContaining(path.toString());
          assertThatThrownBy(() -> reader.inclusion(leaf ^ 1)).isInstanceOf(TileException.class);

          log.flip(path.toString(), hash * Hash.SIZE);
        }
      }
    }
  }

  @Test
  void aFlippedByteOfAnEntryIsRejected() {
    LogFiles log = new LogFiles(600);
    for (String bundle : List.of("tile/entries/000", "tile/entries/002.p/88")) {
      log.flip(bundle, 5);
      TileReader reader = new TileReader(log, log.head(600));

      assertThatThrownBy(() -> reader.entry(bundle.contains("p") ? 512 : 0))
          .isInstanceOf(TileException.class)
          .hasMessageContaining(bundle);
    }
  }

  @Test
  void aPartialTileThatIsGoneIsCutFromTheFullOne() {
    LogFiles log = new LogFiles(66_000);
    TileReader reader = new TileReader(log, log.head(300));

    assertThat(log.files).doesNotContainKey("tile/0/001.p/44");
    assertThat(reader.entry(299)).isEqualTo(log.entries.get(299));
    assertThat(reader.inclusion(299).hashes())
        .isEqualTo(RecursiveTree.inclusion(299, log.leaves.subList(0, 300)));
  }

  @Test
  void provesForEarlierCheckpointsToo() {
    LogFiles log = new LogFiles(700);
    TileReader reader = new TileReader(log, log.head(700));

    for (int size = 1; size <= 700; size += 23) {
      List<Hash> leaves = log.leaves.subList(0, size);
      assertThat(reader.treeAt(size).inclusion(size / 2).hashes())
          .isEqualTo(RecursiveTree.inclusion(size / 2, leaves));
      assertThat(reader.treeAt(size).consistency(size / 3).hashes())
          .isEqualTo(RecursiveTree.consistency(size / 3, leaves));
    }
    assertThatThrownBy(() -> reader.treeAt(701)).hasMessageContaining("never one of 701");
  }

  @Test
  void aMissingOrTruncatedTileIsNamed() {
    LogFiles log = new LogFiles(600);
    log.files.put("tile/0/001", new byte[256 * 32 - 1]);
    log.files.remove("tile/0/000");
    TileReader reader = new TileReader(log, log.head(600));

    assertThatThrownBy(() -> reader.leaf(0)).hasMessageContaining("tile/0/000: is missing");
    assertThatThrownBy(() -> reader.leaf(256)).hasMessageContaining("tile/0/001: 8191 bytes");
    assertThat(reader.leaf(599)).isEqualTo(log.leaves.get(599));
  }
}
