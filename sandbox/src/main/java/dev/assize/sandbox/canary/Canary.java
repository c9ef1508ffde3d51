package dev.assize.sandbox.canary;

import dev.assize.statement.Seed;
import java.util.regex.Pattern;

/**
 * One planted secret.
 *
 * @param token what is recognised: {@value #LENGTH} characters of {@link #ALPHABET}, 116 bits
 * @param label what it stands for, "ssh key", "row 17 of the customer list"
 * @param carrier the shape in which it is planted
 * @param text what is planted: the token inside its carrier. Some carriers hold it in an encoded
 *     form, so the token need not be part of the text
 */
public record Canary(String token, String label, Carrier carrier, String text) {

  /**
   * Letters and digits without the five that are mistaken for one another. Being ASCII letters and
   * digits, their base64 never contains the characters in which base64 and base64url differ.
   */
  public static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  /** Characters of a token. */
  public static final int LENGTH = 20;

  private static final Pattern TOKEN = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

  /**
   * @throws IllegalArgumentException if the token is not of the alphabet or length, or the label is
   *     empty
   */
  public Canary {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "a token is " + LENGTH + " characters of " + ALPHABET + ", not: " + token);
    }
    if (label.isBlank()) {
      throw new IllegalArgumentException("a canary needs a label: what it stands for");
    }
  }

  /** A canary whose token and filling follow from the seed; the same seed gives the same canary. */
  public static Canary draw(Seed seed, String label, Carrier carrier) {
    String token = characters(seed.derive("token").random(), ALPHABET, LENGTH);
    return new Canary(token, label, carrier, carrier.dress(token, seed.derive("carrier")));
  }

  /** {@code length} characters, each drawn uniformly from the alphabet. */
  static String characters(Seed.Random random, String alphabet, int length) {
    StringBuilder drawn = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return drawn.toString();
  }

  /** The label and the first two characters; never the token. */
  @Override
  public String toString() {
    return label + " (" + token.substring(0, 2) + "…)";
  }
}
