package dev.assize.register.evaluator;

import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An outcome of an evaluator, with what belongs to it.
 *
 * @param evaluator its name, to which the signing key belongs
 * @param application the case; null if it is of none
 * @param outcome in the log
 * @param plan that it concludes; null if the log holds none
 * @param commitment to it; null if there is none
 */
public record Report(
    String evaluator,
    @Nullable Digest application,
    Valid<ExaminationPredicate> outcome,
    @Nullable Valid<PlanPredicate> plan,
    @Nullable Valid<CommitmentPredicate> commitment) {

  /** The agent that was examined. */
  public Digest agent() {
    return outcome.entry().subject().sha256();
  }

  /** The scheme that it was examined by. */
  public Digest scheme() {
    return outcome.says().scheme().sha256();
  }
}
