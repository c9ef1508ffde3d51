package dev.assize.log.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes from outside as text, without the replacement of what is malformed. Stateless. */
public final class Utf8 {

  private Utf8() {}

  /**
   * The text of the bytes.
   *
   * @param format what the bytes should be, for the message
   * @param max most bytes to accept
   * @throws MalformedTextException if they are more, or no UTF-8
   */
  public static String decode(String format, byte[] bytes, int max) {
    requireSize(format, bytes.length, max);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedTextException(format + ": not UTF-8");
    }
  }

  /**
   * The text itself.
   *
   * @param max most bytes of UTF-8
   * @throws MalformedTextException if it has more, or half of a pair of surrogates
   */
  public static String require(String format, String text, int max) {
    requireSize(format, text.length(), max); // before anything is copied
    requireSize(format, text.getBytes(StandardCharsets.UTF_8).length, max);
    if (hasHalves(text)) {
      throw new MalformedTextException(format + ": cannot be written in UTF-8");
    }
    return text;
  }

  private static boolean hasHalves(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static void requireSize(String format, int size, int max) {
    if (size > max) {
      throw new MalformedTextException(
          "%s: too long: %,d bytes, and at most %,d are read".formatted(format, size, max));
    }
  }
}
