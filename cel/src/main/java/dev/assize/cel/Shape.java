package dev.assize.cel;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a map, in order, with the place of each. Maps that were filled alike share one, so
 * that what is found out about keys is found out once. Immutable and thread-safe.
 */
final class Shape {

  /** So many keys a shape can have. */
  static final int MOST_KEYS = 64;

  /** So many shapes are remembered, since keys may come from outside; later ones are not shared. */
  private static final int MOST_SHAPES = 4096;

  /** Of a map without entries. */
  static final Shape EMPTY = new Shape(new String[0]);

  private static final AtomicInteger REMEMBERED = new AtomicInteger();

  private final String[] keys;

  /** Places of keys by their hash, open addressing; -1 where there is none. */
  private final byte[] table;

  private final ConcurrentMap<String, Shape> longer = new ConcurrentHashMap<>(1);

  /** What followed last; lost updates do no harm. */
  private @Nullable Shape recent;

  private Shape(String[] keys) {
    this.keys = keys;
    table = new byte[Math.max(2, Integer.highestOneBit(Math.max(1, keys.length)) * 4)];
    Arrays.fill(table, (byte) -1);
    for (int place = 0; place < keys.length; place++) {
      int slot = slot(keys[place]);
      while (table[slot] >= 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = (byte) place;
    }
  }

  int size() {
    return keys.length;
  }

  String key(int place) {
    return keys[place];
  }

  /** Where that key is; negative if nowhere. */
  int place(@Nullable Object key) {
    if (!(key instanceof String name)) {
      return -1;
    }
    for (int slot = slot(name); ; slot = (slot + 1) & (table.length - 1)) {
      int place = table[slot];
      if (place < 0 || keys[place].equals(name)) {
        return place;
      }
    }
  }

  /** With one more key, if that is what followed last; null if not. */
  @Nullable Shape again(String key) {
    Shape known = recent;
    return known != null && known.keys[keys.length].equals(key) ? known : null;
  }

  /** With one more key, which is none of its own. */
  Shape with(String key) {
    Shape known = again(key);
    if (known == null) {
      known = longer.get(key);
      if (known == null) {
        String[] more = Arrays.copyOf(keys, keys.length + 1);
        more[keys.length] = key;
        known = remembered(key, new Shape(more));
      }
      recent = known;
    }
    return known;
  }

  private Shape remembered(String key, Shape made) {
    if (REMEMBERED.get() >= MOST_SHAPES) {
      return made;
    }
    Shape earlier = longer.putIfAbsent(key, made);
    if (earlier == null) {
      REMEMBERED.incrementAndGet();
      return made;
    }
    return earlier;
  }

  /** Without the key at that place. */
  Shape without(int place) {
    Shape shape = EMPTY;
    for (int i = 0; i < keys.length; i++) {
      shape = i == place ? shape : shape.with(keys[i]);
    }
    return shape;
  }

  private int slot(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (table.length - 1);
  }

  @Override
  public String toString() {
    return List.of(keys).toString();
  }
}
