package dev.assize.cli;

import dev.assize.examination.Plan;
import dev.assize.examination.Worlds;
import dev.assize.world.WorldPack;
import dev.assize.world.WorldShelf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the worlds of a plan that was made before. */
final class PlannedWorlds {

  private PlannedWorlds() {}

  /**
   * The worlds of a plan, in its order.
   *
   * @param named those of them that are not shipped, by folder
   */
  static Worlds find(Plan plan, WorldShelf shelf, List<String> named) {
    Map<String, WorldPack> given = new HashMap<>();
    for (String each : named) {
      WorldPack pack = shelf.load(each);
      if (!plan.worldNames().contains(pack.name())) {
        throw new InputException(
            "--world "
                + each
                + ": the plan of that examination holds, and its worlds are "
                + String.join(", ", plan.worldNames()));
      }
      given.put(pack.name(), pack);
    }
    return new Worlds(
        plan.worldNames().stream()
            .map(name -> given.containsKey(name) ? given.get(name) : shelf.load(name))
            .toList());
  }
}
