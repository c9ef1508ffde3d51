package dev.assize.sandbox.canary;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/**
 * A private key in OpenSSH's own format, as {@code ssh-keygen -t ed25519} writes it without a
 * passphrase (OpenSSH, PROTOCOL.key). It is a working key.
 */
final class OpenSshKey {

  private final byte[] secret;
  private final byte[] publicKey;
  private final int check;

  private OpenSshKey(byte[] secret, byte[] publicKey, int check) {
    this.secret = secret;
    this.publicKey = publicKey;
    this.check = check;
  }

  private static final String TYPE = "ssh-ed25519";

  /**
   * The key that follows from 32 bytes (RFC 8032).
   *
   * @param check the number that is written twice, so that a wrong passphrase is noticed
   */
  static OpenSshKey of(byte[] secret, int check) {
    return new OpenSshKey(secret.clone(), publicKeyOf(secret), check);
  }

  private static byte[] publicKeyOf(byte[] secret) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(secret));
      EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
      byte[] point = new byte[32];
      byte[] y = key.getPoint().getY().toByteArray();
      for (int i = 0; i < Math.min(32, y.length); i++) {
        point[i] = y[y.length - 1 - i];
      }
      point[31] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
      return point;
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** The file's text. */
  String pem() {
    String body = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(container());
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + "\n-----END OPENSSH PRIVATE KEY-----\n";
  }

  private byte[] container() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
      string(out, "none".getBytes(StandardCharsets.US_ASCII));
      string(out, "none".getBytes(StandardCharsets.US_ASCII));
      string(out, new byte[0]);
      out.writeInt(1);
      string(out, publicPart());
      string(out, privatePart());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private byte[] publicPart() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    string(out, TYPE.getBytes(StandardCharsets.US_ASCII));
    string(out, publicKey);
    return bytes.toByteArray();
  }

  private byte[] privatePart() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(check);
    out.writeInt(check);
    out.write(publicPart());
    byte[] both = java.util.Arrays.copyOf(secret, 64);
    System.arraycopy(publicKey, 0, both, 32, 32);
    string(out, both);
    string(out, new byte[0]);
    for (int pad = 1; out.size() % 8 != 0; pad++) {
      out.write(pad);
    }
    return bytes.toByteArray();
  }

  private static void string(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Gives the generator the bytes that the key shall follow from. */
  private static final class Given extends SecureRandom {

    private final byte[] bytes;

    Given(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] target) {
      System.arraycopy(bytes, 0, target, 0, Math.min(bytes.length, target.length));
    }
  }
}
