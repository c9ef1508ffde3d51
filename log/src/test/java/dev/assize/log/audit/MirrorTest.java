package dev.assize.log.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.storage.FolderContent;
import dev.assize.log.storage.LogOptions;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.storage.TestLog;
import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.LogFiles;
import dev.assize.log.tile.SourceException;
import dev.assize.log.tile.TileException;
import dev.assize.log.tile.TileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {

  @TempDir Path folder;
  private TestLog log;
  private Path mirror;

  @BeforeEach
  void begin() {
    log = new TestLog(folder.resolve("log"));
    mirror = folder.resolve("mirror");
  }

  private void append(int from, int to) throws Exception {
    try (LogWriter writer = log.open()) {
      log.append(writer, from, to);
    }
  }

  private MirrorUpdate update() {
    return Mirror.update(new DirectorySource(log.folder), mirror, log.opener);
  }

  private void checkMirror(long size) {
    AuditReport report = LogAudit.run(new DirectorySource(mirror), log.opener, EntryVisitor.NONE);
    assertThat(report.problems()).isEmpty();
    assertThat(report.head().size()).isEqualTo(size);
  }

  @Test
  void followsALogStepByStep() throws Exception {
    int size = 0;
    for (int next : new int[] {0, 1, 255, 256, 257, 700, 66_000, 66_001}) {
      append(size, next);
      assertThat(update().now().size()).isEqualTo(next);
      checkMirror(next);
      size = next;
    }
    assertThat(update().files()).isZero();
  }

  @Test
  void anUpdateThatBreaksOffAnywhereLeavesAWholeMirrorAndTheNextOneGoesOn() throws Exception {
    append(0, 300);
    update();
    append(300, 1_200);
    FolderContent before = FolderContent.of(mirror);
    for (int reads = 0; ; reads++) {
      before.restore(mirror);
      TileSource source = breakingAfter(reads);
      try {
        Mirror.update(source, mirror, log.opener);
        break;
      } catch (SourceException e) {
        checkMirror(300);
      }
      long copied = update().files();
      checkMirror(1_200);
      assertThat(copied).isLessThanOrEqualTo(12);
    }
  }

  private TileSource breakingAfter(int reads) {
    AtomicInteger left = new AtomicInteger(reads);
    DirectorySource whole = new DirectorySource(log.folder);
    return (path, limit) -> {
      if (left.getAndDecrement() == 0) {
        throw new SourceException("the network is down");
      }
      return whole.find(path, limit);
    };
  }

  @Test
  void aTornFileOfABrokenUpdateIsCopiedAgain() throws Exception {
    append(0, 300);
    update();
    append(300, 1_200);
    Files.write(mirror.resolve("tile/0/001"), new byte[100]);
    Files.write(mirror.resolve("tile/entries/002"), new byte[0]);

    update();

    checkMirror(1_200);
  }

  @Test
  void aForkOfTheSameSizeIsReportedWithBothCheckpoints() throws Exception {
    append(0, 300);
    update();
    forkFrom(300);

    forked();
  }

  @Test
  void aLargerTreeThatDoesNotContinueTheMirroredOneIsAFork() throws Exception {
    append(0, 300);
    update();
    forkFrom(900);

    forked();
  }

  @Test
  void aSmallerTreeThatIsNoBeginningOfTheMirroredOneIsAFork() throws Exception {
    append(0, 300);
    update();
    forkFrom(100);

    forked();
  }

  /** Puts another log of the same key in place of the log. */
  private void forkFrom(int size) throws Exception {
    TestLog other = new TestLog(folder.resolve("other"));
    try (LogWriter writer =
        LogWriter.open(other.folder, log.signer, log.opener, LogOptions.DEFAULTS)) {
      log.append(writer, 5, 5 + size);
    }
    FolderContent.of(other.folder).restore(log.folder);
  }

  private void forked() throws IOException {
    byte[] mirrored = Files.readAllBytes(mirror.resolve("checkpoint"));
    assertThatThrownBy(this::update)
        .isInstanceOfSatisfying(
            ForkException.class,
            e -> {
              assertThat(e).hasMessageContaining("has forked");
              assertThat(e.proof().resolve("mirrored.checkpoint")).hasBinaryContent(mirrored);
              assertThat(e.proof().resolve("offered.checkpoint"))
                  .hasSameBinaryContentAs(log.folder.resolve("checkpoint"));
            });
    assertThat(mirror.resolve("checkpoint")).hasBinaryContent(mirrored);
    checkMirror(300);
  }

  @Test
  void aShrunkenLogIsReportedWithBothCheckpoints() throws Exception {
    append(0, 200);
    FolderContent earlier = FolderContent.of(log.folder);
    append(200, 300);
    update();
    earlier.restore(log.folder);

    assertThatThrownBy(this::update)
        .isInstanceOf(ShrunkenLogException.class)
        .hasMessageContaining("had 300 entries and offers 200");
    checkMirror(300);
  }

  @Test
  void aTamperedEntryIsNotCopied() throws Exception {
    append(0, 600);
    byte[] bytes = Files.readAllBytes(log.folder.resolve("tile/entries/001"));
    bytes[5] ^= 1;
    Files.write(log.folder.resolve("tile/entries/001"), bytes);

    assertThatThrownBy(this::update)
        .isInstanceOf(TileException.class)
        .hasMessageContaining("tile/entries/001");
    assertThat(mirror.resolve("checkpoint")).doesNotExist();
  }

  @Test
  void aWritersDirectoryAndAnotherLogsMirrorAreNotOverwritten() throws Exception {
    append(0, 10);
    TestLog other = new TestLog(folder.resolve("other"));
    try (LogWriter writer = other.open()) {
      writer.append(LogFiles.entry(0));
    }
    assertThatThrownBy(
            () -> Mirror.update(new DirectorySource(log.folder), other.folder, log.opener))
        .isInstanceOf(MirrorException.class)
        .hasMessageContaining("log's writer");
    update();
    assertThatThrownBy(() -> Mirror.update(new DirectorySource(other.folder), mirror, other.opener))
        .isInstanceOf(MirrorException.class)
        .hasMessageContaining("not one of this log");
  }
}
