package dev.assize.cli;

import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Plan;
import dev.assize.examination.SelfTest;
import dev.assize.examination.Worlds;
import dev.assize.sandbox.doctor.ObservationLevel;
import dev.assize.statement.Digest;
import dev.assize.world.Techniques;
import dev.assize.world.WorldShelf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options that take up an examination again, or run one again: its plan holds. */
final class EarlierExamination {

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Go on with an interrupted examination.")
  private @Nullable Path resume;

  @Option(
      names = "--reproduce",
      paramLabel = "DIR",
      description = "Run an earlier examination's plan again, in a new folder, and compare.")
  private @Nullable Path reproduce;

  /** Refuses what makes no sense: only what was begun is resumed, only what has ended compared. */
  void check(ParseResult parsed) {
    if (resume != null && reproduce != null) {
      throw new InputException("give either --resume or --reproduce, not both");
    }
    if (folder() != null) {
      ExaminationFolder.open(folder());
      PlanOptions.refuseBeside(resume != null ? "--resume" : "--reproduce", parsed);
    }
    if (reproduce != null) {
      ExaminationFolder.open(reproduce).findings();
    }
  }

  /** The folder of the examination that is taken up again, or run again; null if there is none. */
  @Nullable Path folder() {
    return resume != null ? resume : reproduce;
  }

  /** The examination that is taken up again; null if there is none. */
  @Nullable ExaminationFolder resumed() {
    return resume == null ? null : ExaminationFolder.open(resume);
  }

  /** The examination that is run again; null if there is none. */
  @Nullable ExaminationFolder reproduced() {
    return reproduce == null ? null : ExaminationFolder.open(reproduce);
  }

  /**
   * The worlds of its plan, or else the usual ones.
   *
   * @param usual where there is no earlier examination
   * @param named where the worlds of its plan lie that are not shipped
   */
  Worlds worlds(WorldShelf shelf, List<String> usual, List<String> named) {
    Path folder = folder();
    return folder == null
        ? new Worlds(shelf.load(usual))
        : PlannedWorlds.find(ExaminationFolder.open(folder).plan(), shelf, named);
  }

  /**
   * Its plan; empty if there is no earlier examination.
   *
   * @throws dev.assize.statement.document.DocumentException if agent, world or techniques have
   *     changed since
   */
  Optional<Plan> plan(Manifest manifest, Worlds worlds, Techniques techniques) {
    Path folder = folder();
    if (folder == null) {
      return Optional.empty();
    }
    Plan plan = ExaminationFolder.open(folder).plan();
    plan.requireSame(manifest.digest(), worlds, techniques.digest());
    return Optional.of(plan);
  }

  /** Only now that the agent is installed can be said which program it is. */
  Plan onThisMachine(Plan draft, @Nullable Digest program, @Nullable ObservationLevel level) {
    if (folder() == null) {
      return draft.on(program, level);
    }
    draft.requireSame(program, level);
    return draft;
  }

  /** Trials that were run must not be replaced by "nothing was assessed". */
  void requireWorking(SelfTest selfTest) {
    ExaminationFolder begun = resumed();
    if (!selfTest.passed() && begun != null && Files.exists(begun.journal())) {
      throw new InputException(
          "the agent no longer passes the self-test, one harmless tool call: "
              + selfTest.problem()
              + "; the examination stays as it is");
    }
  }
}
