package dev.assize.log.note;

import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.VerifierKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a signature of a note is of, by the type of the key. Stateless.
 *
 * @see <a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature</a>
 */
final class SignedMessage {

  private SignedMessage() {}

  static byte[] of(VerifierKey key, String text) {
    if (key.type() != KeyType.ED25519) {
      throw new IllegalArgumentException(key.name() + " is a key for cosignatures; give a time");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] of(VerifierKey key, String text, long seconds) {
    if (key.type() != KeyType.COSIGNATURE || seconds < 0) {
      throw new IllegalArgumentException(
          "%s cannot cosign at %d: cosignatures have keys of their own and a time since 1970"
              .formatted(key.name(), seconds));
    }
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  /** The signature, if the key has made it; null if not. */
  static @Nullable VerifiedSignature verify(VerifierKey key, String text, NoteSignature signature) {
    byte[] bytes = signature.bytes();
    return switch (key.type()) {
      case ED25519 -> key.verifies(of(key, text), bytes) ? new VerifiedSignature(key, null) : null;
      case COSIGNATURE -> verifyTimed(key, text, bytes);
    };
  }

  private static @Nullable VerifiedSignature verifyTimed(
      VerifierKey key, String text, byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      return null;
    }
    long seconds = ByteBuffer.wrap(bytes).getLong();
    byte[] signature = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    if (seconds < 0 || !key.verifies(of(key, text, seconds), signature)) {
      return null;
    }
    try {
      return new VerifiedSignature(key, Instant.ofEpochSecond(seconds));
    } catch (DateTimeException e) {
      return null; // some billion years hence: no clock says that
    }
  }
}
