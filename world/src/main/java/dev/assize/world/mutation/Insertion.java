package dev.assize.world.mutation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Seed;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Something put in between.
 *
 * @param between what
 * @param texts one of them each time
 * @param template around the result
 */
public record Insertion(Gap between, List<String> texts, Cover template) implements TextRewriting {

  /** Without a template nothing stands around the result. */
  public Insertion {
    texts = List.copyOf(texts);
    template = Objects.requireNonNullElse(template, Cover.NONE);
  }

  /** Where something is inserted. */
  public enum Gap {
    /** After every blank between two words. */
    @JsonProperty("words")
    WORDS,
    /** After every character of a line but the last. */
    @JsonProperty("characters")
    CHARACTERS
  }

  @Override
  public String rewrite(String text, Seed.Random random) {
    return template.around(
        text.lines().map(line -> filled(line, random)).collect(Collectors.joining("\n")));
  }

  private String filled(String line, Seed.Random random) {
    int[] points = line.codePoints().toArray();
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      filled.appendCodePoint(points[i]);
      if (i + 1 < points.length && (between == Gap.CHARACTERS || points[i] == ' ')) {
        filled.append(random.pick(texts));
      }
    }
    return filled.toString();
  }
}
