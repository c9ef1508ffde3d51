package dev.assize.log.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.LogException;
import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.CheckpointCache;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.UntrustedCheckpointException;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.TestTree;
import dev.assize.log.policy.Policy;
import dev.assize.log.text.MalformedTextException;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProofTest {

  private static final int SIZE = 13;

  private final SigningKey log = SigningKey.generate("example.com/log", KeyType.ED25519);
  private final Policy policy = Policy.ofLogs(log.verifier());
  private final TestTree tree = new TestTree();

  LogProofTest() {
    for (int i = 0; i < SIZE; i++) {
      tree.add(entry(i));
    }
  }

  private static byte[] entry(long index) {
    return ("entry " + index).getBytes(StandardCharsets.UTF_8);
  }

  private LogProof proof(long index, long size) {
    Checkpoint checkpoint = new Checkpoint("example.com/log", size, tree.root(size));
    return new LogProof(tree.inclusion(index, size), SignedCheckpoint.sign(checkpoint, log));
  }

  @Test
  void everyEntryOfEveryTreeIsProven() {
    for (int size = 1; size <= SIZE; size++) {
      for (int index = 0; index < size; index++) {
        LogProof read = LogProof.parse(proof(index, size).bytes());
        ProvenEntry proven = read.verify(entry(index), policy);
        assertThat(proven.index()).isEqualTo(index);
        assertThat(proven.leaf()).isEqualTo(Hash.leaf(entry(index)));
        assertThat(proven.checkpoint().size()).isEqualTo(size);
        assertThat(proven.checkpoint().log()).isEqualTo(log.verifier());
      }
    }
  }

  @Test
  void theTextIsThatOfTheSpecification() {
    LogProof proof = proof(2, 3);
    assertThat(proof)
        .hasToString(
            "c2sp.org/tlog-proof@v1\nindex 2\n"
                + proof.inclusion().hashes().getFirst()
                + "\n\n"
                + proof.checkpoint());
    LogProof withExtra = new LogProof("ZXh0cmE=", proof.inclusion(), proof.checkpoint());
    assertThat(withExtra.toString())
        .startsWith("c2sp.org/tlog-proof@v1\nextra ZXh0cmE=\nindex 2\n");
    assertThat(LogProof.parse(withExtra.toString())).isEqualTo(withExtra);
    assertThat(withExtra.extraBytes()).asString().isEqualTo("extra");
    assertThat(proof.extraBytes()).isEmpty();
  }

  @Test
  void anotherEntryIsNotProven() {
    assertThatThrownBy(() -> proof(3, SIZE).verify(entry(4), policy))
        .isInstanceOf(UnprovenEntryException.class)
        .hasMessage(
            "the entry is not at 3 of the 13 entries of example.com/log:"
                + " it is another entry, or the proof was changed");
  }

  @Test
  void theProofOfAStrangersLogIsNotBelieved() {
    SigningKey stranger = SigningKey.generate("example.com/log", KeyType.ED25519);
    assertThatThrownBy(() -> proof(3, SIZE).verify(entry(3), Policy.ofLogs(stranger.verifier())))
        .isInstanceOf(LogException.class);
    assertThatThrownBy(() -> proof(3, SIZE).verify(entry(3), Policy.ofLogs()))
        .isInstanceOf(UntrustedCheckpointException.class);
  }

  @Test
  void everyChangeOfAByteIsNoticed() {
    byte[] bytes = proof(6, SIZE).bytes();
    CheckpointCache cache = new CheckpointCache(policy);
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << bit);
        assertThatThrownBy(() -> LogProof.parse(changed).verify(entry(6), cache))
            .as("byte %d, bit %d", at, bit)
            .isInstanceOf(LogException.class);
      }
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    String text = proof(6, SIZE).toString();
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> LogProof.parse(cut)).isInstanceOf(MalformedTextException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrong-header\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\nextra \nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\nextra\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\n",
        "c2sp.org/tlog-proof@v1\nextra AAAA\nextra AAAA\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\nextra AAB=\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\n\n\n",
        "c2sp.org/tlog-proof@v1\nindex notanumber\n\n",
        "c2sp.org/tlog-proof@v1\nindex -5\n\n",
        "c2sp.org/tlog-proof@v1\nindex 00\n\n",
        "c2sp.org/tlog-proof@v1\nindex 1\n\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n\n\n",
        "c2sp.org/tlog-proof@v2\nindex 0\n\n"
      })
  void whatIsNoProofIsRefused(String start) {
    String text = start + proof(0, 1).checkpoint();
    assertThatThrownBy(() -> LogProof.parse(text)).isInstanceOf(MalformedTextException.class);
  }

  @Test
  void hashesOfAnotherLengthAndTooManyAreRefused() {
    String header = "c2sp.org/tlog-proof@v1\nindex 0\n";
    String long64 = Base64.getEncoder().encodeToString(new byte[64]);
    String hash = Hash.EMPTY_TREE.toString();
    String checkpoint = "\n" + proof(0, 1).checkpoint();
    assertThatThrownBy(() -> LogProof.parse(header + long64 + "\n" + checkpoint))
        .hasMessageStartingWith("log proof, line 3: a hash is 32 bytes");
    assertThatThrownBy(() -> LogProof.parse(header + (hash + "\n").repeat(64) + checkpoint))
        .hasMessage("log proof, line 66: more than 63 hashes");
    assertThat(LogProof.parse(header + (hash + "\n").repeat(63) + checkpoint).inclusion().hashes())
        .hasSize(63);
  }

  @Test
  void whatIsTooLongIsNotRead() {
    assertThatThrownBy(() -> LogProof.parse(new byte[LogProof.MAX_SIZE + 1]))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageContaining("too long");
  }
}
