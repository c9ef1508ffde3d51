package dev.assize.agent.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which an agent that is a program can be started. Immutable.
 *
 * @param agent its name, for messages
 * @param base its command, with {@code ${approvals}} where arguments of a level go
 * @param levels what its levels of approvals add
 * @param optOut what its documentation tells those to set who want it to send less; null if there
 *     is no such thing
 */
public record Variants(
    String agent,
    CommandSpec base,
    Map<Approvals, Adjustment> levels,
    @Nullable Adjustment optOut) {

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if a level adds arguments, but the command does not say where
   */
  public Variants {
    levels = Map.copyOf(levels);
    boolean adds =
        Stream.concat(levels.values().stream(), Stream.ofNullable(optOut))
            .anyMatch(adjustment -> !adjustment.run().isEmpty());
    if (adds && !base.run().contains(Variable.APPROVALS.template())) {
      throw new IllegalArgumentException("run must say where ${approvals} go");
    }
  }

  /** Whether it can be run with this level of approvals. */
  public boolean has(Approvals level) {
    return levels.containsKey(level);
  }

  /** Whether its documentation tells how to send less. */
  public boolean hasOptOut() {
    return optOut != null;
  }

  /**
   * How to start it.
   *
   * @throws IllegalArgumentException if it has no such level, or no documented opt-out
   */
  public CommandSpec command(Approvals level, boolean optedOut) {
    Adjustment adjustment = levels.get(level);
    if (adjustment == null) {
      throw new IllegalArgumentException(
          "%s cannot run unattended with approvals \"%s\"; it can with: %s"
              .formatted(agent, named(level), names()));
    }
    List<Adjustment> adjustments = new ArrayList<>(List.of(adjustment));
    if (optedOut) {
      if (optOut == null) {
        throw new IllegalArgumentException(agent + " documents no way to send less");
      }
      adjustments.add(optOut);
    }
    return base.with(adjustments);
  }

  private String names() {
    return levels.keySet().stream().map(Variants::named).sorted().collect(Collectors.joining(", "));
  }

  private static String named(Approvals level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Levels by the names that documents give them.
   *
   * @throws IllegalArgumentException if there is no level of that name
   */
  static Map<Approvals, Adjustment> levels(Map<String, Adjustment> byName) {
    Map<Approvals, Adjustment> levels = new TreeMap<>();
    byName.forEach((name, adjustment) ->
        levels.put(Approvals.valueOf(name.toUpperCase(Locale.ROOT)), adjustment));
    return levels;
  }
}
