package dev.assize.statement.intoto;

import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import java.time.Instant;
import java.util.List;

/**
 * That an examination is going to be made, by a plan that can no longer be changed. Its outcome is
 * owed: a plan without one at {@link #concludeBy} counts as abandoned.
 *
 * @param plan digest of {@code plan.json} without its seed
 * @param evaluator who is going to examine
 * @param scheme by which standard
 * @param tier how strictly
 * @param examinations which of {@code behaviour}, {@code containment}, {@code collection}
 * @param nonce 32 hexadecimal digits, so that no two plans are the same entry
 * @param sealedAt by the evaluator's clock
 * @param concludeBy when the outcome must be in the log
 */
public record PlanPredicate(
    Digest plan,
    String evaluator,
    ResourceDescriptor scheme,
    Tier tier,
    List<String> examinations,
    String nonce,
    Instant sealedAt,
    Instant concludeBy)
    implements Predicate {

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public PlanPredicate {
    Present.require(
        "plan", plan, evaluator, scheme, tier, examinations, nonce, sealedAt, concludeBy);
    examinations = List.copyOf(examinations);
    if (!concludeBy.isAfter(sealedAt)) {
      throw new StatementException("a plan whose concludeBy is not after its sealedAt");
    }
  }
}
