package dev.assize.log.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.storage.TestLog;
import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.LogFiles;
import dev.assize.log.tile.SourceException;
import dev.assize.log.tile.TileSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogAuditTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 512, 1000, 65_536, 65_800})
  void aWholeLogIsCleanAndItsEntriesAreSeenInOrder(int size) throws Exception {
    LogFiles log = new LogFiles(size);
    TreeHead head = log.head(size);
    log.files.put("checkpoint", head.root().toString().getBytes(StandardCharsets.UTF_8));
    List<byte[]> seen = new ArrayList<>();

    AuditReport report =
        LogAudit.run(
            log,
            note -> head,
            (index, entry) -> {
              assertThat(index).isEqualTo(seen.size());
              seen.add(entry);
            });

    assertThat(report.problems()).isEmpty();
    assertThat(report.head()).isEqualTo(head);
    assertThat(seen.toArray(byte[][]::new)).isDeepEqualTo(log.entries.toArray(byte[][]::new));
  }

  @Test
  void aCheckpointOfAnotherTreeIsFound() {
    LogFiles log = new LogFiles(300);
    log.files.put("checkpoint", new byte[1]);

    AuditReport report =
        LogAudit.run(log, note -> new TreeHead(300, Hash.leaf(new byte[1])), EntryVisitor.NONE);

    assertThat(report.problems()).extracting(Problem::path).containsExactly("checkpoint");
  }

  @Test
  void aLogThatGrowsWhileItIsReadIsClean() throws Exception {
    TestLog log = new TestLog(folder.resolve("log"));
    log.options = log.options.withRotation(100_000);
    try (LogWriter writer = log.open()) {
      Thread growing =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  for (int i = 0; i < 200; i++) {
                    log.append(writer, 50 * i, 50 * i + 50);
                  }
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      while (growing.isAlive()) {
        assertThat(
                LogAudit.run(new DirectorySource(log.folder), log.opener, EntryVisitor.NONE)
                    .problems())
            .isEmpty();
      }
    }
    assertThat(log.check()).hasSize(10_000);
  }

  @Test
  void aSourceThatCannotBeReadSaysNothingAboutTheLog() {
    TileSource broken =
        (path, limit) -> {
          throw new SourceException("the network is down");
        };

    assertThatThrownBy(() -> LogAudit.run(broken, note -> TreeHead.EMPTY, EntryVisitor.NONE))
        .isInstanceOf(SourceException.class);
  }
}
