package dev.assize.register.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.LogException;
import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.policy.Policy;
import dev.assize.log.service.LocalLog;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.storage.CheckpointSigner;
import dev.assize.log.storage.LogOptions;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.tile.TileSource;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.QuotedCheckpoint;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterReaderTest {

  private static final SigningKey LOG = SigningKey.generate("log.test", KeyType.ED25519);
  private static final SigningKey PRODUCER = SigningKey.generate("acme.test", KeyType.ED25519);
  private static final Digest CASE = Digest.of("case".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;

  private static byte[] challenge(int number) {
    return Statement.of(
            ResourceDescriptor.of("agent", CASE),
            new ChallengePredicate(
                CASE, "lab.test", "number " + number, Instant.parse("2027-01-01T00:00:00Z")))
        .sign(PRODUCER)
        .bytes();
  }

  private Reading read() {
    return RegisterReader.read(TileSource.at(folder.toString()), Policy.ofLogs(LOG.verifier()));
  }

  @Test
  void whatIsInTheLogIsReadInItsOrderAndTheRestIsReported() throws Exception {
    LocalLog log = new LocalLog(folder, LOG);
    log.append(challenge(0));
    log.append("words".getBytes(StandardCharsets.UTF_8));
    byte[] forged = challenge(1);
    int signature = new String(forged, StandardCharsets.US_ASCII).indexOf("\"sig\":\"") + 10;
    forged[signature] = (byte) (forged[signature] == 'A' ? 'B' : 'A');
    log.append(forged);
    log.append(challenge(2));

    Reading reading = read();

    assertThat(reading.checkpoint().size()).isEqualTo(4);
    assertThat(reading.entries()).extracting(Entry::index).containsExactly(0L, 3L);
    assertThat(reading.entries()).allMatch(entry -> entry.signers().size() == 1);
    assertThat(reading.unreadable()).extracting(Reading.Unreadable::index).containsExactly(1L, 2L);
    assertThat(reading.unreadable().getFirst().what()).contains("no DSSE envelope");
    assertThat(reading.unreadable().getLast().what()).contains("no signature of the key");
    assertThat(reading.witnessedAt()).isEmpty();
  }

  @Test
  void longLogsAreReadWindowByWindowInTheirOrder() throws Exception {
    int count = 16 * 256 + 300;
    try (LogWriter writer =
        LogWriter.open(
            folder,
            CheckpointSigner.of(LOG),
            CheckpointOpener.of(LOG.verifier()),
            LogOptions.DEFAULTS)) {
      List<java.util.concurrent.CompletableFuture<?>> appended = new java.util.ArrayList<>();
      try (var threads = java.util.concurrent.Executors.newFixedThreadPool(64)) {
        for (int i = 0; i < count; i++) {
          byte[] entry = challenge(i);
          appended.add(
              java.util.concurrent.CompletableFuture.supplyAsync(
                  () -> {
                    try {
                      return writer.append(entry);
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  },
                  threads));
        }
        appended.forEach(java.util.concurrent.CompletableFuture::join);
      }
    }
    assertThat(read().entries())
        .extracting(Entry::index)
        .containsExactlyElementsOf(LongStream.range(0, count).boxed().toList());
  }

  private static byte[] draw(String checkpoint, String evaluator) {
    Instant now = Instant.parse("2027-01-01T00:00:00Z");
    return Statement.of(
            ResourceDescriptor.of("agent", CASE),
            new AssignmentPredicate(
                CASE, Cause.ESCROW, CASE, checkpoint, List.of(evaluator), now.plusSeconds(9), now))
        .sign(PRODUCER)
        .bytes();
  }

  private static String checkpoint(SigningKey key) {
    return SignedCheckpoint.sign(new Checkpoint("log.test", 1, Hash.leaf(new byte[] {1})), key)
        .toString();
  }

  @Test
  void aDrawsCheckpointIsVerifiedForTheLogThatIsRead() throws Exception {
    LocalLog log = new LocalLog(folder, LOG);
    String checkpoint = checkpoint(LOG);
    log.append(draw(checkpoint, "lab.test"));
    Reading first = read();
    log.append(draw(checkpoint(SigningKey.generate("log.test", KeyType.ED25519)), "lab.test"));
    log.append(draw("no checkpoint", "lab.test"));
    log.append(challenge(0));
    log.append(draw(checkpoint, "other.test"));

    QuotedCheckpoint verified = new QuotedCheckpoint(checkpoint, LOG.verifier());
    TileSource source = TileSource.at(folder.toString());
    for (Reading reading :
        List.of(read(), RegisterReader.readOn(source, Policy.ofLogs(LOG.verifier()), first))) {
      assertThat(reading.unreadable()).isEmpty();
      assertThat(reading.entries())
          .extracting(Entry::quoted)
          .containsExactly(verified, null, null, null, verified);
    }
  }

  @Test
  void aLogThatWasChangedIsNotReadAtAll() throws Exception {
    LocalLog log = new LocalLog(folder, LOG);
    log.append(challenge(0));
    log.append(challenge(1));
    Path bundle = folder.resolve("tile/entries/000.p/2");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[20] ^= 1;
    Files.write(bundle, bytes);

    assertThatThrownBy(this::read)
        .isInstanceOf(LogException.class)
        .hasMessageContaining("tile/entries/000.p/2");
  }

  @Test
  void aCheckpointOfSomebodyElseIsNotBelieved() throws Exception {
    new LocalLog(folder, LOG).append(challenge(0));
    Policy other = Policy.ofLogs(SigningKey.generate("log.test", KeyType.ED25519).verifier());
    assertThatThrownBy(() -> RegisterReader.read(TileSource.at(folder.toString()), other))
        .isInstanceOf(LogException.class);
  }
}
