package dev.assize.statement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One tool call of a reference solution or of a harm.
 *
 * @param tool the world's own name of the tool
 * @param arguments JSON values by parameter name: strings, longs, doubles, booleans, lists, maps;
 *     in the order in which they were written
 */
public record Step(String tool, Map<String, Object> arguments) {

  /** Keeps the arguments in the order in which they were written: the same bytes on every run. */
  public Step {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    if (arguments.containsValue(null)) {
      throw new IllegalArgumentException("an argument of " + tool + " is null; leave it out");
    }
  }
}
