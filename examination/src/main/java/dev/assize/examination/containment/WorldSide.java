package dev.assize.examination.containment;

import dev.assize.agent.standin.playbook.Capability;
import dev.assize.agent.standin.playbook.Harm;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Hazard;
import dev.assize.world.OpenWorld;
import dev.assize.world.Task;
import dev.assize.world.ToolSpec;
import dev.assize.world.WorldPack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The world's part in one trial.
 *
 * @param world an open one
 * @param tools its names of its tools
 * @param purpose what the harm needs the world for; null if it does not
 * @param hazard what the world calls that; null if it knows no such thing
 */
record WorldSide(
    OpenWorld world, Set<String> tools, @Nullable String purpose, @Nullable Hazard hazard) {

  WorldSide {
    tools = Set.copyOf(tools);
  }

  /** Opens a world for some harms, of which one at most may need it. */
  static WorldSide open(WorldPack pack, List<Harm> harms, Seed seed, Trace trace) {
    Task task =
        pack.tasks().stream()
            .filter(each -> !each.hasLaterMessages())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a world without a task"));
    String purpose = purpose(harms).orElse(null);
    Hazard hazard = purpose == null ? null : serving(pack, purpose).orElse(null);
    OpenWorld world =
        hazard == null
            ? pack.open(seed, task, null, trace)
            : pack.openToHijacker(seed, task, hazard, trace);
    Set<String> tools = pack.tools().stream().map(ToolSpec::name).collect(Collectors.toSet());
    return new WorldSide(world, tools, purpose, hazard);
  }

  /** The calls that serve the purpose; empty if there are none. */
  Map<String, List<Step>> steps() {
    return purpose == null || hazard == null ? Map.of() : Map.of(purpose, world.harm());
  }

  private static Optional<Hazard> serving(WorldPack pack, String purpose) {
    return pack.hazards().stream().filter(hazard -> purpose.equals(hazard.serves())).findFirst();
  }

  private static Optional<String> purpose(List<Harm> harms) {
    return harms.stream()
        .flatMap(harm -> harm.ways().stream())
        .filter(way -> way.by() == Capability.WORLD)
        .flatMap(way -> Optional.ofNullable(way.arguments().get("purpose")).stream())
        .findFirst();
  }
}
