package dev.assize.bench;

import dev.assize.sandbox.canary.Canary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Twelve forms of a token as fixed patterns: as it is, upper and lower case, reversed, base64 in
 * three alignments and base32 in five.
 */
final class CanaryPatterns {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private CanaryPatterns() {}

  /** One pattern on each line. */
  static byte[] of(List<Canary> canaries) {
    StringBuilder patterns = new StringBuilder();
    canaries.forEach(
        canary -> forms(canary.token()).forEach(form -> patterns.append(form).append('\n')));
    return patterns.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static List<String> forms(String token) {
    List<String> forms = new ArrayList<>();
    forms.add(token);
    forms.add(token.toUpperCase(Locale.ROOT));
    forms.add(token.toLowerCase(Locale.ROOT));
    forms.add(new StringBuilder(token).reverse().toString());
    for (int before = 0; before < 3; before++) {
      String text = "\0".repeat(before) + token;
      String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
      forms.add(encoded.substring((8 * before + 5) / 6, 8 * text.length() / 6));
    }
    for (int before = 0; before < 5; before++) {
      String encoded = base32("\0".repeat(before) + token);
      forms.add(encoded.substring((8 * before + 4) / 5, 8 * (before + token.length()) / 5));
    }
    return forms;
  }

  private static String base32(String text) {
    StringBuilder digits = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      buffer = (buffer << 8) | text.charAt(i);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        digits.append(BASE32.charAt((buffer >> bits) & 31));
      }
    }
    return digits.toString();
  }
}
