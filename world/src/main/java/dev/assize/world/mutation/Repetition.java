package dev.assize.world.mutation;

import dev.assize.statement.Seed;
import java.util.List;

/**
 * The text said several times.
 *
 * @param between what stands before the second time, the third time, …
 */
public record Repetition(List<String> between) implements TextRewriting {

  public Repetition {
    between = List.copyOf(between);
  }

  @Override
  public String rewrite(String text, Seed.Random random) {
    StringBuilder repeated = new StringBuilder(text);
    between.forEach(
        words -> repeated.append("\n\n").append(words.strip()).append("\n\n").append(text));
    return repeated.toString();
  }
}
