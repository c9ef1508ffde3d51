package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.tile.LogFiles;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs on a small file system that is full now and then, and read-only in the end. */
final class FullDiskScenes {

  private static final int ENTRY = 2_000;

  private final Path disk;
  private final TestLog log;
  private final List<byte[]> acknowledged = new ArrayList<>();
  private int next;

  private FullDiskScenes(Path disk) {
    this.disk = disk;
    this.log =
        new TestLog(disk.resolve("log"), SigningKey.generate("log.example/full", KeyType.ED25519));
  }

  /** Takes the file system's folder. */
  public static void main(String[] arguments) throws Exception {
    FullDiskScenes scenes = new FullDiskScenes(Path.of(arguments[0]));
    scenes.fullWhileOpen();
    scenes.fullWhileOpening();
    scenes.readOnly();
    System.out.println("all scenes held");
  }

  private void fullWhileOpen() throws Exception {
    try (LogWriter writer = log.open()) {
      for (int round = 0; round < 12; round++) {
        Path ballast = fillUpTo(ENTRY * 7 * round / 3);
        AppendException refusal = appendUntilRefused(writer);
        assertThat(refusal).hasMessageContaining("No space left on device");
        assertThatThrownBy(() -> writer.append(entry(next))).isInstanceOf(AppendException.class);
        check();
        Files.delete(ballast);
        acknowledge(writer);
        check();
      }
    }
  }

  private void fullWhileOpening() throws Exception {
    Path ballast = fillUpTo(0);
    try (LogWriter writer = log.open()) {
      assertThatThrownBy(() -> writer.append(entry(next))).isInstanceOf(AppendException.class);
    }
    Files.delete(ballast);
    try (LogWriter writer = log.open()) {
      acknowledge(writer);
    }
    check();
  }

  private void readOnly() throws Exception {
    Process process =
        new ProcessBuilder("mount", "-o", "remount,ro", disk.toString()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    assertThatThrownBy(log::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("Read-only file system");
    check();
  }

  private AppendException appendUntilRefused(LogWriter writer) throws InterruptedException {
    while (true) {
      try {
        acknowledge(writer);
      } catch (AppendException e) {
        return e;
      }
    }
  }

  private void acknowledge(LogWriter writer) throws InterruptedException {
    byte[] entry = entry(next++);
    LogInvariants.checkReceipt(writer.append(entry), entry, log.opener);
    acknowledged.add(entry);
  }

  private void check() throws IOException {
    assertThat(log.check()).containsAll(acknowledged);
  }

  private static byte[] entry(int number) {
    byte[] entry = new byte[ENTRY];
    byte[] text = LogFiles.entry(number);
    System.arraycopy(text, 0, entry, 0, text.length);
    return entry;
  }

  /** A file that leaves so many bytes free. */
  private Path fillUpTo(long free) throws IOException {
    Path ballast = disk.resolve("ballast");
    long bytes = Files.getFileStore(disk).getUsableSpace() - free;
    Files.write(ballast, new byte[(int) Math.max(0, bytes)]);
    return ballast;
  }
}
