package dev.assize.register.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.register.Given;
import dev.assize.register.entry.QuotedCheckpoint;
import dev.assize.statement.Digest;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LotterySeedTest {

  private final SigningKey log = SigningKey.generate("log.example", KeyType.ED25519);
  private final Hash root = Hash.leaf("entry".getBytes(StandardCharsets.UTF_8));

  private String checkpoint(long size, List<String> extensions) {
    return SignedCheckpoint.sign(new Checkpoint("log.example", size, root, extensions), log)
        .toString();
  }

  @Test
  void isTheDigestOfTheCheckpointAndItsSignature() {
    String checkpoint = checkpoint(8, List.of());
    LotterySeed drawn = LotterySeed.from(checkpoint, log.verifier(), 7);
    String[] parts = checkpoint.split("\n\n");
    String text = "assize/lottery/v1\n" + parts[0] + "\n" + parts[1];
    assertThat(drawn.seed().hex())
        .isEqualTo(Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex());
    assertThat(drawn.checkpoint().root()).isEqualTo(root);
  }

  @Test
  void cosignaturesDoNotEnter() {
    SigningKey other = SigningKey.generate("other.example", KeyType.ED25519);
    SignedCheckpoint plain = SignedCheckpoint.parse(checkpoint(8, List.of()));
    SignedCheckpoint more =
        plain.with(
            SignedCheckpoint.sign(new Checkpoint("other.example", 8, root), other)
                .note()
                .signatures());
    assertThat(LotterySeed.from(more.toString(), log.verifier(), 7))
        .isEqualTo(LotterySeed.from(plain.toString(), log.verifier(), 7));
  }

  @Test
  void refusesAnotherCheckpointThanTheOneThatEndsWithTheEntry() {
    String checkpoint = checkpoint(9, List.of());
    assertThatThrownBy(() -> LotterySeed.from(checkpoint, log.verifier(), 7))
        .isInstanceOf(NoSeedException.class)
        .hasMessage("the checkpoint ends with entry 8, but entry 7 called for the draw");
  }

  @Test
  void refusesExtensionsWhichCouldBeChosen() {
    String checkpoint = checkpoint(8, List.of("pick me"));
    assertThatThrownBy(() -> LotterySeed.from(checkpoint, log.verifier(), 7))
        .isInstanceOf(NoSeedException.class)
        .hasMessageContaining("extension");
  }

  @Test
  void refusesOtherKeysAndBrokenSignatures() {
    String checkpoint = checkpoint(8, List.of());
    SigningKey other = SigningKey.generate("log.example", KeyType.ED25519);
    assertThatThrownBy(() -> LotterySeed.from(checkpoint, other.verifier(), 7))
        .isInstanceOf(NoSeedException.class);
    String changed = checkpoint.replaceFirst("\n8\n", "\n9\n");
    assertThatThrownBy(() -> LotterySeed.from(changed, log.verifier(), 8))
        .isInstanceOf(NoSeedException.class);
  }

  @Test
  void whatWasVerifiedBeforeGivesTheSameSeed() {
    String checkpoint = checkpoint(8, List.of());
    QuotedCheckpoint known = QuotedCheckpoint.verified(checkpoint, log.verifier()).orElseThrow();
    assertThat(LotterySeed.from(checkpoint, log.verifier(), 7, known))
        .isEqualTo(LotterySeed.from(checkpoint, log.verifier(), 7));
  }

  @Test
  void copiesOfTheLogsSignatureAreLeftToWhoeverDraws() {
    String checkpoint = checkpoint(8, List.of());
    SignedCheckpoint signed = SignedCheckpoint.parse(checkpoint);
    String copied = signed.with(signed.note().signatures()).toString();
    assertThat(QuotedCheckpoint.verified(copied, log.verifier())).isEmpty();
    assertThat(LotterySeed.from(copied, log.verifier(), 7).seed())
        .isEqualTo(LotterySeed.from(checkpoint, log.verifier(), 7).seed());
  }

  @Test
  void whatWasVerifiedBeforeIsBelievedForItsTextAndKey() {
    String forged = checkpoint(7, List.of()).replaceFirst("\n7\n", "\n8\n");
    QuotedCheckpoint believed = new QuotedCheckpoint(forged, log.verifier());
    assertThat(LotterySeed.from(forged, log.verifier(), 7, believed).checkpoint().size())
        .isEqualTo(8);
  }

  @Test
  void whatWasVerifiedOfAnotherTextOrForAnotherKeyDoesNotCount() {
    SigningKey other = SigningKey.generate("log.example", KeyType.ED25519);
    SigningKey renamed = SigningKey.generate("renamed.example", KeyType.ED25519);
    String forged = checkpoint(7, List.of()).replaceFirst("\n7\n", "\n8\n");
    for (QuotedCheckpoint known :
        List.of(
            new QuotedCheckpoint(checkpoint(8, List.of()), log.verifier()),
            new QuotedCheckpoint(forged, other.verifier()),
            new QuotedCheckpoint(forged, renamed.verifier()))) {
      assertThatThrownBy(() -> LotterySeed.from(forged, log.verifier(), 7, known))
          .isInstanceOf(NoSeedException.class)
          .hasMessageContaining("the signature of log.example is false");
    }
  }

  @Test
  void whatWasVerifiedBeforeMustStillBeTheRightCheckpoint() {
    String late = checkpoint(9, List.of());
    String extended = checkpoint(8, List.of("pick me"));
    for (String each : List.of(late, extended)) {
      QuotedCheckpoint known = QuotedCheckpoint.verified(each, log.verifier()).orElseThrow();
      assertThatThrownBy(() -> LotterySeed.from(each, log.verifier(), 7, known))
          .isInstanceOf(NoSeedException.class);
    }
  }

  @Test
  void nothingIsVerifiedOfWhatAnotherSignedOrNobody() {
    String checkpoint = checkpoint(8, List.of());
    SigningKey other = SigningKey.generate("log.example", KeyType.ED25519);
    assertThat(QuotedCheckpoint.verified(checkpoint, other.verifier())).isEmpty();
    assertThat(QuotedCheckpoint.verified(checkpoint.replaceFirst("\n8\n", "\n9\n"), log.verifier()))
        .isEmpty();
    assertThat(QuotedCheckpoint.verified("no checkpoint", log.verifier())).isEmpty();
  }

  @Test
  void whateverBytesComeItAnswersOrRefuses() {
    String checkpoint = checkpoint(8, List.of());
    var random = new dev.assize.statement.Seed(Given.digest("fuzz").hex()).random();
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(checkpoint);
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(300));
      try {
        LotterySeed.from(text.toString(), log.verifier(), 7);
      } catch (NoSeedException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_800);
  }
}
