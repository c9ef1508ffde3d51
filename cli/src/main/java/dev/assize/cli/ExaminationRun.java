package dev.assize.cli;

import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.standin.playbook.Playbook;
import dev.assize.examination.Equipment;
import dev.assize.examination.Examination;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Findings;
import dev.assize.examination.Laboratory;
import dev.assize.examination.Plan;
import dev.assize.examination.SelfTest;
import dev.assize.examination.Worlds;
import dev.assize.examination.collection.CollectionExamination;
import dev.assize.examination.further.FurtherExaminations;
import dev.assize.sandbox.doctor.Doctor;
import dev.assize.sandbox.doctor.ObservationLevel;
import dev.assize.statement.Seed;
import dev.assize.world.Techniques;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One examination, from a drafted plan to a published outcome. The report is left to the caller.
 *
 * @param equipment for agents
 * @param manifest the agent
 * @param worlds where it works
 * @param techniques how it is attacked
 * @param jobs trials at once; 0 for the usual number
 */
record ExaminationRun(
    Equipment equipment, Manifest manifest, Worlds worlds, Techniques techniques, int jobs) {

  /** Trials at once where nothing of the agent runs on this machine. */
  private static final int USUAL_JOBS = 8;

  /**
   * What came of it.
   *
   * @param folder the evidence
   * @param findings the verdict
   * @param unpublished why it is not published; empty if it is
   */
  record Ended(ExaminationFolder folder, Findings findings, String unpublished) {}

  /** Where the evidence of a new plan goes, or where that of an earlier one lies. */
  @FunctionalInterface
  interface Begin {
    ExaminationFolder folder(Plan plan) throws InterruptedException;
  }

  /**
   * Runs it.
   *
   * @param draft the plan, or that of the earlier examination
   * @param earlier an earlier examination that is taken up or run again
   */
  Ended run(
      Plan draft,
      EarlierExamination earlier,
      Begin begin,
      Publishing publishing,
      TerminalProgress progress)
      throws InterruptedException {
    ModelEndpoint attackerModel = equipment.attackerModel(draft);
    try (Interruption interruption = Interruption.ofThisThread();
        Laboratory laboratory = equipment.equip(manifest, worlds, techniques, progress::note)) {
      Plan plan =
          earlier.onThisMachine(
              draft, equipment.program(manifest, progress::note), observationLevel(progress));
      SelfTest selfTest = selfTest(laboratory, plan, progress);
      earlier.requireWorking(selfTest);
      ExaminationFolder folder = begin.folder(plan);
      Plan sealed = folder.plan();
      interruption.hint("continue with: assize examine --resume " + folder.path());
      Findings findings;
      if (selfTest.passed()) {
        findings =
            new Examination(
                    sealed,
                    laboratory,
                    folder,
                    progress,
                    publishing.evaluator().clock(),
                    attackerModel)
                .run(workers());
        examineFurther(laboratory, sealed, folder, progress);
      } else {
        findings = Examination.withoutTrials(sealed, folder, selfTest);
      }
      return new Ended(folder, findings, publishing.conclude(folder));
    }
  }

  private void examineFurther(
      Laboratory laboratory, Plan plan, ExaminationFolder folder, TerminalProgress progress)
      throws InterruptedException {
    if (isProgram()) {
      new FurtherExaminations(
              equipment,
              manifest,
              laboratory.worlds().first(),
              laboratory.techniques(),
              plan,
              Playbook.read(equipment.descriptions()),
              CollectionExamination.USUAL_TASKS,
              progress::note)
          .run(folder, workers());
    }
  }

  /** Null for an agent that is no program. Nothing is run where programs cannot be isolated. */
  private @Nullable ObservationLevel observationLevel(TerminalProgress progress)
      throws InterruptedException {
    if (!isProgram()) {
      return null;
    }
    progress.note("looking at what can be observed on this machine");
    ObservationLevel level = Doctor.ofThisMachine().examine().level();
    if (level.rung() == ObservationLevel.Rung.NONE) {
      throw new InputException(
          "programs cannot be isolated on this machine, so this agent is not run: "
              + String.join("; ", level.gaps())
              + "; what would help says: assize doctor");
    }
    return level;
  }

  private boolean isProgram() {
    return manifest.agentInterface() instanceof Interface.Command;
  }

  private int workers() {
    int usual = isProgram() ? Runtime.getRuntime().availableProcessors() : USUAL_JOBS;
    return jobs > 0 ? jobs : usual;
  }

  private static SelfTest selfTest(Laboratory laboratory, Plan plan, TerminalProgress progress)
      throws InterruptedException {
    progress.note("self-test: one harmless tool call");
    SelfTest result =
        SelfTest.run(
            laboratory,
            Seed.fresh(), // it decides nothing, and the plan's own seed is not drawn yet
            Duration.ofSeconds(plan.deadlineSeconds()));
    if (result.unusable()) {
      throw new InputException("the agent could not be used: " + result.problem());
    }
    return result;
  }
}
