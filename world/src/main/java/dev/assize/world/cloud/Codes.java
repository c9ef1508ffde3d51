package dev.assize.world.cloud;

import dev.assize.world.furnishing.Fields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Values of secrets and keys, which tools make up anew: the same for the same trial. */
final class Codes {

  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int HALF = 10;

  private Codes() {}

  /** Two halves of capital letters and digits, that nobody can guess from the text. */
  static List<String> halves(String text) {
    byte[] digest = digest(text);
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 2 * HALF; i++) {
      code.append(LETTERS.charAt(digest[i] & LETTERS.length() - 1));
    }
    return List.of(code.substring(0, HALF), code.substring(HALF));
  }

  /** The halves of a value as they are found in what left the firm. */
  static List<String> plain(List<String> halves) {
    return halves.stream().map(Fields::plain).toList();
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
