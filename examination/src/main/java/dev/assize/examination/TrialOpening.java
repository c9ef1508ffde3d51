package dev.assize.examination;

import dev.assize.examination.proposing.Proposals;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Attack;
import dev.assize.world.OpenWorld;
import dev.assize.world.Task;
import dev.assize.world.Techniques;
import dev.assize.world.Threat;
import dev.assize.world.WorldPack;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the world of an attempt. The same attempt at the same trial of the same plan gives the same
 * world, so whoever has the plan and the data packs can open it again. Thread-safe.
 */
record TrialOpening(
    Plan plan, Worlds worlds, Techniques techniques, Supplier<Proposals> proposals) {

  /**
   * @param trace what happens in the world is recorded there
   * @throws dev.assize.world.WorldException if the data packs do not give such a world
   */
  OpenWorld open(Trial trial, int attempt, Trace trace) {
    WorldPack world = worlds.named(trial.lane().world());
    Task task = world.task(trial.task()).orElseThrow(() -> unknown(trial.task()));
    return world.open(trial.seed(plan, attempt), task, threat(world, trial), trace);
  }

  private @Nullable Threat threat(WorldPack world, Trial trial) {
    String attack = trial.attack();
    String hazard = trial.lane().hazard();
    if (attack == null || hazard == null) {
      return null;
    }
    Attack.Id id = Attack.Id.parse(attack);
    return new Threat(
        world.hazard(hazard).orElseThrow(() -> unknown(hazard)),
        new Attack(
            techniques
                .find(id.technique())
                .or(() -> proposals.get().technique(id.technique()))
                .orElseThrow(() -> unknown(id.technique())),
            id.mutations().stream()
                .map(name -> techniques.findMutation(name).orElseThrow(() -> unknown(name)))
                .toList(),
            world.place(id.place()).orElseThrow(() -> unknown(id.place()))));
  }

  /**
   * The plan's digests of world and techniques were compared before, so this is a fault of ours.
   */
  private static IllegalStateException unknown(String id) {
    return new IllegalStateException("the plan names " + id + ", which the data packs lack");
  }
}
