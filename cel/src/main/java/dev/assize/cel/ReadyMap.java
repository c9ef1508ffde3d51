package dev.assize.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map that the runtime takes as it is, because it is marked as a value of the runtime's own. The
 * runtime has such a map too, but two of them with the same entries are not equal.
 *
 * <p>A copy shares the entries with its original until one of the two is changed. What is put into
 * it cannot be changed from then on, so that sharing is safe however deep the values are.
 */
@SuppressWarnings("Immutable") // nobody changes it while an expression is evaluated
final class ReadyMap extends CelValue implements Map<String, Object> {

  private static final CelType TYPE = MapType.create(SimpleType.DYN, SimpleType.DYN);

  private final boolean frozen;
  private Map<String, Object> entries;
  private boolean shared;

  private ReadyMap(Map<String, Object> entries, boolean shared, boolean frozen) {
    this.entries = entries;
    this.shared = shared;
    this.frozen = frozen;
  }

  static ReadyMap empty(int expectedSize) {
    Map<String, Object> entries =
        expectedSize <= Shape.MOST_KEYS
            ? new ShapedMap(expectedSize)
            : LinkedHashMap.newLinkedHashMap(expectedSize);
    return new ReadyMap(entries, false, false);
  }

  /** Follows a map; cannot itself be changed. */
  static ReadyMap view(Map<String, Object> entries) {
    return new ReadyMap(entries, false, true);
  }

  /** Whether it follows another map, whose values may be changed. */
  boolean isView() {
    return frozen && !shared;
  }

  ReadyMap copy() {
    return shared(false);
  }

  ReadyMap frozen() {
    return frozen ? this : shared(true);
  }

  private ReadyMap shared(boolean frozen) {
    shared = true;
    return new ReadyMap(entries, true, frozen);
  }

  /** The entries, for changing. */
  private Map<String, Object> own() {
    if (frozen) {
      throw new UnsupportedOperationException("what an object holds is replaced, not changed");
    }
    if (shared) {
      entries =
          entries instanceof ShapedMap few ? new ShapedMap(few) : new LinkedHashMap<>(entries);
      shared = false;
    }
    return entries;
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return entries.isEmpty();
  }

  @Override
  public CelType celType() {
    return TYPE;
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.containsKey(key);
  }

  @Override
  public boolean containsValue(Object value) {
    return entries.containsValue(value);
  }

  @Override
  public @Nullable Object get(Object key) {
    return entries.get(key);
  }

  @Override
  public @Nullable Object put(String key, Object value) {
    Map<String, Object> own = own();
    if (own instanceof ShapedMap few && few.isFull() && !few.containsKey(key)) {
      entries = new LinkedHashMap<>(few);
      own = entries;
    }
    return own.put(key, Values.frozen(value));
  }

  @Override
  public @Nullable Object remove(Object key) {
    return own().remove(key);
  }

  @Override
  public void putAll(Map<? extends String, ?> map) {
    map.forEach(this::put);
  }

  @Override
  public void clear() {
    own().clear();
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Object> action) {
    entries.forEach(action);
  }

  @Override
  public Set<String> keySet() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  @Override
  public Collection<Object> values() {
    return Collections.unmodifiableCollection(entries.values());
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return Collections.unmodifiableMap(entries).entrySet();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return entries.equals(other);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
