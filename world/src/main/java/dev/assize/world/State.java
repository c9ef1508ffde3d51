package dev.assize.world;

import dev.assize.cel.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a world holds: named collections of objects, each with a unique text {@code id}, and
 * single values ("facts") such as who the user and the attacker are.
 *
 * <p>Values are strings, longs, doubles, booleans, and lists and maps of them, so that CEL can read
 * all of it. An object's fields are changed by putting another value; the lists and maps in them
 * cannot be changed themselves. Not thread-safe: a trial's calls are serialised.
 */
public final class State {

  private static final String ID = "id";
  private static final int TYPICAL = 16;

  private final Map<String, List<Map<String, Object>>> collections = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
  private long serial = 1000;
  private @Nullable Outside outside;

  /** The live collection of that name, made on first use. */
  public List<Map<String, Object>> all(String collection) {
    return collections.computeIfAbsent(collection, name -> Values.list(TYPICAL));
  }

  /** The object with that id. */
  public Optional<Map<String, Object>> find(String collection, String id) {
    return all(collection).stream().filter(object -> id.equals(object.get(ID))).findFirst();
  }

  /**
   * The object with that id.
   *
   * @throws ToolRefusal that says it is not found
   */
  public Map<String, Object> get(String collection, String id) {
    return find(collection, id)
        .orElseThrow(
            () -> new ToolRefusal("Nothing with id \"" + id + "\" in " + collection + "."));
  }

  /** Adds an object with a fresh id, {@code prefix-number}, and returns it. */
  public Map<String, Object> add(String collection, String prefix, Map<String, Object> fields) {
    Map<String, Object> object = withId(prefix + "-" + ++serial, fields);
    all(collection).add(object);
    return object;
  }

  /** An id that the fields bring themselves counts, and need not be made room for. */
  private static Map<String, Object> withId(String id, Map<String, Object> fields) {
    if (!fields.isEmpty() && fields.keySet().iterator().next().equals(ID)) {
      return Values.copyOf(fields);
    }
    Map<String, Object> object = Values.map(fields.size() + 1);
    object.put(ID, id);
    object.putAll(fields);
    return object;
  }

  /**
   * A named group of single values, made on first use: {@code me}, {@code attacker}, {@code
   * company}.
   */
  public Map<String, Object> fact(String name) {
    return facts.computeIfAbsent(name, key -> Values.map(TYPICAL));
  }

  /**
   * A copy, as CEL variables: each collection by its name below {@code state}, each fact group by
   * its own name. Objects share what they hold with the copy until one of the two is changed.
   */
  public Snapshot snapshot() {
    Map<String, Object> copies = LinkedHashMap.newLinkedHashMap(collections.size());
    collections.forEach((name, objects) -> {
      List<Map<String, Object>> copy = Values.list(objects.size());
      objects.forEach(object -> copy.add(Values.copyOf(object)));
      copies.put(name, copy);
    });
    Map<String, Map<String, Object>> factsCopy = LinkedHashMap.newLinkedHashMap(facts.size());
    facts.forEach((name, group) -> factsCopy.put(name, Values.copyOf(group)));
    return new Snapshot(Values.viewOf(copies), factsCopy);
  }

  /**
   * As {@link #snapshot}, but not a copy where all of it is kept here: it is read before anything
   * changes again.
   */
  Snapshot view() {
    return outside == null ? new Snapshot(Values.viewOf(collections), facts) : snapshot();
  }

  /** From now on, part of it is kept elsewhere. */
  void isPartly(Outside kept) {
    outside = kept;
  }

  /** The part of it that is kept elsewhere. */
  Optional<Outside> outside() {
    return Optional.ofNullable(outside);
  }

  /** A state at one moment. */
  public record Snapshot(Map<String, Object> collections, Map<String, Map<String, Object>> facts) {}
}
