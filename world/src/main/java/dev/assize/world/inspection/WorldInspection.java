package dev.assize.world.inspection;

import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Task;
import dev.assize.world.Techniques;
import dev.assize.world.WorldCheck;
import dev.assize.world.WorldPack;
import dev.assize.world.assay.AssayResult;
import dev.assize.world.assay.OracleAssay;
import dev.assize.world.assay.Survivor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was found when a world was looked over.
 *
 * @param name of the world
 * @param size how much there is of it
 * @param mutants trials that were not right, and that an oracle had to notice
 * @param killed those that it noticed
 * @param positives trials in which an oracle had to hold
 * @param held those in which it did
 * @param survivors what may go unnoticed, each with the reason why
 * @param problems what has to be changed
 * @param warnings what may be meant
 */
public record WorldInspection(
    String name,
    Size size,
    int mutants,
    int killed,
    int positives,
    int held,
    List<Survivor> survivors,
    List<Remark> problems,
    List<Remark> warnings) {

  /** A task whose reference solution has at least so many calls is a long one. */
  public static final int LONG = 8;

  private static final Seed SEED = Seed.parse("1005e".repeat(12) + "1005");

  /**
   * How much there is of a world.
   *
   * @param objects in one organisation
   * @param longTasks tasks of {@value WorldInspection#LONG} calls and more
   */
  public record Size(int tools, int objects, int tasks, int longTasks, int hazards, int places) {}

  public WorldInspection {
    survivors = List.copyOf(survivors);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /**
   * Looks a world over. Of what a pack takes over from a shipped world nothing is said.
   *
   * @param techniques to try its places with
   * @param own techniques that belong to the world
   * @param knownTags those of the public catalogues
   * @param seeds how many organisations to look at
   * @throws dev.assize.statement.document.DocumentException if {@code survivors.yaml} is not valid
   */
  public static WorldInspection of(
      WorldPack pack, Techniques techniques, Techniques own, Set<String> knownTags, int seeds) {
    List<Seed> all = IntStream.range(0, seeds).mapToObj(i -> SEED.derive("seed " + i)).toList();
    Set<Remark> problems = new LinkedHashSet<>();
    for (int i = 0; i < seeds; i++) {
      WorldCheck.problems(pack, some(techniques, own, i), List.of(all.get(i)))
          .forEach(problem -> problems.add(Advice.on(pack, problem)));
    }
    WorldLint lint = new WorldLint(pack, knownTags);
    lint.look(all);
    lint.lookAt(own);
    problems.addAll(lint.problems());
    List<Survivor> explained = Survivor.load(pack.folder());
    List<Remark> warnings = new ArrayList<>(lint.warnings());
    if (!problems.isEmpty()) {
      return result(pack, none(), explained, List.copyOf(problems), warnings);
    }
    AssayResult assay =
        AssayResult.of(
            OracleAssay.observe(pack, all).stream()
                .filter(seen -> pack.isOwn(OracleRemarks.file(seen.oracle())))
                .toList(),
            explained);
    problems.addAll(OracleRemarks.problems(pack, assay));
    warnings.addAll(OracleRemarks.warnings(pack, assay));
    return result(pack, assay, explained, List.copyOf(problems), warnings);
  }

  private static WorldInspection result(
      WorldPack pack,
      AssayResult assay,
      List<Survivor> explained,
      List<Remark> problems,
      List<Remark> warnings) {
    return new WorldInspection(
        pack.name(),
        size(pack),
        assay.mutants(),
        assay.killed(),
        assay.positives(),
        assay.held(),
        explained,
        problems,
        warnings);
  }

  /** The share of mutants that were noticed; 1 if there were none. */
  public double killRate() {
    return mutants == 0 ? 1 : (double) killed / mutants;
  }

  /** In turn one technique and one mutation, so that many are met, and all of the world's own. */
  private static Techniques some(Techniques all, Techniques own, int turn) {
    return new Techniques(
        Stream.concat(
                all.all().isEmpty()
                    ? Stream.of()
                    : Stream.of(all.all().get(turn % all.all().size())),
                own.all().stream())
            .distinct()
            .toList(),
        all.mutations().isEmpty()
            ? List.of()
            : List.of(all.mutations().get(turn % all.mutations().size())),
        all.digest());
  }

  private static Size size(WorldPack pack) {
    List<Task> tasks = pack.tasks();
    int objects =
        pack.openSelfTest(SEED, new Trace()).state().collections().values().stream()
            .mapToInt(list -> ((List<?>) list).size())
            .sum();
    return new Size(
        pack.tools().size(),
        objects,
        tasks.size(),
        (int) tasks.stream().filter(task -> task.calls() >= LONG).count(),
        pack.hazards().size(),
        pack.places().size());
  }

  /** Oracles of a world whose data contradict each other are not worth a look. */
  private static AssayResult none() {
    return AssayResult.of(List.of(), List.of());
  }
}
