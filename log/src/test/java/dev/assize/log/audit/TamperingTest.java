package dev.assize.log.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.log.storage.FolderContent;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.storage.TestLog;
import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a file of a log, the audit names this file and no other. */
class TamperingTest {

  @TempDir Path folder;
  private TestLog log;
  private FolderContent whole;

  private void log(int... sizes) throws Exception {
    log = new TestLog(folder.resolve("log"));
    try (LogWriter writer = log.open()) {
      int from = 0;
      for (int size : sizes) {
        log.append(writer, from, size);
        from = size;
      }
    }
    whole = FolderContent.of(log.folder);
    assertThat(audit()).isEmpty();
  }

  private List<String> paths() {
    return whole.files().keySet().stream().filter(p -> !p.startsWith(".")).toList();
  }

  /** The files that the audit names. */
  private Set<String> audit() {
    AuditReport report =
        LogAudit.run(new DirectorySource(log.folder), log.opener, EntryVisitor.NONE);
    assertThat(report.isClean()).isEqualTo(report.problems().isEmpty());
    return report.problems().stream().map(Problem::path).collect(Collectors.toSet());
  }

  private void tampered(String path, UnaryOperator<byte[]> change) throws IOException {
    byte[] changed = change.apply(whole.get(path).clone());
    Files.write(log.folder.resolve(path), changed);

    assertThat(audit()).as("%s, %d bytes", path, changed.length).containsExactly(path);

    Files.write(log.folder.resolve(path), whole.get(path));
  }

  @Test
  void everyFlippedBitIsFound() throws Exception {
    log(40, 300, 600);
    for (String path : paths()) {
      int step = path.equals("checkpoint") ? 1 : 61;
      for (int at = 0; at < whole.get(path).length; at += step) {
        int position = at;
        tampered(
            path,
            bytes -> {
              bytes[position] ^= (byte) (1 << position % 8);
              return bytes;
            });
      }
    }
  }

  @Test
  void everyTruncationAndExtensionIsFound() throws Exception {
    log(40, 300, 600);
    for (String path : paths()) {
      for (int length : List.of(0, 1, 32, whole.get(path).length / 2)) {
        tampered(path, bytes -> Arrays.copyOf(bytes, Math.min(length, bytes.length - 1)));
      }
      tampered(path, bytes -> Arrays.copyOf(bytes, bytes.length - 1));
      tampered(path, bytes -> Arrays.copyOf(bytes, Math.max(0, bytes.length - 32)));
      tampered(path, bytes -> Arrays.copyOf(bytes, bytes.length + 1));
      tampered(path, bytes -> Arrays.copyOf(bytes, bytes.length + 32));
      tampered(
          path,
          bytes -> {
            byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
            System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
            return twice;
          });
    }
  }

  @Test
  void everyMissingFileIsFound() throws Exception {
    log(600);
    for (String path :
        List.of(
            "checkpoint",
            "tile/0/000",
            "tile/0/001",
            "tile/0/002.p/88",
            "tile/1/000.p/2",
            "tile/entries/001",
            "tile/entries/002.p/88")) {
      Files.delete(log.folder.resolve(path));
      assertThat(audit()).containsExactly(path);
      Files.write(log.folder.resolve(path), whole.get(path));
    }
  }

  @Test
  void everySwapOfTwoFilesAndEveryCopyOfOneOverAnotherIsFound() throws Exception {
    log(300, 700);
    for (String one : paths()) {
      for (String other : paths()) {
        if (!Arrays.equals(whole.get(one), whole.get(other))) {
          tampered(one, bytes -> whole.get(other));
          Files.write(log.folder.resolve(one), whole.get(other));
          Files.write(log.folder.resolve(other), whole.get(one));
          assertThat(audit()).containsAnyOf(one, other).isSubsetOf(paths());
          Files.write(log.folder.resolve(one), whole.get(one));
          Files.write(log.folder.resolve(other), whole.get(other));
        }
      }
    }
  }

  @Test
  void swappedAndRepeatedEntriesAreFound() throws Exception {
    log(600);
    int entry = 2 + LogFiles.entry(300).length;
    for (String path : List.of("tile/entries/001", "tile/entries/002.p/88")) {
      tampered(
          path,
          bytes -> {
            System.arraycopy(whole.get(path), 0, bytes, entry, entry);
            return bytes;
          });
      tampered(
          path,
          bytes -> {
            System.arraycopy(whole.get(path), 0, bytes, entry, entry);
            System.arraycopy(whole.get(path), entry, bytes, 0, entry);
            return bytes;
          });
    }
  }

  @Test
  void whatIsNoPartOfALogIsFound() throws Exception {
    log(600);
    for (String path : List.of("tile/0/note.txt", "tile/0/000.p/256", "tile/1/0")) {
      Path file = log.folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[32]);
      assertThat(audit()).containsExactly(path);
      Files.delete(file);
    }
  }

  @Test
  void changedTilesOfALargeLogAreFoundInEveryLevel() throws Exception {
    log(66_100);
    for (String path :
        List.of(
            "checkpoint",
            "tile/0/000",
            "tile/0/255",
            "tile/0/257",
            "tile/0/258.p/52",
            "tile/1/000",
            "tile/1/001.p/2",
            "tile/2/000.p/1",
            "tile/entries/000",
            "tile/entries/255",
            "tile/entries/257",
            "tile/entries/258.p/52")) {
      for (int at : List.of(3, whole.get(path).length - 2)) {
        tampered(
            path,
            bytes -> {
              bytes[at] ^= 0x10;
              return bytes;
            });
      }
    }
  }

  @Test
  void severalChangedFilesAreAllNamed() throws Exception {
    log(700);
    Set<String> changed =
        new HashSet<>(List.of("tile/entries/000", "tile/0/001", "tile/0/002.p/188"));
    for (String path : changed) {
      byte[] bytes = whole.get(path).clone();
      bytes[5] ^= 1;
      Files.write(log.folder.resolve(path), bytes);
    }

    assertThat(audit()).containsExactlyInAnyOrderElementsOf(changed);
  }
}
