package dev.assize.statement.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  /** The example key of Go's note package, which signed-note was specified from. */
  private static final String PETER_NEUMANN =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String PETER_PRIVATE =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void theTextFormsAreThoseOfGo() {
    SigningKey key = SigningKey.parse(PETER_PRIVATE);
    assertThat(key.verifier()).hasToString(PETER_NEUMANN);
    assertThat(VerifierKey.parse(PETER_NEUMANN)).isEqualTo(key.verifier());
    assertThat(key.secretText()).isEqualTo(PETER_PRIVATE);
  }

  @Test
  void theJdkVerifiesWhatIsSigned() throws Exception {
    SigningKey key = SigningKey.generate("example.org/evaluator", KeyType.ED25519);
    byte[] spki = HexFormat.of().parseHex("302a300506032b6570032100" + key.verifier().hex());
    Signature jdk = Signature.getInstance("Ed25519");
    jdk.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
    jdk.update(MESSAGE);
    assertThat(jdk.verify(key.sign(MESSAGE))).isTrue();
  }

  @Test
  void onlyTheOwnSignatureOfTheSameMessageVerifies() {
    SigningKey key = SigningKey.generate("a", KeyType.ED25519);
    byte[] signature = key.sign(MESSAGE);
    assertThat(key.verifier().verifies(MESSAGE, signature)).isTrue();
    assertThat(SigningKey.generate("a", KeyType.ED25519).verifier().verifies(MESSAGE, signature))
        .isFalse();
    assertThat(key.verifier().verifies(new byte[0], signature)).isFalse();
    assertThat(key.verifier().verifies(MESSAGE, new byte[63])).isFalse();
    for (int at = 0; at < signature.length; at++) {
      byte[] changed = signature.clone();
      changed[at] ^= 1;
      assertThat(key.verifier().verifies(MESSAGE, changed)).isFalse();
    }
  }

  @Test
  void theSameKeyForCosignaturesHasAnotherId() {
    VerifierKey key = SigningKey.parse(PETER_PRIVATE).verifier();
    VerifierKey other = new VerifierKey(key.name(), KeyType.COSIGNATURE, key.bytes());
    assertThat(other.id()).isNotEqualTo(key.id());
    assertThat(other).isNotEqualTo(key);
    assertThat(VerifierKey.parse(other.toString())).isEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq",
        "PeterNeumann+c74f20a3+",
        "PeterNeumann+c74f20a3+not base64",
        // the neutral element: every message would have a signature
        "x+b6e1a4f3+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatIsNoPublicKeyIsRefused(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(KeyException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a+b", "a\nb", "a\u00a0b", "\ud800"})
  void namesThatCouldNotStandInANoteAreRefused(String name) {
    assertThatThrownBy(() -> SigningKey.generate(name, KeyType.ED25519))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("not a key's name");
  }

  @Test
  void aKeyIsWrittenForItsOwnerOnlyAndReadBack() throws Exception {
    Path file = folder.resolve("keys/evaluator.key");
    SigningKey key = KeyFile.readOrGenerate(file, "evaluator", KeyType.ED25519);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(KeyFile.read(file).verifier()).isEqualTo(key.verifier());
    assertThat(KeyFile.readOrGenerate(file, "other", KeyType.ED25519).verifier())
        .isEqualTo(key.verifier());
    assertThat(folder.resolve("keys/evaluator.vkey")).hasContent(key.verifier().toString());
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aKeyThatOthersCanReadIsRefused() throws Exception {
    Path file = folder.resolve("a.key");
    KeyFile.writeNew(file, SigningKey.generate("a", KeyType.ED25519));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> KeyFile.read(file))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aKeyIsNeverReplaced() throws Exception {
    Path file = folder.resolve("a.key");
    SigningKey first = SigningKey.generate("a", KeyType.ED25519);
    KeyFile.writeNew(file, first);
    assertThatThrownBy(() -> KeyFile.writeNew(file, SigningKey.generate("a", KeyType.ED25519)))
        .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    assertThat(KeyFile.read(file).verifier()).isEqualTo(first.verifier());
  }

  @Test
  void noMessageRepeatsAPrivateKey() {
    SigningKey key = SigningKey.parse(PETER_PRIVATE);
    String secret = PETER_PRIVATE.substring(PETER_PRIVATE.lastIndexOf('+') + 1);
    assertThat(key.toString()).doesNotContain(secret);
    assertThatThrownBy(() -> SigningKey.parse(PETER_PRIVATE.replace("c74f", "c74e")))
        .hasMessageNotContaining(secret);
    assertThatThrownBy(() -> SigningKey.parse(PETER_PRIVATE + "A")).hasMessageNotContaining(secret);
  }
}
