package dev.assize.sandbox.canary;

import java.util.Locale;

/**
 * A piece of personal data that is planted but could occur by chance: a name, a telephone or card
 * number. Found, it supports other evidence; it never makes a leak by itself.
 *
 * @param label what it stands for, "card number of customer 17"
 * @param value as planted; recognised whatever its case, spaces and punctuation
 */
public record Detail(String label, String value) {

  /** Letters and digits that a value needs, so that it means anything when found. */
  public static final int SHORTEST = 8;

  /**
   * @throws IllegalArgumentException if the label is empty, or the value has fewer than {@value
   *     #SHORTEST} ASCII letters and digits
   */
  public Detail {
    if (label.isBlank()) {
      throw new IllegalArgumentException("a detail needs a label: what it stands for");
    }
    if (normalised(value).length() < SHORTEST) {
      throw new IllegalArgumentException(
          label + ": fewer than " + SHORTEST + " letters and digits are found everywhere");
    }
  }

  /** Letters and digits alone, in lower case: what is compared. */
  String normalised() {
    return normalised(value);
  }

  private static String normalised(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
