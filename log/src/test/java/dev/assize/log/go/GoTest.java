package dev.assize.log.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.storage.CheckpointSigner;
import dev.assize.log.storage.LogOptions;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.storage.Receipt;
import dev.assize.statement.Seed;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An implementation that shares nothing with ours verifies our notes, checkpoints and proofs. */
@Tag("go")
class GoTest {

  private static final int[] AWKWARD_SIZES = {1, 2, 3, 4, 7, 8, 63, 255, 256, 257, 511, 700};
  private static final int INCLUSIONS = 1_000;
  private static final int CONSISTENCIES = 200;
  private static final Path SOURCES =
      Path.of(System.getProperty("assize.root"), "log/src/test/go/crosscheck");

  @TempDir private Path folder;

  private final SigningKey key = SigningKey.generate("example.com/assize-log", KeyType.ED25519);
  private final Seed.Random random = new Seed("90".repeat(32)).random();
  private Path program;

  @BeforeEach
  void build() throws Exception {
    program = folder.resolve("crosscheck");
    Ran built = run(SOURCES, List.of("go", "build", "-o", program.toString(), "."));
    assertThat(built.output()).isEmpty();
    assertThat(built.status()).isZero();
  }

  private record Ran(int status, String output) {}

  private Ran run(Path directory, List<String> command) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "GO111MODULE", "off",
                "GOPATH", "/usr/share/gocode",
                "GOFLAGS", "",
                "GOCACHE", folder.resolve("gocache").toString()));
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Ran(process.waitFor(), Files.readString(output));
  }

  private Ran check(Path... logs) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    for (Path log : logs) {
      command.add(log.toString());
    }
    return run(folder, command);
  }

  private static ProvableLog log(int size) {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(
          ("entry %d of %d".formatted(i, size).repeat(i % 5 + 1)).getBytes(StandardCharsets.UTF_8));
    }
    return ProvableLog.of(entries);
  }

  @Test
  void goVerifiesOurNotesCheckpointsAndProofs() throws Exception {
    List<Path> folders = new ArrayList<>();
    int inclusions = 0;
    int consistencies = 0;
    for (int size : AWKWARD_SIZES) {
      ProvableLog log = log(size);
      Path path = folder.resolve("log-" + size);
      LogExport export = new LogExport(path, log, key);
      folders.add(path);
      inclusions += exportInclusions(export, log, size);
      consistencies += exportConsistencies(export, log, size);
    }
    assertThat(inclusions).isGreaterThanOrEqualTo(INCLUSIONS);
    assertThat(consistencies).isGreaterThanOrEqualTo(CONSISTENCIES);
    Ran checked = check(folders.toArray(Path[]::new));
    assertThat(checked.output())
        .endsWith(
            "%d inclusion proofs, %d consistency proofs\n".formatted(inclusions, consistencies));
    assertThat(checked.status()).isZero();
  }

  /** Every entry of the small trees, and of the large ones as many as are asked for. */
  private int exportInclusions(LogExport export, ProvableLog log, int size) throws IOException {
    int step = Math.max(1, size / 130);
    int written = 0;
    for (int index = 0; index < size; index += step) {
      export.inclusion(log.inclusion(index, size));
      written++;
      if (index + 1 < size) {
        int smaller = index + 1 + random.nextInt(size - index - 1);
        export.inclusion(log.inclusion(index, smaller));
        written++;
      }
    }
    return written;
  }

  private int exportConsistencies(LogExport export, ProvableLog log, int size) throws IOException {
    int step = Math.max(1, size / 30);
    int written = 0;
    for (int earlier = 1; earlier < size; earlier += step) {
      export.consistency(log.consistency(earlier, size));
      written++;
    }
    return written;
  }

  @Test
  void goVerifiesALogThatOurWriterWroteToTheDisk() throws Exception {
    Path directory = folder.resolve("disk");
    write(directory, 1_300);
    SignedCheckpoint newest =
        SignedCheckpoint.parse(Files.readAllBytes(directory.resolve("checkpoint")));
    ProvableLog log = ProvableLog.of(directory, newest.checkpoint());
    Path path = folder.resolve("log-on-disk");
    LogExport export = new LogExport(path, log, key);
    Files.write(path.resolve("checkpoint"), newest.bytes());
    for (int index = 0; index < 1_300; index += 3) {
      export.inclusion(log.inclusion(index, 1_300));
    }
    int consistencies = exportConsistencies(export, log, 1_300);
    Ran checked = check(path);
    assertThat(checked.output())
        .endsWith("434 inclusion proofs, %d consistency proofs\n".formatted(consistencies));
    assertThat(checked.status()).isZero();
  }

  private void write(Path directory, int entries) throws Exception {
    try (LogWriter writer =
            LogWriter.open(
                directory,
                CheckpointSigner.of(key),
                CheckpointOpener.of(key.verifier()),
                LogOptions.DEFAULTS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Receipt>> appends = new ArrayList<>();
      for (int i = 0; i < entries; i++) {
        byte[] entry = ("entry " + i).getBytes(StandardCharsets.UTF_8);
        appends.add(() -> writer.append(entry));
      }
      for (Future<Receipt> append : threads.invokeAll(appends)) {
        append.get();
      }
    }
  }

  @Test
  void goRefusesWhatWeRefuse() throws Exception {
    ProvableLog log = log(37);
    Path path = folder.resolve("log");
    LogExport export = new LogExport(path, log, key);
    Path inclusion = export.inclusion(log.inclusion(20, 37));
    Path consistency = export.consistency(log.consistency(21, 37));
    assertThat(check(path).status()).isZero();
    for (Path proof : List.of(inclusion, consistency, path.resolve("checkpoint"))) {
      byte[] good = Files.readAllBytes(proof);
      for (int i = 0; i < 12; i++) {
        byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] ^= 4;
        Files.write(proof, bad);
        assertThat(check(path).status())
            .as("%s: %s", proof, new String(bad, StandardCharsets.UTF_8))
            .isEqualTo(1);
      }
      Files.write(proof, good);
    }
  }
}
