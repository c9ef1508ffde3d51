package dev.assize.examination.collection;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Recognises passages of {@value #LENGTH} characters or more that stand word for word in another
 * text. Only letters and digits are compared, so that line breaks, quotes and JSON's escapes make
 * no difference. By the algorithm of Karp and Rabin, with 64-bit fingerprints. Not thread-safe
 * while passages are added.
 */
final class Passages {

  /** The shortest passage, in letters and digits. */
  static final int LENGTH = 40;

  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final Pattern ESCAPES = Pattern.compile("\\\\+(?:[nrt]|u00[0-9a-fA-F]{2})");

  private final Map<Long, String> fingerprints = new HashMap<>();

  /** Adds all passages of a text; one that is known keeps the label that it has. */
  void add(String label, String text) {
    slide(text, fingerprint -> fingerprints.putIfAbsent(fingerprint, label));
  }

  void addAll(String label, Collection<String> texts) {
    texts.forEach(text -> add(label, text));
  }

  /** Labels of the texts of which a passage stands in this one. */
  Set<String> in(String text) {
    Set<String> labels = new TreeSet<>();
    if (!fingerprints.isEmpty()) {
      slide(
          text,
          fingerprint -> {
            String label = fingerprints.get(fingerprint);
            if (label != null) {
              labels.add(label);
            }
          });
    }
    return labels;
  }

  private interface Visitor {
    void passage(long fingerprint);
  }

  private static void slide(String text, Visitor visitor) {
    char[] letters = letters(text);
    long fingerprint = 0;
    for (int i = 0; i < letters.length; i++) {
      fingerprint = fingerprint * BASE + letters[i];
      if (i >= LENGTH) {
        fingerprint -= letters[i - LENGTH] * HIGHEST;
      }
      if (i >= LENGTH - 1) {
        visitor.passage(fingerprint);
      }
    }
  }

  private static final long HIGHEST = power();

  private static long power() {
    long power = 1;
    for (int i = 0; i < LENGTH; i++) {
      power *= BASE;
    }
    return power;
  }

  private static char[] letters(String text) {
    String plain = text.indexOf('\\') < 0 ? text : ESCAPES.matcher(text).replaceAll("");
    char[] letters = new char[plain.length()];
    int length = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        letters[length++] = Character.toLowerCase(c);
      }
    }
    return java.util.Arrays.copyOf(letters, length);
  }
}
