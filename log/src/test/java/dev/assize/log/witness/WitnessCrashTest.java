package dev.assize.log.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.TestTree;
import dev.assize.log.witness.Answer.Cosigned;
import dev.assize.statement.Seed;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness that is killed at any moment has forgotten nothing that it has answered. */
class WitnessCrashTest {

  private static final String ORIGIN = "example.com/log";
  private static final int KILLS = 12;

  @TempDir private Path folder;

  @Test
  void aKilledWitnessRemembersWhatItAnswered() throws Exception {
    KeyFile.writeNew(folder.resolve("log.key"), SigningKey.generate(ORIGIN, KeyType.ED25519));
    KeyFile.writeNew(
        folder.resolve("witness.key"), SigningKey.generate("witness", KeyType.COSIGNATURE));
    Seed.Random random = new Seed("7e".repeat(32)).random();
    long total = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long answered = answeredBeforeTheKill(random.nextInt(150));
      long remembered = remembered();
      assertThat(remembered).as("entries, after kill %d", kill).isGreaterThanOrEqualTo(answered);
      assertThat(remembered).isGreaterThanOrEqualTo(total);
      total = remembered;
    }
    assertThat(total).as("entries cosigned in all").isGreaterThan(KILLS);
  }

  private long answeredBeforeTheKill(int milliseconds) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Growing.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader answers = process.inputReader()) {
      long answered = Long.parseLong(answers.readLine());
      Thread.sleep(milliseconds);
      process.toHandle().destroyForcibly(); // which, unlike the process's, leaves the pipe open
      process.waitFor(10, TimeUnit.SECONDS);
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        answered = line.length() == 8 ? Long.parseLong(line) : answered; // the last may be torn
      }
      return answered;
    } finally {
      process.destroyForcibly();
    }
  }

  private long remembered() {
    try (WitnessState state = WitnessState.open(folder.resolve("state"))) {
      return witness(folder, state)
          .latest(ORIGIN)
          .map(signed -> signed.checkpoint().size())
          .orElse(0L);
    }
  }

  private static Witness witness(Path folder, WitnessState state) {
    return new Witness(
        KeyFile.read(folder.resolve("witness.key")),
        List.of(KeyFile.read(folder.resolve("log.key")).verifier()),
        state,
        InstantSource.system());
  }

  /** Has a log cosigned that grows by one entry at a time, and says what was answered. */
  static final class Growing {

    private Growing() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      PrintStream answers = System.out;
      SigningKey log = KeyFile.read(folder.resolve("log.key"));
      WitnessState state = WitnessState.open(folder.resolve("state"));
      Witness witness = witness(folder, state);
      long size = witness.latest(ORIGIN).map(signed -> signed.checkpoint().size()).orElse(0L);
      TestTree tree = new TestTree();
      for (long i = 0; i < size; i++) {
        tree.add(entry(i));
      }
      for (; size < 10_000; size++) {
        tree.add(entry(size));
        Checkpoint checkpoint = new Checkpoint(ORIGIN, size + 1, tree.root());
        AddCheckpoint request =
            new AddCheckpoint(
                size,
                tree.consistency(size, size + 1).hashes(),
                SignedCheckpoint.sign(checkpoint, log));
        if (!(witness.add(request) instanceof Cosigned)) {
          throw new IllegalStateException("not cosigned at " + size);
        }
        answers.printf("%08d%n", size + 1);
        answers.flush();
      }
    }

    private static byte[] entry(long index) {
      return ByteBuffer.allocate(Long.BYTES).putLong(index).array();
    }
  }
}
