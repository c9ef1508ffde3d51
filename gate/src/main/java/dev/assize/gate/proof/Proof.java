package dev.assize.gate.proof;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.Formula;
import dev.assize.gate.fact.Logic;
import dev.assize.gate.policy.Answers;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.Invariant;
import dev.assize.gate.proof.Walk.Spot;
import dev.assize.gate.proof.Walk.Verdict;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which invariants a policy keeps, for all facts and all waivers.
 *
 * @param results for each invariant, those that every policy has to keep first
 */
public record Proof(List<Result> results) {

  /** Copies the list. */
  public Proof {
    results = List.copyOf(results);
  }

  /**
   * Whether one invariant is kept.
   *
   * @param invariant which
   * @param builtIn whether every policy has to keep it
   * @param broken facts with which it is not kept; null if it is
   * @param cells combinations that were gone through
   * @param steps in which
   */
  public record Result(
      Invariant invariant,
      boolean builtIn,
      @Nullable CounterExample broken,
      BigInteger cells,
      long steps) {}

  /** Whether all invariants are kept. */
  public boolean holds() {
    return results.stream().allMatch(result -> result.broken() == null);
  }

  /**
   * Proves or refutes every invariant.
   *
   * @param limit most steps for each
   * @throws TooManyCellsException if one is not settled by then
   */
  public static Proof of(CompiledPolicy policy, long limit) {
    List<Result> results = new ArrayList<>();
    for (Invariant invariant : BuiltIn.INVARIANTS) {
      results.add(prove(policy, invariant, Formula.compile(invariant.when()), true, limit));
    }
    for (int i = 0; i < policy.invariants().size(); i++) {
      Invariant invariant = policy.policy().invariants().get(i);
      results.add(prove(policy, invariant, policy.invariants().get(i), false, limit));
    }
    return new Proof(results);
  }

  /**
   * Without waivers and with all that there can be: no waiver makes an answer severer, so if the
   * answer is severe enough with all of them, it is with any.
   */
  private static Result prove(
      CompiledPolicy policy, Invariant invariant, Formula when, boolean builtIn, long limit) {
    List<Formula> formulas = new ArrayList<>(policy.formulas());
    formulas.add(when);
    Cells cells = Cells.of(formulas.reversed(), true);
    Map<Integer, Long> fixed = new HashMap<>();
    BigInteger count = cells.count();
    for (String name : invariant.notKnown()) {
      int fact = FactList.index(name);
      fixed.put(fact, Fact.NOT_KNOWN);
      count = count.divide(BigInteger.valueOf(Math.max(1, cells.of(fact).size())));
    }
    Set<String> waivable =
        invariant.answer().whateverIsWaived() ? new TreeSet<>(policy.waivable()) : Set.of();
    long steps = 0;
    for (Set<String> waived :
        waivable.isEmpty() ? List.of(waivable) : List.of(Set.<String>of(), waivable)) {
      boolean[] lifted = policy.lifted(waived);
      Walk walk = new Walk(formulas, cells, limit);
      Optional<Spot> found =
          walk.find(fixed, outcomes -> broken(policy, invariant, lifted, outcomes));
      steps += walk.steps();
      if (found.isPresent()) {
        CounterExample example = example(policy, invariant, found.get(), cells, waived);
        return new Result(invariant, builtIn, example, count, steps);
      }
    }
    return new Result(invariant, builtIn, null, count, steps);
  }

  private static Verdict broken(
      CompiledPolicy policy, Invariant invariant, boolean[] lifted, int[] outcomes) {
    int when = outcomes[outcomes.length - 1];
    if ((when & Logic.TRUE) == 0) {
      return Verdict.NO;
    }
    Answers answers = policy.answers(outcomes, lifted);
    if (invariant.answer().isMetByAll(answers)) {
      return Verdict.NO;
    }
    return when == Logic.TRUE && !invariant.answer().isMetByAny(answers)
        ? Verdict.YES
        : Verdict.MAYBE;
  }

  /** With as few waivers as will do. */
  private static CounterExample example(
      CompiledPolicy policy, Invariant invariant, Spot spot, Cells cells, Set<String> waived) {
    Set<String> needed = new TreeSet<>(waived);
    CounterExample example = CounterExample.of(spot, cells, policy, needed);
    requireBroken(invariant, example);
    for (String id : waived) {
      needed.remove(id);
      CounterExample fewer = CounterExample.of(spot, cells, policy, needed);
      if (isBroken(invariant, fewer)) {
        example = fewer;
      } else {
        needed.add(id);
      }
    }
    return example;
  }

  private static boolean isBroken(Invariant invariant, CounterExample example) {
    return !invariant.answer().isMetByAll(Answers.only(example.decision().answer()));
  }

  private static void requireBroken(Invariant invariant, CounterExample example) {
    if (!isBroken(invariant, example)) {
      throw new IllegalStateException(
          "the policy decides otherwise than the proof of " + invariant.id() + " says");
    }
  }
}
