package dev.assize.world.mutation;

import dev.assize.statement.Seed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Characters replaced by others that look or sound like them, in words that name no thing.
 *
 * @param share of the characters for which there is a replacement, from 0 to 1
 * @param letters what can stand for a character
 */
public record Substitution(double share, Map<String, List<String>> letters)
    implements TextRewriting {

  public Substitution {
    letters = new TreeMap<>(letters);
  }

  @Override
  public String rewrite(String text, Seed.Random random) {
    return Words.mapPlain(text, word -> replaced(word, random));
  }

  private String replaced(String word, Seed.Random random) {
    StringBuilder replaced = new StringBuilder();
    word.codePoints()
        .forEach(c -> {
          String letter = Character.toString(c);
          List<String> others = letters.getOrDefault(letter, List.of());
          replaced.append(
              others.isEmpty() || random.nextDouble() >= share ? letter : random.pick(others));
        });
    return replaced.toString();
  }
}
