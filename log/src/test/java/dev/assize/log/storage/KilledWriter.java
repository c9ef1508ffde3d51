package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.merkle.MerkleTree;
import dev.assize.log.tile.LogFiles;
import dev.assize.statement.Seed;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Kills a writing process with SIGKILL at random moments, again and again. */
final class KilledWriter {

  private static final int THREADS = 8;
  private static final int MOST_MILLIS = 250;

  private final Path folder;
  private final Path keyFile;
  private final TestLog log;
  private final List<String> acknowledged = new ArrayList<>();

  KilledWriter(Path folder) {
    this.folder = folder;
    this.keyFile = folder.resolve("log.key");
    SigningKey key = KeyFile.readOrGenerate(keyFile, "log.example/killed", KeyType.ED25519);
    this.log = new TestLog(folder.resolve("log"), key);
  }

  /** Returns how many entries were acknowledged. */
  int kill(int times, Seed seed) throws Exception {
    Seed.Random random = seed.random();
    try (WatchingReader reader = new WatchingReader(log.folder, log.opener)) {
      for (int run = 0; run < times; run++) {
        runAndKill(run, random.nextInt(MOST_MILLIS), random.nextInt(10) == 0);
        reader.check();
        if (run % 20 == 19) {
          check(reader);
        }
      }
      try (LogWriter writer = log.open()) {
        writer.append(LogFiles.entry(0));
      }
      check(reader);
    }
    return acknowledged.size();
  }

  /**
   * Kills the process some milliseconds after it began to acknowledge, or, to hit its recovery,
   * after it was started.
   */
  private void runAndKill(int run, int millis, boolean isEarly) throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProgram.class.getName(),
                log.folder.toString(),
                keyFile.toString(),
                "run" + run,
                Integer.toString(THREADS))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (isEarly) {
        TimeUnit.MILLISECONDS.sleep(250 + millis);
      } else {
        while (process.isAlive() && Files.size(output) == 0) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        TimeUnit.MILLISECONDS.sleep(millis);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(128 + 9);
    String text = Files.readString(output);
    text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(acknowledged::add);
  }

  private void check(WatchingReader reader) throws IOException {
    List<byte[]> entries = log.check();
    List<Hash> leaves = entries.stream().map(Hash::leaf).toList();
    Map<Long, Hash> roots = new HashMap<>();
    for (String line : acknowledged) {
      String[] parts = line.split(" ", -1);
      int index = Integer.parseInt(parts[1]);
      long size = Long.parseLong(parts[2]);
      Hash root = roots.computeIfAbsent(size, s -> root(leaves, s));
      List<Hash> hashes =
          parts[4].isEmpty()
              ? List.of()
              : Arrays.stream(parts[4].split(",")).map(Hash::parse).toList();

      assertThat(entries.get(index)).isEqualTo(parts[0].getBytes(StandardCharsets.UTF_8));
      assertThat(root).as("root of size %d", size).hasToString(parts[3]);
      assertThat(new InclusionProof(index, size, hashes).proves(leaves.get(index), root)).isTrue();
    }
    reader.check();
    reader.seen.forEach((size, root) -> {
      if (size <= leaves.size()) {
        assertThat(root).isEqualTo(roots.computeIfAbsent(size, s -> root(leaves, s)));
      }
    });
  }

  private final Map<Integer, List<Hash>> rows = new HashMap<>();

  /** The perfect subtrees never change, so they are kept; otherwise this would take hours. */
  private Hash root(List<Hash> leaves, long size) {
    return new MerkleTree(size, (height, index) -> node(leaves, height, (int) index)).root();
  }

  private Hash node(List<Hash> leaves, int height, int index) {
    if (height == 0) {
      return leaves.get(index);
    }
    List<Hash> row = rows.computeIfAbsent(height, h -> new ArrayList<>());
    while (row.size() <= index) {
      int next = row.size();
      row.add(
          Hash.node(node(leaves, height - 1, 2 * next), node(leaves, height - 1, 2 * next + 1)));
    }
    return row.get(index);
  }
}
