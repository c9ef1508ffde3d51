package dev.assize.world.furnishing;

import dev.assize.world.Arguments;
import java.util.List;

/** A long list, cut to pages so that results stay short. */
public final class Page {

  private Page() {}

  /**
   * The page that the argument {@code page} asks for (the first is 1), with a line that says what
   * it shows.
   *
   * @param rows what is listed, one text each
   * @param noun what the rows are, in the plural
   */
  public static String of(List<String> rows, String noun, int size, Arguments arguments) {
    if (rows.isEmpty()) {
      return "No " + noun + " found.";
    }
    int pages = (rows.size() + size - 1) / size;
    int page = Math.clamp(arguments.number("page", 1), 1, pages);
    int from = (page - 1) * size;
    int to = Math.min(rows.size(), from + size);
    String more = page < pages ? "\nMore on page " + (page + 1) + "." : "";
    return "%d %s, %d to %d:\n%s%s"
        .formatted(
            rows.size(), noun, from + 1, to, String.join("\n", rows.subList(from, to)), more);
  }
}
