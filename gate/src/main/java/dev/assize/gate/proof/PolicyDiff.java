package dev.assize.gate.proof;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.Formula;
import dev.assize.gate.fact.Logic;
import dev.assize.gate.policy.Answer;
import dev.assize.gate.policy.Answers;
import dev.assize.gate.policy.Clause;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.proof.Walk.Spot;
import dev.assize.gate.proof.Walk.Verdict;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which decisions change from one policy to another, without waivers and if everything is known.
 *
 * @param cells combinations that were gone through
 * @param steps in which
 * @param changes by the two answers, from the largest
 */
public record PolicyDiff(BigInteger cells, long steps, List<Change> changes) {

  /** Copies the list. */
  public PolicyDiff {
    changes = List.copyOf(changes);
  }

  /**
   * Combinations of facts of which both policies decide, and not alike.
   *
   * @param before what the first says
   * @param after what the second says
   * @param because clauses that the answers come from; {@code default} where none lets in
   * @param cells combinations in which it is so
   * @param exampleBefore an example, decided by the first policy
   * @param exampleAfter the same example, decided by the second
   */
  public record Change(
      Answer before,
      Answer after,
      Because because,
      BigInteger cells,
      CounterExample exampleBefore,
      CounterExample exampleAfter) {}

  /** Clauses that two answers come from. */
  public record Because(Set<String> before, Set<String> after) {

    /** Copies the sets. */
    public Because {
      before = new TreeSet<>(before);
      after = new TreeSet<>(after);
    }
  }

  private record Key(Answer before, Answer after, Because because) {}

  private record Found(Key key, BigInteger cells, Spot spot) {}

  /**
   * Compares two policies.
   *
   * @param limit most steps
   * @throws TooManyCellsException if they do not suffice
   */
  public static PolicyDiff of(CompiledPolicy before, CompiledPolicy after, long limit) {
    return new Comparing(before, after, limit).compare();
  }

  private static final class Comparing {

    private final CompiledPolicy before;
    private final CompiledPolicy after;
    private final int split;
    private final boolean[] nothingBefore;
    private final boolean[] nothingAfter;
    private final Cells cells;
    private final Walk walk;

    Comparing(CompiledPolicy before, CompiledPolicy after, long limit) {
      this.before = before;
      this.after = after;
      List<Formula> formulas = new ArrayList<>(before.formulas());
      formulas.addAll(after.formulas());
      split = before.formulas().size();
      nothingBefore = before.lifted(Set.of());
      nothingAfter = after.lifted(Set.of());
      cells = Cells.of(denialsFirst(), false);
      walk = new Walk(formulas, cells, limit);
    }

    /** What a denial settles need not be looked at further. */
    private List<Formula> denialsFirst() {
      List<Formula> ordered = new ArrayList<>();
      for (Clause.Effect effect : Arrays.asList(Clause.Effect.values()).reversed()) {
        for (CompiledPolicy policy : List.of(before, after)) {
          for (int i = 0; i < policy.formulas().size(); i++) {
            if (policy.policy().clauses().get(i).then() == effect) {
              ordered.add(policy.formulas().get(i));
            }
          }
        }
      }
      ordered.sort(Comparator.comparingInt(formula -> formula.facts().cardinality()));
      return ordered;
    }

    PolicyDiff compare() {
      Map<Key, Found> merged = new LinkedHashMap<>();
      for (Found found : walk.all(this::differ, this::found)) {
        merged.merge(
            found.key(),
            found,
            (a, b) -> new Found(a.key(), a.cells().add(b.cells()), a.spot()));
      }
      List<Change> changes =
          merged.values().stream()
              .map(this::change)
              .sorted(Comparator.comparing(Change::cells).reversed())
              .toList();
      return new PolicyDiff(cells.count(), walk.steps(), changes);
    }

    private Verdict differ(int[] outcomes) {
      Answers a = before.answers(outcomes, nothingBefore);
      Answers b = after.answers(later(outcomes), nothingAfter);
      if (!a.isSettled() || !b.isSettled()) {
        return Verdict.MAYBE;
      }
      return a.equals(b) ? Verdict.NO : Verdict.YES;
    }

    private int[] later(int[] outcomes) {
      return Arrays.copyOfRange(outcomes, split, outcomes.length);
    }

    private Found found(Spot spot) {
      Answer a = before.answers(spot.outcomes(), nothingBefore).only();
      int[] later = later(spot.outcomes());
      Answer b = after.answers(later, nothingAfter).only();
      Key key =
          new Key(a, b, new Because(because(before, a, spot.outcomes()), because(after, b, later)));
      BigInteger count = BigInteger.ONE;
      for (int fact : cells.facts()) {
        if (spot.codes()[fact] == Fact.OPEN) {
          count = count.multiply(BigInteger.valueOf(cells.of(fact).size()));
        }
      }
      return new Found(key, count, new Spot(spot.codes().clone(), spot.outcomes()));
    }

    private static Set<String> because(CompiledPolicy policy, Answer answer, int[] outcomes) {
      Set<String> ids = new TreeSet<>();
      List<Clause> clauses = policy.policy().clauses();
      for (int i = 0; i < clauses.size(); i++) {
        if (outcomes[i] == Logic.TRUE && clauses.get(i).then().answer() == answer) {
          ids.add(clauses.get(i).id());
        }
      }
      return ids.isEmpty() ? Set.of("default") : ids;
    }

    private Change change(Found found) {
      Key key = found.key();
      return new Change(
          key.before(),
          key.after(),
          key.because(),
          found.cells(),
          CounterExample.of(found.spot(), cells, before, Set.of()),
          CounterExample.of(found.spot(), cells, after, Set.of()));
    }
  }
}
