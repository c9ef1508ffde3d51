package dev.assize.log.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.merkle.Hash;
import dev.assize.log.note.UntrustedNoteException;
import dev.assize.log.text.MalformedTextException;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("example.com/log", 20_852_163, Hash.parse(ROOT));
  private static final Instant TIME = Instant.ofEpochSecond(1_679_315_147);

  private final SigningKey log = SigningKey.generate("example.com/log", KeyType.ED25519);
  private final SigningKey one = SigningKey.generate("one.example", KeyType.COSIGNATURE);
  private final SigningKey two = SigningKey.generate("two.example", KeyType.COSIGNATURE);
  private final List<VerifierKey> logs = List.of(log.verifier());
  private final List<VerifierKey> witnesses = List.of(one.verifier(), two.verifier());

  @Test
  void theTextHasThreeLines() {
    assertThat(CHECKPOINT.text()).isEqualTo("example.com/log\n20852163\n" + ROOT + "\n");
    assertThat(Checkpoint.parse(CHECKPOINT.text())).isEqualTo(CHECKPOINT);
  }

  @Test
  void extensionLinesAreKept() {
    String text = CHECKPOINT.text() + "Waxing gibbous\n6086d1a9\n";
    Checkpoint checkpoint = Checkpoint.parse(text);
    assertThat(checkpoint.extensions()).containsExactly("Waxing gibbous", "6086d1a9");
    assertThat(checkpoint.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Log\n9944\n",
        "\n9944\n" + ROOT + "\n",
        "Log\n123\n" + ROOT,
        "Log\nbananas\n" + ROOT + "\n",
        "Log\n-34\n" + ROOT + "\n",
        "Log\n+34\n" + ROOT + "\n",
        "Log\n034\n" + ROOT + "\n",
        "Log\n\n" + ROOT + "\n",
        "Log\n9223372036854775808\n" + ROOT + "\n",
        "Log\n3438945738945739845734895735\n" + ROOT + "\n",
        "Log\n٣\n" + ROOT + "\n",
        "Log\n123\nYmFuYW5hcw==\n",
        "Log\n123\nThisIsn'tBase64\n",
        "Log\n123\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
        "Log\n123\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
        "Log\n123\n" + ROOT + "\n\n",
        "Log\n123\n" + ROOT + "\na\n\nb\n"
      })
  void whatIsNoCheckpointIsRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedTextException.class);
  }

  @Test
  void theMessageNamesTheLine() {
    assertThatThrownBy(() -> Checkpoint.parse("Log\nmany\n" + ROOT + "\n"))
        .hasMessage(
            "checkpoint, line 2: the size is a decimal number below 2^63 without leading zeros, not \"many\"");
  }

  @Test
  void theLargestSizeIsRead() {
    String text = "Log\n9223372036854775807\n" + ROOT + "\n";
    assertThat(Checkpoint.parse(text).size()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theLogAndItsWitnessesAreVerified() {
    SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, log).cosign(two, TIME);
    SignedCheckpoint read = SignedCheckpoint.parse(signed.bytes());
    VerifiedCheckpoint verified = read.verify(logs, witnesses);
    assertThat(verified.checkpoint()).isEqualTo(CHECKPOINT);
    assertThat(verified.log()).isEqualTo(log.verifier());
    assertThat(verified.witnesses()).containsExactly(two.verifier());
    assertThat(verified.cosignatures().getFirst().time()).isEqualTo(TIME);
  }

  @Test
  void aLogsKeyCountsForItsOwnOriginOnly() {
    SigningKey other = SigningKey.generate("example.com/other", KeyType.ED25519);
    SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, log);
    assertThatThrownBy(() -> signed.verify(List.of(other.verifier()), List.of()))
        .isInstanceOf(UntrustedCheckpointException.class)
        .hasMessageContaining("\"example.com/log\", for which no key is trusted");
    assertThatThrownBy(() -> SignedCheckpoint.sign(CHECKPOINT, other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void witnessesCannotReplaceTheLog() {
    SigningKey forged = SigningKey.generate("example.com/log", KeyType.ED25519);
    SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, forged).cosign(one, TIME);
    assertThatThrownBy(() -> signed.verify(logs, witnesses))
        .isInstanceOf(UntrustedCheckpointException.class)
        .hasMessageContaining("but not the log");
    assertThatThrownBy(() -> signed.verify(logs, List.of()))
        .isInstanceOf(UntrustedNoteException.class);
  }

  @Test
  void aWitnessThatSignsTwiceCountsOnce() {
    SignedCheckpoint signed =
        SignedCheckpoint.sign(CHECKPOINT, log).cosign(one, TIME).cosign(one, TIME.plusSeconds(9));
    assertThat(signed.verify(logs, witnesses).witnesses()).containsExactly(one.verifier());
  }

  @Test
  void cosignaturesCoverExtensionLines() {
    Checkpoint extended =
        new Checkpoint(
            CHECKPOINT.origin(), CHECKPOINT.size(), CHECKPOINT.root(), List.of("Extendo"));
    SignedCheckpoint signed = SignedCheckpoint.sign(extended, log).cosign(one, TIME);
    SignedCheckpoint changed =
        SignedCheckpoint.parse(signed.toString().replace("Extendo", "Extend@"));
    assertThatThrownBy(() -> changed.verify(logs, witnesses))
        .isInstanceOf(UntrustedNoteException.class);
  }

  @Test
  void aCacheVerifiesEachCheckpointOnce() {
    AtomicInteger verifications = new AtomicInteger();
    CheckpointCache cache =
        new CheckpointCache(
            checkpoint -> {
              verifications.incrementAndGet();
              return checkpoint.verify(logs, witnesses);
            },
            2);
    SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, log);
    SignedCheckpoint cosigned = signed.cosign(one, TIME);
    for (int i = 0; i < 10; i++) {
      assertThat(cache.verify(SignedCheckpoint.parse(signed.bytes())).witnesses()).isEmpty();
      assertThat(cache.verify(cosigned).witnesses()).hasSize(1);
    }
    assertThat(verifications).hasValue(2);
    cache.verify(signed.cosign(two, TIME));
    cache.verify(signed);
    assertThat(verifications).hasValue(4);
  }

  @Test
  void aCacheDoesNotRememberWhatItRefused() {
    CheckpointCache cache =
        new CheckpointCache(checkpoint -> checkpoint.verify(List.of(), List.of()));
    SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, log);
    assertThatThrownBy(() -> cache.verify(signed)).isInstanceOf(UntrustedCheckpointException.class);
    assertThatThrownBy(() -> cache.verify(signed)).isInstanceOf(UntrustedCheckpointException.class);
  }
}
