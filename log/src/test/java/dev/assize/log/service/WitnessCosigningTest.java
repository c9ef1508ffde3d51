package dev.assize.log.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.LogException;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.policy.Policy;
import dev.assize.log.proof.LogProof;
import dev.assize.log.storage.AppendException;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.storage.CheckpointSigner;
import dev.assize.log.storage.LogOptions;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.tile.LogFiles;
import dev.assize.log.witness.Witness;
import dev.assize.log.witness.WitnessServer;
import dev.assize.log.witness.WitnessState;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two of three witnesses must cosign. */
class WitnessCosigningTest {

  @TempDir private Path folder;

  private final SigningKey key = SigningKey.generate("log.example", KeyType.ED25519);
  private final List<RunningWitness> witnesses = new ArrayList<>();
  private Policy policy;
  private WitnessCosigning cosigning;

  /** A witness that can go away and come back with what it remembers. */
  private final class RunningWitness {
    private final SigningKey own;
    private final WitnessState state;
    private int port;
    private WitnessServer server;

    RunningWitness(String name) {
      own = SigningKey.generate(name, KeyType.COSIGNATURE);
      state = WitnessState.open(folder.resolve(name));
      start();
    }

    void start() {
      server =
          WitnessServer.start(
              new Witness(own, List.of(key.verifier()), state, InstantSource.system()), port);
      port = server.address().getPort();
    }

    void stop() {
      server.close();
    }

    String line() {
      return "witness %s %s %s\n"
          .formatted(own.verifier().name(), own.verifier(), server.address());
    }
  }

  @BeforeEach
  void start() {
    StringBuilder text = new StringBuilder("log " + key.verifier() + "\n");
    for (String name : List.of("one", "two", "three")) {
      RunningWitness witness = new RunningWitness(name);
      witnesses.add(witness);
      text.append(witness.line());
    }
    text.append("group some 2 one two three\nquorum some\n");
    policy = policy(text.toString());
    cosigning = new WitnessCosigning(policy);
  }

  @AfterEach
  void stop() {
    cosigning.close();
    witnesses.forEach(witness -> {
      witness.stop();
      witness.state.close();
    });
  }

  private LocalLog log(String name) {
    return new LocalLog(folder.resolve(name), key, LogOptions.DEFAULTS.withCosigning(cosigning));
  }

  private LogWriter open(String name) {
    return LogWriter.open(
        folder.resolve(name),
        CheckpointSigner.of(key),
        CheckpointOpener.of(key.verifier()),
        LogOptions.DEFAULTS.withCosigning(cosigning));
  }

  private static Policy policy(String text) {
    return Policy.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void allWitnessesCosignEveryCheckpoint() throws Exception {
    for (int i = 0; i < 5; i++) {
      LogProof proof = log("log").append(LogFiles.entry(i));
      assertThat(proof.verify(LogFiles.entry(i), policy).checkpoint().witnesses()).hasSize(3);
      assertThat(proof.index()).isEqualTo(i);
    }
  }

  @Test
  void oneWitnessThatIsDownIsDoneWithout() throws Exception {
    log("log").append(LogFiles.entry(0));
    witnesses.get(1).stop();

    LogProof proof = log("log").append(LogFiles.entry(1));

    assertThat(proof.verify(LogFiles.entry(1), policy).checkpoint().witnesses()).hasSize(2);
    witnesses.get(1).start();
    assertThat(
            log("log")
                .append(LogFiles.entry(2))
                .verify(LogFiles.entry(2), policy)
                .checkpoint()
                .witnesses())
        .hasSize(3);
  }

  @Test
  void belowTheQuorumNobodyIsAcknowledgedAndTheEntryIsPublishedOnceWitnessesAreBack()
      throws Exception {
    try (LogWriter writer = open("log")) {
      writer.append(LogFiles.entry(0));
      witnesses.get(0).stop();
      witnesses.get(1).stop();

      assertThatThrownBy(() -> writer.append(LogFiles.entry(1)))
          .isInstanceOf(AppendException.class)
          .hasMessageContaining("does not meet the quorum \"some\"; it is cosigned by three")
          .hasMessageContaining("witness one at http://")
          .hasMessageContaining("witness two at http://")
          .hasMessageContaining("nobody listens there")
          .hasMessageNotContaining("Exception");
      assertThat(writer.head().size()).isEqualTo(1);

      witnesses.get(0).start();
      assertThat(writer.append(LogFiles.entry(2)).index()).isEqualTo(2);
      assertThat(writer.append(LogFiles.entry(1)).index()).isEqualTo(1);
    }
  }

  @Test
  void aForkIsRefusedByTheWitnesses() throws Exception {
    for (int i = 0; i < 3; i++) {
      log("log").append(LogFiles.entry(i));
    }
    try (LogWriter fork = open("fork")) {
      assertThatThrownBy(() -> fork.append(LogFiles.entry(10)))
          .isInstanceOf(AppendException.class)
          .hasMessageContaining("it has cosigned 3 entries already");
      assertThatThrownBy(() -> fork.append(LogFiles.entry(11))).isInstanceOf(LogException.class);
      assertThatThrownBy(() -> fork.append(LogFiles.entry(12)))
          .hasMessageContaining("refuses (HTTP 422)");
      assertThatThrownBy(() -> fork.append(LogFiles.entry(13)))
          .hasMessageContaining("refuses (HTTP 422)")
          .hasMessageContaining("not proven");
      assertThat(fork.head()).isEqualTo(TreeHead.EMPTY);
    }
    assertThat(log("log").append(LogFiles.entry(3)).index()).isEqualTo(3);
  }

  @Test
  void aPolicyThatNamesAnotherLogIsNeverMet() {
    SigningKey other = SigningKey.generate("other.example", KeyType.ED25519);
    String text = policy.toString().replace(key.verifier().toString(), other.verifier().toString());
    try (WitnessCosigning strange = new WitnessCosigning(policy(text))) {
      LocalLog log =
          new LocalLog(folder.resolve("log"), key, LogOptions.DEFAULTS.withCosigning(strange));
      assertThatThrownBy(() -> log.append(LogFiles.entry(0)))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("log.example");
    }
  }

  @Test
  void aWitnessWithoutAnUsableAddressIsSaid() {
    String witness = witnesses.getFirst().own.verifier().toString();
    for (String address : List.of("ftp://one.example", "one.example", "http://[", "http:one")) {
      String text =
          "log %s\nwitness one %s %s\nquorum one\n".formatted(key.verifier(), witness, address);
      assertThatThrownBy(() -> new WitnessCosigning(policy(text)))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("the policy gives the witness one the address")
          .hasMessageContaining(address);
    }
  }
}
