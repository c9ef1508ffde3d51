package dev.assize.gate.record;

import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Formula;
import dev.assize.gate.fact.Logic;
import dev.assize.gate.policy.Clause;
import dev.assize.gate.policy.CompiledPolicy;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The least share of security in a budget that a policy is content with, all else being as it is.
 * Found by asking the formulas that decide, for every share.
 *
 * @param share in basis points
 * @param clause that demands it
 * @param say what the clause says
 */
record ShareFloor(long share, String clause, String say) {

  private static final int ALL = 10_000;

  /** The floor; empty if the policy has none. */
  static Optional<ShareFloor> of(CompiledPolicy policy, Facts facts) {
    int index = FactList.index("budget.securityShare");
    return IntStream.range(0, policy.policy().clauses().size())
        .filter(i -> policy.formulas().get(i).looksAt(index))
        .boxed()
        .flatMap(i -> of(policy.policy().clauses().get(i), policy.formulas().get(i), facts, index))
        .max(Comparator.comparingLong(ShareFloor::share));
  }

  private static Stream<ShareFloor> of(Clause clause, Formula formula, Facts facts, int index) {
    if (clause.then() == Clause.Effect.ALLOW) {
      return Stream.empty();
    }
    long[] codes = facts.codes();
    long floor = ALL + 1L;
    for (int share = ALL; share >= 0; share--) {
      codes[index] = FactList.at(index).code((long) share);
      if (formula.evaluate(codes) == Logic.TRUE) {
        break;
      }
      floor = share;
    }
    return floor == 0 || floor > ALL
        ? Stream.empty()
        : Stream.of(new ShareFloor(floor, clause.id(), clause.say()));
  }
}
