package dev.assize.cel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Variables in the form that expressions read fastest.
 *
 * <p>Whenever a name is evaluated, the runtime looks through the whole value behind it, maps and
 * lists to their leaves, for something to convert. It spares maps and lists that are marked as its
 * own, as those made here are. Where an expression loops, that makes the difference between looking
 * through a large variable never and once per round.
 *
 * <p>Values are strings, longs, doubles, booleans, and lists and maps of them, by text keys.
 */
public final class Values {

  private static final List<Object> NOTHING = new ReadyList<>(List.of());

  private Values() {}

  /**
   * A new empty map, in the order of insertion. It can be changed; what is put into it cannot:
   * lists and maps in it are copies that refuse to be changed. Not thread-safe.
   */
  public static Map<String, Object> map(int expectedSize) {
    return ReadyMap.empty(expectedSize);
  }

  /**
   * A copy, as {@link #map} makes them, in the same order and equal to the original. Of a map that
   * was made here it costs nothing until one of the two is changed; which is not thread-safe, for
   * either.
   */
  public static Map<String, Object> copyOf(Map<String, ?> map) {
    if (map instanceof ReadyMap ready) {
      return ready.copy();
    }
    Map<String, Object> copy = map(map.size());
    copy.putAll(map);
    return copy;
  }

  /** A view of a map all of whose values were made here or are neither lists nor maps. */
  @SuppressWarnings("unchecked") // it is only read
  public static Map<String, Object> viewOf(Map<String, ?> map) {
    return ReadyMap.view((Map<String, Object>) map);
  }

  /** A new empty list that can be changed; its elements are kept as they are. */
  public static <E> List<E> list(int expectedSize) {
    return new ReadyList<>(new ArrayList<>(expectedSize));
  }

  /** A deep copy that cannot be changed; the value itself if there is no need. */
  static Object frozen(Object value) {
    return switch (value) {
      case Map<?, ?> map -> frozenMap(map);
      case List<?> list when list.isEmpty() -> NOTHING;
      case Collection<?> list -> {
        List<Object> copy = new ArrayList<>(list.size());
        list.forEach(element -> copy.add(frozen(element)));
        yield new ReadyList<>(Collections.unmodifiableList(copy));
      }
      default -> value;
    };
  }

  @SuppressWarnings("unchecked") // maps in variables have text keys
  private static Object frozenMap(Map<?, ?> map) {
    return ((ReadyMap) copyOf((Map<String, ?>) map)).frozen();
  }
}
