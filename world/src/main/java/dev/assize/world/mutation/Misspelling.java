package dev.assize.world.mutation;

import dev.assize.statement.Seed;

/**
 * Slips of the keyboard, in words that name no thing.
 *
 * @param share of the words of four characters or more that get one, from 0 to 1
 */
public record Misspelling(double share) implements TextRewriting {

  private static final int SHORTEST = 4;

  @Override
  public String rewrite(String text, Seed.Random random) {
    return Words.mapPlain(
        text,
        word -> {
          int[] points = word.codePoints().toArray();
          return points.length < SHORTEST || random.nextDouble() >= share
              ? word
              : misspelt(points, 1 + random.nextInt(points.length - 2), random.nextInt(3));
        });
  }

  /** Two characters swapped, one left out, or one twice. */
  private static String misspelt(int[] points, int at, int slip) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      if (i != at) {
        word.appendCodePoint(points[i]);
      } else if (slip == 0) {
        word.appendCodePoint(points[i + 1]).appendCodePoint(points[i]);
        i++;
      } else if (slip == 1) {
        word.appendCodePoint(points[i]).appendCodePoint(points[i]);
      }
    }
    return word.toString();
  }
}
