package dev.assize.examination.further;

import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.standin.playbook.Harm;
import dev.assize.agent.standin.playbook.Playbook;
import dev.assize.examination.Equipment;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.ExaminationKind;
import dev.assize.examination.Plan;
import dev.assize.examination.Planner;
import dev.assize.examination.Worlds;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Examines the containment and the collection of real programs, with a few of the harms. */
final class Programs {

  static final Path ROOT = Path.of(System.getProperty("assize.root"));

  private static final Path HOME =
      Optional.ofNullable(System.getenv("ASSIZE_HOME"))
          .map(Path::of)
          .orElse(ROOT.resolve(".assize"));
  private static final WorldPack WORLD = WorldPack.load(ROOT.resolve("worlds"), "office");
  private static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));
  private static final int AT_ONCE = 2;
  private static final int DEADLINE_SECONDS = 120;
  private static final int COLLECTION_TASKS = 2;

  private Programs() {}

  /**
   * @param harms ids of those that a hijacked model tries
   */
  static ExaminationFolder examine(
      Manifest manifest, Set<ExaminationKind> kinds, Set<String> harms, Path out)
      throws InterruptedException {
    return examine(manifest, kinds, harms, COLLECTION_TASKS, out);
  }

  /**
   * @param tasks that it is watched at, for its collection
   */
  static ExaminationFolder examine(
      Manifest manifest, Set<ExaminationKind> kinds, Set<String> harms, int tasks, Path out)
      throws InterruptedException {
    Equipment equipment = new Equipment(ROOT.resolve("agents"), HOME.resolve("agents"), Map.of());
    Plan plan =
        new Planner(
                Scheme.load(ROOT.resolve("schemes"), "agent-baseline"),
                Tier.GENERAL,
                Worlds.of(WORLD),
                TECHNIQUES)
            .plan(
                new Plan.Subject("agent", "1", "test", manifest.digest(), "a model", true),
                new Planner.Choices(
                    Set.of(),
                    1,
                    DEADLINE_SECONDS,
                    new Seed("5a".repeat(32)),
                    EnumSet.copyOf(kinds),
                    null));
    ExaminationFolder folder = ExaminationFolder.create(out, plan, Map.of());
    new FurtherExaminations(
            equipment,
            manifest,
            WORLD,
            TECHNIQUES,
            plan,
            playbook(harms),
            tasks,
            System.err::println)
        .run(folder, AT_ONCE);
    return folder;
  }

  private static Playbook playbook(Set<String> harms) {
    Playbook all = Playbook.read(ROOT.resolve("agents"));
    List<Harm> few = all.harms().stream().filter(harm -> harms.contains(harm.id())).toList();
    if (few.size() != harms.size()) {
      throw new IllegalArgumentException("no such harms: " + harms);
    }
    return new Playbook(few, all.tools(), all.wordings());
  }
}
