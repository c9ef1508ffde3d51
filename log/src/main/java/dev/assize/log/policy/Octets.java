package dev.assize.log.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Words of a policy, which are octets whatever they may mean in UTF-8. Stateless.
 *
 * <p>Different octets give different texts: what is no UTF-8 becomes text with lone surrogates,
 * which no UTF-8 gives.
 */
final class Octets {

  private static final int ESCAPED = 0xdc00;

  private Octets() {}

  /** The text of a word that was read as ISO 8859-1. */
  static String text(String latin1) {
    byte[] octets = latin1.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return escaped(latin1);
    }
  }

  private static String escaped(String latin1) {
    StringBuilder text = new StringBuilder(latin1);
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        text.setCharAt(at, (char) (ESCAPED + text.charAt(at)));
      }
    }
    return text.toString();
  }
}
