package dev.assize.statement.key;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A private key, written {@code PRIVATE+KEY+name+hash+base64} as Go's sumdb tools do. Immutable;
 * {@link #toString} does not show it.
 */
public final class SigningKey {

  private static final String PREFIX = "PRIVATE+KEY+";
  private static final SecureRandom ENTROPY = new SecureRandom();

  private final VerifierKey verifier;
  private final byte[] secret;

  private SigningKey(String name, KeyType type, byte[] secret) {
    this.secret = secret;
    byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(secret, 0, key, 0);
    this.verifier = new VerifierKey(name, type, key);
  }

  /**
   * A new key from the operating system's entropy.
   *
   * @throws KeyException if the name may not stand in a note
   */
  public static SigningKey generate(String name, KeyType type) {
    byte[] secret = new byte[Ed25519.SECRET_KEY_SIZE];
    ENTROPY.nextBytes(secret);
    return new SigningKey(name, type, secret);
  }

  /**
   * Reads {@code PRIVATE+KEY+name+hash+base64}.
   *
   * @throws KeyException if it has another form; the message does not repeat the key
   */
  public static SigningKey parse(String text) {
    String stripped = text.strip();
    String[] parts =
        stripped.startsWith(PREFIX) ? stripped.substring(PREFIX.length()).split("\\+", 3) : null;
    if (parts == null || parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
      throw new KeyException("no private key (PRIVATE+KEY+name+hash+base64)");
    }
    byte[] data = KeyTexts.base64(parts[2], "the private key of " + KeyTexts.excerpt(parts[0]));
    KeyType type = KeyTexts.type(data, KeyTexts.excerpt(parts[0]));
    if (data.length != 1 + Ed25519.SECRET_KEY_SIZE) {
      throw new KeyException("the private key of %s has the wrong length".formatted(parts[0]));
    }
    SigningKey key = new SigningKey(parts[0], type, Arrays.copyOfRange(data, 1, data.length));
    if (key.verifier.id() != HexFormat.fromHexDigits(parts[1])) {
      throw new KeyException(
          "the private key of %s has a hash that does not fit its name and key"
              .formatted(parts[0]));
    }
    return key;
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** 64 bytes; the same message gives the same signature. */
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  /** The private text form, for the key's file and for nothing else. */
  String secretText() {
    return PREFIX
        + verifier.name()
        + "+"
        + HexFormat.of().toHexDigits(verifier.id())
        + "+"
        + Base64.getEncoder().encodeToString(KeyTexts.typed(verifier.type(), secret));
  }

  @Override
  public String toString() {
    return "private key of " + verifier.name();
  }
}
