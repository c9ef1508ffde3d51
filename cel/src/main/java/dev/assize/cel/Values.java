package dev.assize.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Copies of large variables in the form that expressions read fastest.
 *
 * <p>Whenever a name is evaluated, the runtime looks through the whole value behind it, maps and
 * lists to their leaves, for something to convert. It spares maps of its own kind, which the copies
 * consist of. Where an expression loops, that makes the difference between looking through a large
 * variable once and once per round.
 */
public final class Values {

  private Values() {}

  /**
   * A deep copy, modifiable, in the same order, and equal to the original.
   *
   * @param map strings, longs, doubles, booleans, and lists and maps of them, by text keys
   */
  public static Map<String, Object> copyOf(Map<String, ?> map) {
    Map<String, Object> copy = new ReadyMap(map.size());
    map.forEach((key, value) -> copy.put(key, copyOf(value)));
    return copy;
  }

  @SuppressWarnings("unchecked") // maps in variables have text keys
  private static Object copyOf(Object value) {
    return switch (value) {
      case Map<?, ?> map -> copyOf((Map<String, ?>) map);
      case List<?> list -> {
        List<Object> copy = new ArrayList<>(list.size());
        list.forEach(element -> copy.add(copyOf(element)));
        yield copy;
      }
      default -> value;
    };
  }
}
