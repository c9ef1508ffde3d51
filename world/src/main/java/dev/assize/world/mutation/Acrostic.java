package dev.assize.world.mutation;

import dev.assize.statement.Seed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every letter hidden as the first one of a word. A word of the text becomes a line; characters for
 * which there is no word stand for themselves.
 *
 * @param words to choose from, by their first letter, in lower case
 * @param template tells how it is read
 */
public record Acrostic(Map<String, List<String>> words, Cover template) implements TextRewriting {

  /**
   * @throws IllegalArgumentException if a word begins with another letter
   */
  public Acrostic {
    words = new TreeMap<>(words);
    words.forEach((letter, all) ->
        all.forEach(word -> {
          if (!word.startsWith(letter)) {
            throw new IllegalArgumentException("\"" + word + "\" does not begin with " + letter);
          }
        }));
  }

  @Override
  public String rewrite(String text, Seed.Random random) {
    return template.around(
        text.lines()
            .map(line -> line.isBlank() ? "" : hidden(line, random))
            .collect(Collectors.joining("\n\n")));
  }

  private String hidden(String line, Seed.Random random) {
    StringJoiner lines = new StringJoiner("\n");
    for (String word : line.strip().split("\\s+")) {
      StringJoiner hidden = new StringJoiner(" ");
      word.codePoints().mapToObj(Character::toString).forEach(c -> hidden.add(word(c, random)));
      lines.add(hidden.toString());
    }
    return lines.toString();
  }

  private String word(String letter, Seed.Random random) {
    String lower = letter.toLowerCase(Locale.ROOT);
    List<String> candidates = words.getOrDefault(lower, List.of());
    if (candidates.isEmpty()) {
      return letter;
    }
    String word = random.pick(candidates);
    return lower.equals(letter) ? word : letter + word.substring(lower.length());
  }
}
