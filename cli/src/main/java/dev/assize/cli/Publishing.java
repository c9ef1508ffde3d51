package dev.assize.cli;

import dev.assize.examination.Examination;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Journal;
import dev.assize.examination.Plan;
import dev.assize.examination.evidence.Assigned;
import dev.assize.examination.evidence.Commitment;
import dev.assize.examination.evidence.Evaluator;
import dev.assize.examination.evidence.PlanSeal;
import dev.assize.examination.evidence.Publication;
import dev.assize.examination.evidence.UnsealedException;
import dev.assize.log.LogException;
import dev.assize.statement.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Begins examinations by sealing their plans, and ends them by publishing their outcomes, or in a
 * case by committing to them.
 *
 * @param evaluator who examines, and its log
 * @param assigned the case that new examinations are made in; null if in none
 */
record Publishing(Evaluator evaluator, @Nullable Assigned assigned) {

  /** After the last commitment there must be time to publish. */
  private static final Duration REVEALING = Duration.ofDays(7);

  /** In no case. */
  Publishing(Evaluator evaluator) {
    this(evaluator, null);
  }

  /** The same in a case. */
  Publishing in(@Nullable Assigned drawn) {
    return new Publishing(evaluator, drawn);
  }

  /**
   * Seals a plan and makes the folder of its examination.
   *
   * @param where the folder, for a plan whose seed is drawn
   * @throws dev.assize.statement.document.DocumentException if an examination lies there already;
   *     if that can be known before, nothing is sealed
   */
  ExaminationFolder begin(Plan plan, Function<Plan, Path> where, Invocation invocation)
      throws InterruptedException {
    PlanSeal.Sealed sealed = PlanSeal.seal(plan, evaluator, time());
    Map<String, Object> companions = new HashMap<>();
    companions.put(Invocation.FILE, invocation);
    companions.put(PlanSeal.FILE, Json.mapper().readTree(sealed.bundle().bytes()));
    if (assigned != null) {
      companions.put(Assigned.FILE, assigned);
    }
    return ExaminationFolder.create(
        where.apply(sealed.plan()).toAbsolutePath().normalize(), sealed.plan(), companions);
  }

  private Duration time() {
    if (assigned == null) {
      return PlanSeal.USUAL_TIME;
    }
    Duration left = Duration.between(evaluator.clock().instant(), assigned.due());
    if (left.isNegative()) {
      throw new InputException("the time of the draw was over on " + assigned.due());
    }
    return left.plus(REVEALING);
  }

  /**
   * Goes on with an examination, if its outcome can be published where its plan was sealed.
   *
   * @throws InputException if it was sealed in another log
   */
  ExaminationFolder resume(ExaminationFolder folder) {
    Plan.Sealing sealing = folder.plan().sealing();
    if (sealing != null && !sealing.log().equals(evaluator.log().origin())) {
      throw new InputException(
          "%s: its plan was sealed in the log %s, not in %s; give that log with --log"
              .formatted(folder.path(), sealing.log(), evaluator.log().origin()));
    }
    return folder;
  }

  /**
   * Publishes the outcome or commits to it, unless the examination was broken off, since then it
   * may go on. A log that cannot be reached must not keep a result from whoever waited for it.
   *
   * @return what there is to tell; empty if it was published
   */
  String conclude(ExaminationFolder folder) throws InterruptedException {
    Plan plan = folder.plan();
    if (plan.sealing() == null) {
      return "The outcome is not published: the plan was not sealed before the first trial.";
    }
    if (Examination.brokenOff(plan, Journal.read(folder.journal()), folder.proposals())) {
      return "The outcome is not published yet, since the examination was broken off; --resume it.";
    }
    try {
      Optional<Assigned> drawn = Assigned.of(folder);
      if (drawn.isPresent()) {
        Commitment.commit(folder, drawn.get(), evaluator);
        return "The outcome is committed to, and kept back until the others of the case have theirs."
            + " Publish it with: assize register reveal "
            + folder.path();
      }
      Publication.publish(folder, evaluator);
      return "";
    } catch (LogException | UnsealedException e) {
      return "The outcome is not published: %s. Publish it with: assize examine --resume %s"
          .formatted(e.getMessage(), folder.path());
    }
  }
}
