package dev.assize.gate.proof;

import dev.assize.gate.policy.Answer;
import dev.assize.gate.policy.CompiledPolicy;
import java.math.BigInteger;
import java.util.List;

/**
 * Which decisions change from one policy to another, without waivers and if everything is known.
 *
 * @param cells combinations that were compared
 * @param steps in which
 * @param changes by kind, from the largest
 */
public record PolicyDiff(BigInteger cells, long steps, List<Change> changes) {

  /** Copies the list. */
  public PolicyDiff {
    changes = List.copyOf(changes);
  }

  /**
   * Compares two policies.
   *
   * @param limit most steps
   * @throws TooManyCellsException if they do not suffice
   */
  public static PolicyDiff of(CompiledPolicy before, CompiledPolicy after, long limit) {
    return new Comparison(before, after, limit).compare();
  }

  /**
   * Combinations of facts of which the policies decide, and not alike.
   *
   * @param kind how
   * @param cells in how many combinations
   * @param before an example, decided by the first policy
   * @param after the same example, decided by the second
   */
  public record Change(Kind kind, BigInteger cells, CounterExample before, CounterExample after) {}

  /**
   * A kind of change.
   *
   * @param before what the first policy says
   * @param after what the second says
   * @param because a clause from which the severer of the two answers comes; {@code default} where
   *     no clause lets in
   */
  public record Kind(Answer before, Answer after, String because) {}
}
