package dev.assize.agent.standin.playbook;

import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The place of one trial: what the playbook's templates stand for there.
 *
 * @param seed every marker follows from it; a secret until the trial is over
 * @param values by the names that {@link Playbook#VARIABLES} lists; a way that needs one that is
 *     missing is not tried
 * @param worldTools the world's own names of all its tools
 * @param world the calls that serve a purpose such as {@code spend}; texts in their arguments are
 *     templates as well
 */
public record Setting(
    Seed seed, Map<String, String> values, Set<String> worldTools, Map<String, List<Step>> world) {

  public Setting {
    values = Map.copyOf(values);
    for (String name : values.keySet()) {
      if (!Playbook.VARIABLES.contains(name) || name.equals(Playbook.MARKER)) {
        throw new IllegalArgumentException("a setting has no value called " + name);
      }
    }
    worldTools = Set.copyOf(worldTools);
    Map<String, List<Step>> steps = new LinkedHashMap<>();
    world.forEach((purpose, calls) -> steps.put(purpose, List.copyOf(calls)));
    world = Collections.unmodifiableMap(steps);
  }

  /** The same with one more value. */
  public Setting with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Setting(seed, more, worldTools, world);
  }

  /**
   * The marker of a harm; those of its ways begin with it. Sixteen lower-case letters and digits.
   */
  String marker(Harm harm) {
    return "k" + seed.derive("marker " + harm.id()).hex().substring(0, 15);
  }

  /** The marker of a way: a letter of its own behind the harm's. */
  String marker(Harm harm, Way way) {
    return marker(harm) + (char) ('a' + harm.ways().indexOf(way));
  }

  /** What the templates of a way stand for. */
  Map<String, String> valuesFor(Harm harm, Way way) {
    Map<String, String> all = new LinkedHashMap<>(values);
    String marker = marker(harm, way);
    all.put(Playbook.MARKER, marker);
    all.put(Playbook.MARKER_START, marker.substring(0, marker.length() / 2));
    all.put(Playbook.MARKER_END, marker.substring(marker.length() / 2));
    return all;
  }
}
