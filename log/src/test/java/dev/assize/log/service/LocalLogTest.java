package dev.assize.log.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.audit.EntryVisitor;
import dev.assize.log.audit.LogAudit;
import dev.assize.log.policy.Policy;
import dev.assize.log.proof.LogProof;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.storage.DamagedLogException;
import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.LogFiles;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLogTest {

  private static final int EACH = 12;

  @TempDir private Path folder;

  private final SigningKey key = SigningKey.generate("log.example/local", KeyType.ED25519);
  private final Policy policy = Policy.ofLogs(key.verifier());

  private LocalLog log() {
    return new LocalLog(folder.resolve("log"), key);
  }

  /** Appends as another program: takes the log's folder, the file of its key, and a name. */
  static final class Program {
    public static void main(String[] arguments) throws Exception {
      SigningKey key = KeyFile.read(Path.of(arguments[1]));
      append(new LocalLog(Path.of(arguments[0]), key), arguments[2]);
    }
  }

  private static void append(LocalLog log, String name) throws InterruptedException {
    for (int i = 0; i < EACH; i++) {
      byte[] entry = (name + " " + i).getBytes(StandardCharsets.UTF_8);
      log.append(entry).verify(entry, Policy.ofLogs(log.key().verifier()));
    }
  }

  @Test
  void anEntryIsProvenAndKeepsItsPlace() throws Exception {
    LogProof first = log().append(LogFiles.entry(0));
    log().append(LogFiles.entry(1));
    LogProof again = log().append(LogFiles.entry(0));

    assertThat(first.verify(LogFiles.entry(0), policy).index()).isZero();
    assertThat(again.verify(LogFiles.entry(0), policy).index()).isZero();
    assertThat(again.checkpoint().checkpoint().size()).isEqualTo(2);
    assertThat(log().origin()).isEqualTo("log.example/local");
  }

  @Test
  void programsAndThreadsTakeTurns() throws Exception {
    Path secret = folder.resolve("log.key");
    KeyFile.writeNew(secret, key);
    List<Process> programs = List.of(start(secret, "one program"), start(secret, "another"));
    List<Future<?>> threads = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String name : List.of("one thread", "another thread")) {
        threads.add(
            executor.submit(() -> {
              append(log(), name);
              return null;
            }));
      }
    }
    for (Future<?> thread : threads) {
      thread.get();
    }
    for (Process program : programs) {
      String said = program.inputReader().readAllAsString();
      assertThat(program.waitFor()).as(said).isZero();
    }
    List<Long> entries = new ArrayList<>();
    EntryVisitor visitor = (index, entry) -> entries.add(index);
    assertThat(
            LogAudit.run(
                    new DirectorySource(folder.resolve("log")),
                    CheckpointOpener.of(policy),
                    visitor)
                .problems())
        .isEmpty();
    assertThat(entries).hasSize(4 * EACH);
  }

  private Process start(Path secret, String name) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName(),
            folder.resolve("log").toString(),
            secret.toString(),
            name)
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void aLogWhoseCheckpointWasChangedIsNotWrittenTo() throws Exception {
    log().append(LogFiles.entry(0));
    Path checkpoint = folder.resolve("log/checkpoint");
    String changed = Files.readString(checkpoint).replace("\n1\n", "\n2\n");
    Files.writeString(checkpoint, changed);

    assertThatThrownBy(() -> log().append(LogFiles.entry(2)))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining(folder.resolve("log") + ": its published checkpoint");
    assertThat(checkpoint).hasContent(changed);
  }

  @Test
  void aLogThatHasLostEntriesIsNotWrittenTo() throws Exception {
    log().append(LogFiles.entry(0));
    log().append(LogFiles.entry(1));
    try (Stream<Path> files = Files.walk(folder.resolve("log"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("checkpoint")) {
          Files.delete(file);
        }
      }
    }
    byte[] checkpoint = Files.readAllBytes(folder.resolve("log/checkpoint"));

    assertThatThrownBy(() -> log().append(LogFiles.entry(2)))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining(folder.resolve("log").toString());
    assertThat(folder.resolve("log/checkpoint")).hasBinaryContent(checkpoint);
  }

  @Test
  void aLogOfAnotherKeyIsNotWrittenTo() throws Exception {
    log().append(LogFiles.entry(0));
    SigningKey other = SigningKey.generate("log.example/other", KeyType.ED25519);

    assertThatThrownBy(() -> new LocalLog(folder.resolve("log"), other).append(LogFiles.entry(1)))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("is not one of this log");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsSaid() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no directory");

    assertThatThrownBy(() -> new LocalLog(file.resolve("log"), key).append(LogFiles.entry(0)))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("cannot be opened for appending");
  }
}
