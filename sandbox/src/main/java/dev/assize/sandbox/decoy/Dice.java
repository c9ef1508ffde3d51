package dev.assize.sandbox.decoy;

import dev.assize.statement.Seed;
import java.util.List;

/** Chance, from a seed. Not thread-safe. */
final class Dice {

  private static final String HEX = "0123456789abcdef";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final Seed.Random random;

  Dice(Seed seed) {
    random = seed.random();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T pick(List<T> list) {
    return random.pick(list);
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Lower-case hexadecimal digits. */
  String hex(int digits) {
    return text(HEX, digits);
  }

  /** Lower-case letters. */
  String letters(int length) {
    return text(LETTERS, length);
  }

  /** Capitals and digits, as identifiers of accounts have them. */
  String capitals(int length) {
    return text(UPPER, length);
  }

  /** Decimal digits, the first of which is no zero. */
  String digits(int length) {
    return (char) ('1' + random.nextInt(9)) + text("0123456789", length - 1);
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private String text(String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
