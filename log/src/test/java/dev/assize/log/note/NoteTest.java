package dev.assize.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.text.MalformedTextException;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {

  private static final String TEXT = "If you think cryptography is the answer,\n\nthink again.\n";

  private final SigningKey alice = SigningKey.generate("alice.example", KeyType.ED25519);
  private final SigningKey bob = SigningKey.generate("bob.example", KeyType.ED25519);
  private final SigningKey witness = SigningKey.generate("witness.example", KeyType.COSIGNATURE);
  private final Note note = Note.sign(TEXT, alice);

  @Test
  void whatWasSignedIsReadAndVerifiedAgain() {
    Note read = Note.parse(note.bytes());
    assertThat(read).isEqualTo(note).isEqualTo(Note.parse(note.toString()));
    VerifiedNote verified = read.verify(List.of(alice.verifier()));
    assertThat(verified.text()).isEqualTo(TEXT);
    assertThat(verified.signatures())
        .containsExactly(new VerifiedSignature(alice.verifier(), null));
  }

  @Test
  void aCosignatureSaysWhenItWasMade() {
    Note cosigned = note.cosign(witness, Instant.parse("2026-11-23T10:15:30.999Z"));
    VerifiedNote verified =
        Note.parse(cosigned.bytes()).verify(List.of(alice.verifier(), witness.verifier()));
    assertThat(verified.by(witness.verifier()))
        .contains(new VerifiedSignature(witness.verifier(), Instant.parse("2026-11-23T10:15:30Z")));
  }

  @Test
  void everyChangeOfAByteIsNoticed() {
    byte[] bytes = note.cosign(witness, Instant.ofEpochSecond(1_700_000_000)).bytes();
    List<VerifierKey> keys = List.of(alice.verifier(), witness.verifier());
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << bit);
        assertThat(isWhollyVerified(changed, keys)).as("byte %d, bit %d", at, bit).isFalse();
      }
    }
  }

  private static boolean isWhollyVerified(byte[] bytes, List<VerifierKey> keys) {
    try {
      return Note.parse(bytes).verify(keys).signatures().size() == keys.size();
    } catch (MalformedTextException | UntrustedNoteException e) {
      return false;
    }
  }

  @Test
  void aNoteOfStrangersIsRefused() {
    assertThatThrownBy(() -> note.verify(List.of(bob.verifier())))
        .isInstanceOf(UntrustedNoteException.class)
        .hasMessageContaining("trusted: bob.example; signed by: alice.example");
    assertThatThrownBy(() -> note.verify(List.of())).isInstanceOf(UntrustedNoteException.class);
  }

  @Test
  void signaturesOfStrangersAreAsIfTheyWereNotThere() {
    Note strange =
        note.with(
            List.of(
                NoteSignature.sign(TEXT, bob),
                NoteSignature.parse("— alice.example AAAAAAAA"),
                NoteSignature.parse("— some/thing " + "A".repeat(4000))));
    assertThat(Note.parse(strange.bytes()).verify(List.of(alice.verifier())).signatures())
        .hasSize(1);
  }

  @Test
  void oneFalseSignatureOfATrustedKeySpoilsTheNote() {
    NoteSignature other = NoteSignature.sign("another text\n", bob);
    Note spoiled = note.with(List.of(other));
    assertThat(spoiled.verify(List.of(alice.verifier())).signatures()).hasSize(1);
    assertThatThrownBy(() -> spoiled.verify(List.of(alice.verifier(), bob.verifier())))
        .isInstanceOf(UntrustedNoteException.class)
        .hasMessageContaining("the signature of bob.example is false");
  }

  @Test
  void aSignatureIsOfItsKeysTypeOnly() {
    VerifierKey sameForCosignatures =
        new VerifierKey("alice.example", KeyType.COSIGNATURE, alice.verifier().bytes());
    assertThatThrownBy(() -> note.verify(List.of(sameForCosignatures)))
        .isInstanceOf(UntrustedNoteException.class);
    assertThatThrownBy(() -> Note.sign(TEXT, witness)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> note.cosign(alice, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void upToAHundredSignaturesAreRead() {
    List<NoteSignature> more = new ArrayList<>();
    for (int i = 1; i < Note.MAX_SIGNATURES; i++) {
      more.add(NoteSignature.parse("— stranger" + i + " AAAAAAAA"));
    }
    Note full = note.with(more);
    assertThat(Note.parse(full.bytes()).signatures()).hasSize(100);
    assertThatThrownBy(() -> Note.parse(full + "— one/more AAAAAAAA\n"))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageContaining("more than 100 signatures");
  }

  @Test
  void theLastEmptyLineSeparates() {
    Note empty = Note.sign("\n", alice);
    assertThat(Note.parse(empty.bytes()).text()).isEqualTo("\n");
    Note emptyLines = Note.sign("a\n\n\n", alice);
    assertThat(Note.parse(emptyLines.bytes()).text()).isEqualTo("a\n\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n\n\n",
        "text\n— a AAAAAAAA\n",
        "text\n\n— a AAAAAAAA",
        "text\n\n— a AAAAAAAA\r\n",
        "text\r\n\n— a AAAAAAAA\n",
        "te\txt\n\n— a AAAAAAAA\n",
        "te\0xt\n\n— a AAAAAAAA\n",
        "text\n\n- a AAAAAAAA\n",
        "text\n\n—a AAAAAAAA\n",
        "text\n\n— a  AAAAAAAA\n",
        "text\n\n— a AAAAAAAA \n",
        "text\n\n—  AAAAAAAA\n",
        "text\n\n— a\u00a0b AAAAAAAA\n",
        "text\n\n— a+b AAAAAAAA\n",
        "text\n\n— a AAAAAAA\n",
        "text\n\n— a AAAAAA\n",
        "text\n\n— a AAAAAA==\n",
        "text\n\n— a AAAAAAB=\n",
        "text\n\n— a AAA_AAAA\n",
        "text\n\n— a\n",
        "\ud800\n\n— a AAAAAAAA\n",
      })
  void whatIsNoNoteIsRefused(String text) {
    assertThatThrownBy(() -> Note.parse(text)).isInstanceOf(MalformedTextException.class);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] bytes = "te?xt\n\n— a AAAAAAAA\n".getBytes(StandardCharsets.UTF_8);
    bytes[2] = (byte) 0xff;
    assertThatThrownBy(() -> Note.parse(bytes)).hasMessage("note: not UTF-8");
  }

  @Test
  void aNoteWithoutEndIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> Note.parse(new byte[Note.MAX_SIZE + 1]))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageContaining("524,289 bytes");
  }

  @Test
  void thereAreNoTimesBefore1970() {
    assertThatThrownBy(() -> note.cosign(witness, Instant.ofEpochSecond(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
