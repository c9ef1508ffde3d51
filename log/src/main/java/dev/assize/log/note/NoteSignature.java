package dev.assize.log.note;

import dev.assize.log.text.Excerpt;
import dev.assize.log.text.MalformedTextException;
import dev.assize.statement.key.KeyException;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note, of whatever key and type.
 *
 * @param name of the key
 * @param base64 of the key's id (four bytes, big-endian) and the signature
 */
public record NoteSignature(String name, String base64) {

  private static final String DASH = "— ";
  private static final int ID_SIZE = 4;

  /**
   * @throws MalformedTextException if they could not stand in a note
   */
  public NoteSignature {
    try {
      VerifierKey.requireName(name);
    } catch (KeyException e) {
      throw new MalformedTextException("signature: " + e.getMessage());
    }
    if (decode(name, base64).length <= ID_SIZE) {
      throw new MalformedTextException("the signature of " + Excerpt.of(name) + " is empty");
    }
  }

  /**
   * Reads {@code — name base64}, without a line feed.
   *
   * @throws MalformedTextException if it is something else
   */
  public static NoteSignature parse(String line) {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw new MalformedTextException(
          "a signature is written \"— name base64\", not " + Excerpt.of(line));
    }
    return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
  }

  /**
   * Signs the text of a note.
   *
   * @throws IllegalArgumentException if the key is one for cosignatures
   */
  public static NoteSignature sign(String text, SigningKey key) {
    return of(key.verifier(), key.sign(SignedMessage.of(key.verifier(), text)));
  }

  /**
   * Cosigns the text of a note.
   *
   * @param time of which the whole seconds are signed
   * @throws IllegalArgumentException if the key is not one for cosignatures, or the time is before
   *     1970
   */
  public static NoteSignature cosign(String text, SigningKey key, Instant time) {
    byte[] signature = key.sign(SignedMessage.of(key.verifier(), text, time.getEpochSecond()));
    byte[] timed =
        ByteBuffer.allocate(Long.BYTES + signature.length)
            .putLong(time.getEpochSecond())
            .put(signature)
            .array();
    return of(key.verifier(), timed);
  }

  private static NoteSignature of(VerifierKey key, byte[] signature) {
    byte[] data =
        ByteBuffer.allocate(ID_SIZE + signature.length).putInt(key.id()).put(signature).array();
    return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(data));
  }

  /** The key's id: of keys with the same name it tells which. */
  public int keyId() {
    return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).getInt();
  }

  /** The signature without the key's id; a copy. */
  public byte[] bytes() {
    byte[] data = Base64.getDecoder().decode(base64);
    return Arrays.copyOfRange(data, ID_SIZE, data.length);
  }

  /** Whether it claims to be by this key. */
  public boolean claims(VerifierKey key) {
    return name.equals(key.name()) && keyId() == key.id();
  }

  /** The line, without its line feed. */
  @Override
  public String toString() {
    return DASH + name + " " + base64;
  }

  private static byte[] decode(String name, String base64) {
    try {
      byte[] data = Base64.getDecoder().decode(base64);
      if (Base64.getEncoder().encodeToString(data).equals(base64)) {
        return data;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new MalformedTextException(
        "the signature of %s is not standard base64 with padding".formatted(Excerpt.of(name)));
  }
}
