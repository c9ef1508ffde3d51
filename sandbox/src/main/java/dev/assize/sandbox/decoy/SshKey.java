package dev.assize.sandbox.decoy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key as OpenSSH writes it (PROTOCOL.key of OpenSSH, RFC 8709). The private part is
 * whatever 32 bytes are given, so a secret text can be the key itself.
 */
final class SshKey {

  private static final String TYPE = "ssh-ed25519";
  private static final int LINE = 70;
  private static final int BLOCK = 8;
  private static final int SEED = 32;

  private final byte[] seed;
  private final byte[] point;

  /**
   * @param seed the private part, 32 bytes
   */
  SshKey(byte[] seed) {
    this.seed = seed.clone();
    point = pointOf(seed);
  }

  /** The line of a {@code .pub} file or of {@code authorized_keys}, without the comment. */
  String publicLine() {
    return TYPE + " " + Base64.getEncoder().encodeToString(publicBlob());
  }

  /** The private key file, not encrypted. */
  String privateFile(String comment, int check) {
    Blob inner = new Blob();
    inner.number(check).number(check).text(TYPE).bytes(point);
    byte[] both = Arrays.copyOf(seed, 2 * SEED);
    System.arraycopy(point, 0, both, SEED, SEED);
    inner.bytes(both).text(comment);
    for (int pad = 1; inner.size() % BLOCK != 0; pad++) {
      inner.raw(new byte[] {(byte) pad});
    }
    Blob outer = new Blob();
    outer.raw("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
    outer.text("none").text("none").text("").number(1).bytes(publicBlob()).bytes(inner.all());
    byte[] feed = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(LINE, feed).encodeToString(outer.all())
        + "\n-----END OPENSSH PRIVATE KEY-----\n";
  }

  private byte[] publicBlob() {
    return new Blob().text(TYPE).bytes(point).all();
  }

  /** The JDK derives the public point only while it generates a key, from bytes it asks for. */
  private static byte[] pointOf(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      initialize(generator, seed);
      KeyPair pair = generator.generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      return Arrays.copyOfRange(encoded, encoded.length - SEED, encoded.length);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void initialize(KeyPairGenerator generator, byte[] seed)
      throws InvalidAlgorithmParameterException {
    generator.initialize(
        NamedParameterSpec.ED25519,
        new SecureRandom() {
          @Serial private static final long serialVersionUID = 1;

          @Override
          public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
          }
        });
  }

  /** Fields, each after its length, as SSH has them (RFC 4251, section 5). */
  private static final class Blob {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream data = new DataOutputStream(bytes);

    Blob number(int number) {
      try {
        data.writeInt(number);
        return this;
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    Blob raw(byte[] content) {
      bytes.writeBytes(content);
      return this;
    }

    Blob bytes(byte[] content) {
      return number(content.length).raw(content);
    }

    Blob text(String text) {
      return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    int size() {
      return bytes.size();
    }

    byte[] all() {
      return bytes.toByteArray();
    }
  }
}
