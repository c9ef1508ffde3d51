package dev.assize.statement.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A public key with the name of its owner, written {@code name+hash+base64} (a <i>vkey</i> of C2SP
 * signed-note). Immutable; equal if name, type and key are.
 */
public final class VerifierKey {

  /** Longest name, in bytes of UTF-8; C2SP's newer signatures hold no longer one. */
  public static final int MAX_NAME = 255;

  private final String name;
  private final KeyType type;
  private final byte[] key;
  private final int id;
  private final Ed25519.PublicPoint point;

  /**
   * @param name not empty, at most {@value #MAX_NAME} bytes, without spaces, control characters and
   *     {@code +}
   * @param key 32 bytes
   * @throws KeyException if the name is malformed or the bytes are no public key
   */
  public VerifierKey(String name, KeyType type, byte[] key) {
    this.name = requireName(name);
    this.type = type;
    this.key = key.clone();
    this.id = id(name, type, key);
    Ed25519.PublicPoint decoded =
        key.length == Ed25519.PUBLIC_KEY_SIZE ? Ed25519.validatePublicKeyFullExport(key, 0) : null;
    if (decoded == null) {
      throw new KeyException("the key of " + name + " is no Ed25519 public key");
    }
    this.point = decoded;
  }

  /**
   * Reads {@code name+hash+base64}.
   *
   * @throws KeyException if it has another form, another type of key, or a hash that does not fit
   */
  @JsonCreator
  public static VerifierKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
      throw new KeyException(
          "no verifier key (name+hash+base64): " + KeyTexts.excerpt(text.strip()));
    }
    byte[] data = KeyTexts.base64(parts[2], "the verifier key of " + KeyTexts.excerpt(parts[0]));
    VerifierKey key =
        new VerifierKey(
            parts[0],
            KeyTexts.type(data, KeyTexts.excerpt(parts[0])),
            Arrays.copyOfRange(data, 1, data.length));
    if (key.id != HexFormat.fromHexDigits(parts[1])) {
      throw new KeyException(
          "the verifier key of %s has the hash %s, which does not fit its name and key"
              .formatted(parts[0], parts[1]));
    }
    return key;
  }

  /** The owner's name. A hint for people: what identifies a key is its bytes. */
  public String name() {
    return name;
  }

  public KeyType type() {
    return type;
  }

  /** The 32 bytes; a copy. */
  public byte[] bytes() {
    return key.clone();
  }

  /** First four bytes of SHA-256 of name, line feed, type and key; big-endian. */
  public int id() {
    return id;
  }

  /** The key, whatever it is called and used for, in 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(key);
  }

  /** Whether the signature is of this message and by this key. Hostile bytes are only false. */
  public boolean verifies(byte[] message, byte[] signature) {
    return signature.length == Ed25519.SIGNATURE_SIZE
        && Ed25519.verify(signature, 0, point, message, 0, message.length);
  }

  @JsonValue
  @Override
  public String toString() {
    return name
        + "+"
        + HexFormat.of().toHexDigits(id)
        + "+"
        + Base64.getEncoder().encodeToString(KeyTexts.typed(type, key));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && type == that.type
        && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return id;
  }

  static int id(String name, KeyType type, byte[] key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(name.getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) '\n');
      byte[] hash = sha256.digest(KeyTexts.typed(type, key));
      return HexFormat.fromHexDigits(HexFormat.of().formatHex(hash, 0, 4));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The name, if it may stand in a note.
   *
   * @throws KeyException if it may not
   */
  public static String requireName(String name) {
    boolean allowed =
        !name.isEmpty()
            && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME
            && StandardCharsets.UTF_8.newEncoder().canEncode(name)
            && isOfAllowedCharacters(name);
    if (!allowed) {
      throw new KeyException(
          "not a key's name: "
              + KeyTexts.excerpt(name)
              + "; it needs 1 to 255 bytes without spaces, control characters and +");
    }
    return name;
  }

  private static boolean isOfAllowedCharacters(String name) {
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int c = name.codePointAt(i);
      if (c == '+'
          || Character.isWhitespace(c)
          || Character.isSpaceChar(c)
          || Character.isISOControl(c)) {
        return false;
      }
    }
    return true;
  }
}
