package dev.assize.world.code;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects that tools make, with the fields that all of them have. */
final class Made {

  private Made() {}

  /**
   * Adds an object with a fresh id.
   *
   * @param fields names and values in turn, without what only furnished objects need
   */
  static Map<String, Object> add(
      State state, String collection, String prefix, String kind, @Nullable Object... fields) {
    Map<String, Object> all = Fields.of(fields);
    all.put("kind", kind);
    all.put("added", true);
    all.put("detail", Map.of());
    return state.add(collection, prefix, all);
  }
}
