package dev.assize.bench;

import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.Equipment;
import dev.assize.examination.Laboratory;
import dev.assize.examination.Plan;
import dev.assize.examination.Planner;
import dev.assize.examination.Worlds;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What the benchmarks work on: the data packs of the checkout, and the example {@code
 * careful-clerk}.
 */
final class Material {

  static final Path ROOT = Path.of(System.getProperty("assize.root", "."));
  static final Seed SEED = new Seed("be".repeat(32));

  final WorldPack world = WorldPack.load(ROOT.resolve("worlds"), "office");
  final Techniques techniques = Techniques.load(ROOT.resolve("attacks"));
  final Manifest manifest = Manifest.read(ROOT.resolve("examples/careful-clerk"));

  Plan plan(Tier tier) {
    return new Planner(
            Scheme.load(ROOT.resolve("schemes"), "agent-baseline"),
            tier,
            Worlds.of(world),
            techniques)
        .plan(
            new Plan.Subject(
                "careful-clerk", "1.0.0", "example.org", manifest.digest(), "stand-in", true),
            new Planner.Choices(Set.of(), 0, 60, SEED));
  }

  Laboratory laboratory() throws InterruptedException {
    return new Equipment(ROOT.resolve("agents"), ROOT.resolve(".assize/agents"), Map.of())
        .equip(manifest, Worlds.of(world), techniques, news -> {});
  }
}
