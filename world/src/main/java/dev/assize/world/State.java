package dev.assize.world;

import dev.assize.cel.Values;
import java.util.ArrayList;
import java.util.Collections;
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
 * all of it. Not thread-safe: a trial's calls are serialised.
 */
public final class State {

  private final Map<String, List<Map<String, Object>>> collections = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
  private long serial = 1000;
  private @Nullable Outside outside;

  /** The live collection of that name, made on first use. */
  public List<Map<String, Object>> all(String collection) {
    return collections.computeIfAbsent(collection, name -> new ArrayList<>());
  }

  /** The object with that id. */
  public Optional<Map<String, Object>> find(String collection, String id) {
    return all(collection).stream().filter(object -> id.equals(object.get("id"))).findFirst();
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
    Map<String, Object> identified = new LinkedHashMap<>();
    identified.put("id", prefix + "-" + ++serial);
    identified.putAll(fields);
    Map<String, Object> object = Values.copyOf(identified);
    all(collection).add(object);
    return object;
  }

  /**
   * A named group of single values, made on first use: {@code me}, {@code attacker}, {@code
   * company}.
   */
  public Map<String, Object> fact(String name) {
    return facts.computeIfAbsent(name, key -> new LinkedHashMap<>());
  }

  /**
   * A deep copy, as CEL variables: each collection by its name below {@code state}, each fact group
   * by its own name.
   */
  public Snapshot snapshot() {
    Map<String, Map<String, Object>> factsCopy = new LinkedHashMap<>();
    facts.forEach((name, group) -> factsCopy.put(name, new LinkedHashMap<>(group)));
    return new Snapshot(Values.copyOf(collections), factsCopy);
  }

  /**
   * As {@link #snapshot}, but not a copy where all of it is kept here: it is read before anything
   * changes again.
   */
  Snapshot view() {
    return outside == null
        ? new Snapshot(Collections.unmodifiableMap(collections), facts)
        : snapshot();
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
