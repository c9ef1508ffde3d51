package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.durable.FolderInUseException;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.LogFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogWriterTest {

  @TempDir Path folder;
  private TestLog log;

  @BeforeEach
  void begin() {
    log = new TestLog(folder.resolve("log"));
  }

  @Test
  void aNewLogPublishesTheEmptyTree() throws Exception {
    try (LogWriter writer = log.open()) {
      assertThat(writer.head()).isEqualTo(TreeHead.EMPTY);
    }
    assertThat(log.check()).isEmpty();
  }

  @Test
  void everySizeIsAWholeLog() throws Exception {
    try (LogWriter writer = log.open()) {
      for (int size = 1; size <= 520; size++) {
        byte[] entry = LogFiles.entry(size - 1);
        Receipt receipt = writer.append(entry);

        LogInvariants.checkReceipt(receipt, entry, log.opener);
        assertThat(receipt.index()).isEqualTo(size - 1);
        assertThat(receipt.checkpoint()).isEqualTo(writer.checkpoint());
        if (size < 5 || (size & 0xff) < 2 || (size & 0xff) > 254) {
          assertThat(log.check()).hasSize(size);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 70_000})
  void anAwkwardSizeIsAWholeLogThatGoesOnAfterItWasOpenedAgain(int size) throws Exception {
    try (LogWriter writer = log.open()) {
      log.append(writer, 0, size);
    }
    assertThat(log.check()).hasSize(size);

    try (LogWriter writer = log.open()) {
      assertThat(writer.head().size()).isEqualTo(size);
      log.append(writer, size, size + 3);
    }
    assertThat(log.check()).hasSize(size + 3);
  }

  @Test
  void concurrentAppendersGetDifferentPlacesWithoutGaps() throws Exception {
    try (LogWriter writer = log.open()) {
      List<Receipt> receipts = log.append(writer, 0, 5_000);

      assertThat(receipts.stream().mapToLong(Receipt::index).sorted())
          .containsExactlyElementsOf(LongStream.range(0, 5_000).boxed().toList());
    }
    assertThat(log.check()).hasSize(5_000);
  }

  @Test
  void theSameEntryKeepsItsPlaceAlsoAmongConcurrentAppendersAndAfterOpeningAgain()
      throws Exception {
    List<Long> places;
    try (LogWriter writer = log.open()) {
      places = log.append(writer, 0, 3_000).stream().map(Receipt::index).toList();
      assertThat(log.append(writer, 0, 3_000).stream().map(Receipt::index)).isEqualTo(places);
    }
    try (LogWriter writer = log.open()) {
      assertThat(log.append(writer, 0, 3_000).stream().map(Receipt::index)).isEqualTo(places);
    }
    Files.delete(log.folder.resolve(".state/index"));
    try (LogWriter writer = log.open()) {
      assertThat(log.append(writer, 0, 3_000).stream().map(Receipt::index)).isEqualTo(places);
      assertThat(writer.head().size()).isEqualTo(3_000);
    }
    assertThat(log.check()).hasSize(3_000);
  }

  @Test
  void entriesOfEveryLengthComeBack() throws Exception {
    byte[] longest = new byte[65_535];
    try (LogWriter writer = log.open()) {
      writer.append(longest);
      writer.append(new byte[1]);

      assertThatThrownBy(() -> writer.append(new byte[0])).hasMessageContaining("1 to 65535 bytes");
      assertThatThrownBy(() -> writer.append(new byte[65_536])).hasMessageContaining("not 65536");
    }
    assertThat(log.check().toArray(byte[][]::new))
        .isDeepEqualTo(new byte[][] {longest, new byte[1]});
  }

  @Test
  void longWriteAheadFilesAreReplacedAndPartialTilesGoWithThem() throws Exception {
    log.options = LogOptions.DEFAULTS.withRotation(20_000);
    for (int round = 0; round < 5; round++) {
      try (LogWriter writer = log.open()) {
        for (int i = 0; i < 10; i++) {
          int from = 2_000 * round + 200 * i;
          log.append(writer, from, from + 200);
        }
      }
      assertThat(log.check()).hasSize(2_000 * (round + 1));
    }
    try (Stream<Path> state = Files.list(log.folder.resolve(".state"))) {
      assertThat(state.filter(f -> f.getFileName().toString().startsWith("wal"))).hasSize(1);
    }
    assertThat(log.folder.resolve("tile/0/000.p")).doesNotExist();
    assertThat(log.folder.resolve("tile/entries/000.p")).doesNotExist();
  }

  @Test
  void theStateFolderHoldsNoSecretAndReadersNeedNothingOfIt() throws Exception {
    try (LogWriter writer = log.open()) {
      log.append(writer, 0, 300);
    }
    try (Stream<Path> files = Files.list(log.folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(".state", "checkpoint", "tile");
    }
  }

  @Test
  void onlyOneWriterHasALogOpen() throws Exception {
    try (LogWriter writer = log.open()) {
      assertThatThrownBy(log::open)
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining("held by another writer");
      assertThatThrownBy(log::open).isInstanceOf(FolderInUseException.class);
      writer.append(LogFiles.entry(0));
    }
    log.open().close();
    assertThat(log.check()).hasSize(1);
  }

  @Test
  void aClosedWriterSaysSo() {
    LogWriter writer = log.open();
    writer.close();
    writer.close();

    assertThatThrownBy(() -> writer.append(LogFiles.entry(0)))
        .isInstanceOf(LogClosedException.class)
        .hasMessageContaining("closed");
  }
}
