package dev.assize.log.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.TestTree;
import dev.assize.log.note.NoteSignature;
import dev.assize.log.witness.Answer.Conflict;
import dev.assize.log.witness.Answer.Cosigned;
import dev.assize.log.witness.Answer.Reason;
import dev.assize.log.witness.Answer.Refused;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

  private static final String ORIGIN = "example.com/log";
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private Path folder;

  private final SigningKey log = SigningKey.generate(ORIGIN, KeyType.ED25519);
  private final SigningKey key = SigningKey.generate("witness.example", KeyType.COSIGNATURE);
  private final TestTree tree = new TestTree();
  private final TestTree fork = new TestTree();
  private WitnessState state;
  private Witness witness;

  @BeforeEach
  void open() {
    for (int i = 0; i < 20; i++) {
      tree.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
      fork.add(("other " + i).getBytes(StandardCharsets.UTF_8));
    }
    state = WitnessState.open(folder);
    witness = new Witness(key, List.of(log.verifier()), state, InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    state.close();
  }

  private SignedCheckpoint checkpoint(long size) {
    return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, tree.root(size)), log);
  }

  private SignedCheckpoint forked(long size) {
    return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, fork.root(size)), log);
  }

  private AddCheckpoint request(long earlier, long later) {
    return new AddCheckpoint(earlier, tree.consistency(earlier, later).hashes(), checkpoint(later));
  }

  private long lastSize() {
    return witness.latest(ORIGIN).map(signed -> signed.checkpoint().size()).orElse(0L);
  }

  private void assertRefused(AddCheckpoint request, Reason reason) {
    long before = lastSize();
    assertThat(witness.add(request))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    assertThat(lastSize()).isEqualTo(before);
  }

  @Test
  void aLogThatGrowsIsCosigned() {
    long earlier = 0;
    for (long later : new long[] {1, 2, 3, 7, 8, 20}) {
      Answer answer = witness.add(request(earlier, later));
      NoteSignature signature = ((Cosigned) answer).signature();
      VerifiedCheckpoint verified =
          checkpoint(later)
              .with(List.of(signature))
              .verify(List.of(log.verifier()), List.of(key.verifier()));
      assertThat(verified.witnesses()).containsExactly(key.verifier());
      assertThat(verified.cosignatures().getFirst().time()).isEqualTo(NOW);
      earlier = later;
    }
  }

  @Test
  void theSameCheckpointIsCosignedAgain() {
    witness.add(request(0, 5));
    assertThat(witness.add(request(5, 5))).isInstanceOf(Cosigned.class);
  }

  @Test
  void anEmptyLogIsCosigned() {
    assertThat(witness.add(request(0, 0))).isInstanceOf(Cosigned.class);
    assertThat(witness.add(request(0, 3))).isInstanceOf(Cosigned.class);
  }

  @Test
  void anotherOldSizeIsAConflictThatSaysTheSize() {
    assertThat(witness.add(request(3, 5))).isEqualTo(new Conflict(0));
    witness.add(request(0, 5));
    assertThat(witness.add(request(3, 7))).isEqualTo(new Conflict(5));
    assertThat(witness.add(request(0, 3))).isEqualTo(new Conflict(5));
    assertThat(witness.add(request(3, 3))).isEqualTo(new Conflict(5));
    assertThat(lastSize()).isEqualTo(5);
  }

  @Test
  void aForkIsRefused() {
    witness.add(request(0, 5));
    assertRefused(
        new AddCheckpoint(5, fork.consistency(5, 9).hashes(), forked(9)), Reason.INCONSISTENT);
    assertRefused(
        new AddCheckpoint(5, tree.consistency(5, 9).hashes(), forked(9)), Reason.INCONSISTENT);
    assertRefused(new AddCheckpoint(5, List.of(), forked(5)), Reason.INCONSISTENT);
    assertRefused(new AddCheckpoint(5, List.of(), checkpoint(9)), Reason.INCONSISTENT);
  }

  @Test
  void aProofWhereThereIsNothingToProveIsRefused() {
    List<Hash> hash = List.of(Hash.EMPTY_TREE);
    assertRefused(new AddCheckpoint(0, hash, checkpoint(5)), Reason.INCONSISTENT);
    witness.add(request(0, 5));
    assertRefused(new AddCheckpoint(5, hash, checkpoint(5)), Reason.INCONSISTENT);
  }

  @Test
  void anEmptyLogHasOneRootOnly() {
    SignedCheckpoint odd = SignedCheckpoint.sign(new Checkpoint(ORIGIN, 0, tree.root(1)), log);
    assertRefused(new AddCheckpoint(0, List.of(), odd), Reason.INCONSISTENT);
  }

  @Test
  void anOldSizeAboveTheNewIsMalformed() {
    assertRefused(new AddCheckpoint(6, List.of(), checkpoint(5)), Reason.MALFORMED);
  }

  @Test
  void strangersLogsAreRefused() {
    SigningKey other = SigningKey.generate("example.com/other", KeyType.ED25519);
    SignedCheckpoint unknown =
        SignedCheckpoint.sign(new Checkpoint("example.com/other", 5, tree.root(5)), other);
    assertRefused(new AddCheckpoint(0, List.of(), unknown), Reason.UNKNOWN_LOG);
    SigningKey forger = SigningKey.generate(ORIGIN, KeyType.ED25519);
    Checkpoint five = checkpoint(5).checkpoint();
    assertRefused(
        new AddCheckpoint(0, List.of(), SignedCheckpoint.sign(five, forger)), Reason.UNTRUSTED);
    NoteSignature ofAnotherText = checkpoint(6).note().signatures().getFirst();
    assertRefused(
        new AddCheckpoint(0, List.of(), checkpoint(5).with(List.of(ofAnotherText))),
        Reason.UNTRUSTED);
  }

  @Test
  void signaturesOfStrangersAreNotKept() {
    SigningKey stranger = SigningKey.generate("stranger.example", KeyType.COSIGNATURE);
    SignedCheckpoint signed = checkpoint(5).cosign(stranger, NOW);
    assertThat(witness.add(new AddCheckpoint(0, List.of(), signed))).isInstanceOf(Cosigned.class);
    assertThat(witness.latest(ORIGIN).orElseThrow().note().signatures())
        .extracting(NoteSignature::name)
        .containsExactly(ORIGIN, "witness.example");
  }

  @Test
  void whatWasCosignedIsRememberedByTheNextWitness() {
    witness.add(request(0, 5));
    state.close();
    state = WitnessState.open(folder);
    witness = new Witness(key, List.of(log.verifier()), state, InstantSource.system());
    assertThat(witness.add(request(0, 7))).isEqualTo(new Conflict(5));
    assertThat(witness.add(request(5, 7))).isInstanceOf(Cosigned.class);
  }

  @Test
  void twoWitnessesCannotShareAState() {
    assertThatThrownBy(() -> WitnessState.open(folder))
        .isInstanceOf(WitnessStateException.class)
        .hasMessageContaining("in use by another witness");
  }

  @Test
  void aStateThatWasChangedStopsTheWitness() throws Exception {
    witness.add(request(0, 5));
    Path file = folder.resolve(WitnessState.hash(ORIGIN)).resolve("checkpoint");
    String good = Files.readString(file);
    Files.writeString(file, good.replace("\n5\n", "\n4\n"));
    assertThatThrownBy(() -> witness.add(request(4, 7)))
        .isInstanceOf(WitnessStateException.class)
        .hasMessageContaining("was changed or is another witness's");
    Files.writeString(file, "");
    assertThatThrownBy(() -> witness.add(request(0, 7)))
        .isInstanceOf(WitnessStateException.class)
        .hasMessageContaining("restore it");
    Files.writeString(file, good);
    assertThat(witness.add(request(5, 7))).isInstanceOf(Cosigned.class);
  }

  @Test
  void nothingIsCosignedThatCannotBeRemembered() throws Exception {
    witness.add(request(0, 5));
    Path log = folder.resolve(WitnessState.hash(ORIGIN));
    Files.createDirectory(log.resolve("checkpoint.new")); // so that no file can be written there
    assertThatThrownBy(() -> witness.add(request(5, 7)))
        .isInstanceOf(WitnessStateException.class)
        .hasMessageContaining("cannot be written");
    assertThat(lastSize()).isEqualTo(5);
    Files.delete(log.resolve("checkpoint.new"));
    assertThat(witness.add(request(5, 7))).isInstanceOf(Cosigned.class);
  }

  @Test
  void ofConcurrentRequestsOneWinsAtATime() throws Exception {
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int later = 1; later <= 20; later++) {
      AddCheckpoint request = request(0, later);
      requests.add(() -> witness.add(request));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> future : threads.invokeAll(requests)) {
        answers.add(future.get());
      }
      assertThat(answers).filteredOn(Cosigned.class::isInstance).hasSize(1);
      assertThat(answers).filteredOn(answer -> answer.equals(new Conflict(lastSize()))).hasSize(19);
    }
  }

  @Test
  void aRequestIsReadAsItIsWritten() {
    AddCheckpoint request = request(5, 12);
    assertThat(AddCheckpoint.parse(request.bytes())).isEqualTo(request);
    assertThat(request.toString()).startsWith("old 5\n");
  }
}
