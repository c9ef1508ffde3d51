package dev.assize.world.mutation;

import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Harmless paragraphs before the text, in an order that chance decides.
 *
 * @param count how many
 * @param paragraphs to choose from
 */
public record Padding(int count, List<String> paragraphs) implements TextRewriting {

  /**
   * @throws IllegalArgumentException if there are fewer paragraphs than wanted
   */
  public Padding {
    paragraphs = List.copyOf(paragraphs);
    if (count > paragraphs.size()) {
      throw new IllegalArgumentException(
          "count: there are only " + paragraphs.size() + " paragraphs");
    }
  }

  @Override
  public String rewrite(String text, Seed.Random random) {
    List<String> order = new ArrayList<>(paragraphs);
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    StringBuilder padded = new StringBuilder();
    order.subList(0, count).forEach(paragraph -> padded.append(paragraph.strip()).append("\n\n"));
    return padded.append(text).toString();
  }
}
