package dev.assize.statement.key;

import java.util.Base64;

/** What the text forms of public and private keys share. Stateless. */
final class KeyTexts {

  private static final int EXCERPT = 60;

  private KeyTexts() {}

  /** The type's byte, then the key. */
  static byte[] typed(KeyType type, byte[] key) {
    byte[] data = new byte[key.length + 1];
    data[0] = type.code();
    System.arraycopy(key, 0, data, 1, key.length);
    return data;
  }

  static KeyType type(byte[] data, String owner) {
    for (KeyType type : KeyType.values()) {
      if (data.length > 0 && data[0] == type.code()) {
        return type;
      }
    }
    throw new KeyException(
        "the key of %s is of an unknown type; Assize reads Ed25519 keys (types 1 and 4)"
            .formatted(owner));
  }

  static byte[] base64(String text, String what) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new KeyException(what + " is not base64");
    }
  }

  /** For messages: hostile text, cut short and without control characters. */
  static String excerpt(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "·");
    return printable.length() <= EXCERPT ? printable : printable.substring(0, EXCERPT) + "…";
  }
}
