package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.tile.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a writer finds after a crash, and after worse. */
class RecoveryTest {

  private static final String WAL = ".state/wal-00000000000000000000";

  @TempDir Path folder;
  private TestLog log;

  @BeforeEach
  void begin() {
    log = new TestLog(folder.resolve("log"));
  }

  private void append(int from, int to) throws Exception {
    try (LogWriter writer = log.open()) {
      for (int i = from; i < to; i++) {
        writer.append(LogFiles.entry(i));
      }
    }
  }

  private Path file(String path) {
    return log.folder.resolve(path);
  }

  @Test
  void aRecordThatWasCutAtAnyByteIsForgotten() throws Exception {
    append(0, 10);
    FolderContent before = FolderContent.of(log.folder);
    append(10, 11);
    byte[] whole = Files.readAllBytes(file(WAL));
    int from = before.get(WAL).length;

    for (int length = from; length < whole.length; length++) {
      before.restore(log.folder);
      Files.write(file(WAL), Arrays.copyOf(whole, length));

      append(20, 21);

      assertThat(log.check()).hasSize(11).last().isEqualTo(LogFiles.entry(20));
    }
  }

  @Test
  void aRecordThatIsThereIsPublishedAlthoughItsTilesAndCheckpointAreNot() throws Exception {
    append(0, 300);
    FolderContent before = FolderContent.of(log.folder);
    append(300, 301);
    byte[] whole = Files.readAllBytes(file(WAL));
    before.restore(log.folder);
    Files.write(file(WAL), whole);

    try (LogWriter writer = log.open()) {
      assertThat(writer.head().size()).isEqualTo(301);
    }
    assertThat(log.check()).hasSize(301);
  }

  @Test
  void tilesThatPowerLossEmptiedOrRemovedAreMadeAgain() throws Exception {
    append(0, 300);
    append(300, 600);
    FolderContent before = FolderContent.of(log.folder);
    for (String path : before.files().keySet()) {
      if (path.startsWith("tile/")) {
        Files.write(file(path), new byte[0]);
      }
    }
    log.open().close();
    assertThat(log.check()).hasSize(600);

    FolderContent.delete(file("tile"));
    append(600, 601);
    assertThat(log.check()).hasSize(601);
  }

  @Test
  void partialTilesOfABatchThatWasForgottenAreDeleted() throws Exception {
    append(0, 10);
    Files.write(file("tile/0/000.p/11"), new byte[11 * 32]);

    log.open().close();

    assertThat(file("tile/0/000.p/11")).doesNotExist();
    assertThat(log.check()).hasSize(10);
  }

  @Test
  void anEmptyCheckpointIsPublishedAgain() throws Exception {
    append(0, 10);
    byte[] published = Files.readAllBytes(file("checkpoint"));
    Files.write(file("checkpoint"), new byte[0]);

    log.open().close();

    assertThat(file("checkpoint")).hasBinaryContent(published);
  }

  @Test
  void aDamagedRecordBeforeOthersIsNoCrash() throws Exception {
    append(0, 10);
    byte[] bytes = Files.readAllBytes(file(WAL));
    int record = WriteAheadHeader.RECORD + 2 + LogFiles.entry(0).length;
    for (int at = 0; at < WriteAheadHeader.LENGTH + 9 * record; at += 5) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(file(WAL), damaged);

      refused("damaged");
    }
  }

  @Test
  void aLogThatHasLostEntriesIsRefused() throws Exception {
    append(0, 10);
    byte[] bytes = Files.readAllBytes(file(WAL));
    Files.write(file(WAL), Arrays.copyOf(bytes, bytes.length - 1));

    refused("the log has lost entries: its published checkpoint has 10, its files have 9");
  }

  @Test
  void aCheckpointWithAnotherRootIsRefused() throws Exception {
    TestLog other = new TestLog(folder.resolve("other"));
    append(0, 10);
    try (LogWriter writer =
        LogWriter.open(other.folder, log.signer, log.opener, LogOptions.DEFAULTS)) {
      for (int i = 10; i < 20; i++) {
        writer.append(LogFiles.entry(i));
      }
      Files.write(file("checkpoint"), writer.checkpoint());
    }

    refused("another root");
  }

  @Test
  void aCheckpointOfAnotherKeyIsRefused() throws Exception {
    TestLog other = new TestLog(folder.resolve("other"));
    append(0, 10);
    try (LogWriter writer = other.open()) {
      Files.write(file("checkpoint"), writer.checkpoint());
    }

    refused("not one of this log");
  }

  @Test
  void aLogWithoutItsWriteAheadFilesIsRefused() throws Exception {
    append(0, 10);
    Files.delete(file(WAL));

    refused("write-ahead files of this log are missing");
  }

  @Test
  void aMissingWriteAheadFileBetweenOthersIsRefused() throws Exception {
    append(0, 20);
    FolderContent before = FolderContent.of(log.folder);
    log.options = LogOptions.DEFAULTS.withRotation(1);
    append(20, 24);
    Path later = writeAheadFiles().getLast();
    byte[] bytes = Files.readAllBytes(later);
    before.restore(log.folder);
    Files.write(later, bytes);

    refused("begins after 2%s entries, and those before it are 20".formatted(base(later) % 10));
  }

  @Test
  void aDurableTileThatWasChangedIsRefusedByName() throws Exception {
    log.options = LogOptions.DEFAULTS.withRotation(1);
    append(0, 20);
    Path tile = file("tile/0/000.p/" + base(writeAheadFiles().getFirst()));
    byte[] bytes = Files.readAllBytes(tile);
    bytes[0] ^= 1;
    Files.write(tile, bytes);

    refused("tile/0/000.p/");
  }

  private static long base(Path writeAhead) {
    return Long.parseLong(writeAhead.getFileName().toString().substring("wal-".length()));
  }

  private List<Path> writeAheadFiles() throws IOException {
    try (Stream<Path> files = Files.list(file(".state"))) {
      return files.filter(f -> f.getFileName().toString().startsWith("wal-")).sorted().toList();
    }
  }

  private void refused(String message) throws IOException {
    FolderContent before = FolderContent.of(log.folder);

    assertThatThrownBy(log::open)
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(folder.toString());
    assertThat(FolderContent.of(log.folder)).isEqualTo(before);
  }
}
