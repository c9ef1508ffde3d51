package dev.assize.cel;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A small map in the order of insertion that holds its values only, and shares its keys with all
 * maps that were filled alike: a world has hundreds of objects of a dozen kinds. Not thread-safe.
 */
final class ShapedMap extends AbstractMap<String, Object> {

  private Shape shape;
  private Object[] values;

  /** An empty one. */
  ShapedMap(int expectedSize) {
    shape = Shape.EMPTY;
    values = new Object[expectedSize];
  }

  /** A copy. */
  ShapedMap(ShapedMap original) {
    shape = original.shape;
    values = Arrays.copyOf(original.values, shape.size());
  }

  /** Whether it can take no further key. */
  boolean isFull() {
    return shape.size() == Shape.MOST_KEYS;
  }

  @Override
  public int size() {
    return shape.size();
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return shape.place(key) >= 0;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    int place = shape.place(key);
    return place < 0 ? null : values[place];
  }

  /**
   * @throws IllegalStateException if there is no room for a further key
   */
  @Override
  public @Nullable Object put(String key, Object value) {
    Shape next = shape.again(key);
    if (next != null) {
      append(next, value);
      return null;
    }
    int place = shape.place(key);
    if (place >= 0) {
      Object replaced = values[place];
      values[place] = value;
      return replaced;
    }
    if (isFull()) {
      throw new IllegalStateException("more keys than a shape can have");
    }
    append(shape.with(key), value);
    return null;
  }

  private void append(Shape next, Object value) {
    int size = shape.size();
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.max(4, 2 * size));
    }
    values[size] = value;
    shape = next;
  }

  @Override
  public @Nullable Object remove(@Nullable Object key) {
    int place = shape.place(key);
    if (place < 0) {
      return null;
    }
    Object[] fewer = new Object[shape.size() - 1];
    System.arraycopy(values, 0, fewer, 0, place);
    System.arraycopy(values, place + 1, fewer, place, fewer.length - place);
    Object removed = values[place];
    shape = shape.without(place);
    values = fewer;
    return removed;
  }

  @Override
  public void clear() {
    shape = Shape.EMPTY;
    values = new Object[0];
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Object> action) {
    for (int place = 0; place < shape.size(); place++) {
      action.accept(shape.key(place), values[place]);
    }
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new Entries();
  }

  /** Its entries, to be looked at. */
  private final class Entries extends AbstractSet<Map.Entry<String, Object>> {

    @Override
    public int size() {
      return shape.size();
    }

    @Override
    public Iterator<Map.Entry<String, Object>> iterator() {
      return new Iterator<>() {
        private int place;

        @Override
        public boolean hasNext() {
          return place < shape.size();
        }

        @Override
        public Map.Entry<String, Object> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          return new SimpleImmutableEntry<>(shape.key(place), values[place++]);
        }
      };
    }
  }
}
