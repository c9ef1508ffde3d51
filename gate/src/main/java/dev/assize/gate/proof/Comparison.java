package dev.assize.gate.proof;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.Formula;
import dev.assize.gate.fact.Logic;
import dev.assize.gate.policy.Answer;
import dev.assize.gate.policy.Answers;
import dev.assize.gate.policy.Clause;
import dev.assize.gate.policy.Clause.Effect;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.proof.PolicyDiff.Change;
import dev.assize.gate.proof.PolicyDiff.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares two policies over all combinations of cells. Facts get their cells one after the other.
 * What is below a combination depends only on which clauses apply so far, and, for clauses that are
 * still open, on the facts that they look at; where that is the same as somewhere before, so is
 * what is below, and it is not gone through again.
 */
final class Comparison {

  private final Side before;
  private final Side after;
  private final Cells cells;
  private final List<Integer> order;
  private final long limit;
  private final Map<List<Long>, Map<Kind, Tally>> known = new HashMap<>();
  private long steps;

  Comparison(CompiledPolicy before, CompiledPolicy after, long limit) {
    this.before = new Side(before);
    this.after = new Side(after);
    this.limit = limit;
    List<Formula> formulas = new ArrayList<>(before.formulas());
    formulas.addAll(after.formulas());
    formulas.sort(Comparator.comparingInt(formula -> formula.facts().cardinality()));
    cells = Cells.of(formulas, false);
    order = cells.facts();
  }

  PolicyDiff compare() {
    long[] codes = new long[FactList.size()];
    Arrays.fill(codes, Fact.OPEN);
    List<Change> changes = new ArrayList<>();
    below(0, codes)
        .forEach((kind, tally) -> {
          Walk.Spot spot = new Walk.Spot(tally.codes(), new int[0]);
          changes.add(
              new Change(
                  kind,
                  tally.count(),
                  CounterExample.of(spot, cells, before.policy, Set.of()),
                  CounterExample.of(spot, cells, after.policy, Set.of())));
        });
    changes.sort(Comparator.comparing(Change::cells).reversed());
    return new PolicyDiff(cells.count(), steps, changes);
  }

  /** How often a kind of change is below a combination, and once how. */
  private static final class Tally {

    private final BigInteger count;
    private final long[] codes;

    Tally(BigInteger count, long[] codes) {
      this.count = count;
      this.codes = codes;
    }

    BigInteger count() {
      return count;
    }

    /** By the facts' places in the list; those that were decided on above are open. */
    long[] codes() {
      return codes;
    }

    Tally with(int fact, long code) {
      long[] more = codes.clone();
      more[fact] = code;
      return new Tally(count, more);
    }

    Tally plus(Tally other) {
      return new Tally(count.add(other.count), codes);
    }

    Tally times(BigInteger factor) {
      return new Tally(count.multiply(factor), codes);
    }
  }

  private Map<Kind, Tally> below(int position, long[] codes) {
    if (++steps > limit) {
      throw new TooManyCellsException(cells.count(), limit);
    }
    int[] first = before.outcomes(codes);
    int[] second = after.outcomes(codes);
    Answers a = before.answers(first);
    Answers b = after.answers(second);
    if (a.isSettled() && b.isSettled()) {
      return a.equals(b)
          ? Map.of()
          : Map.of(kind(a.only(), first, b.only(), second), rest(position));
    }
    int next = position;
    BigInteger skipped = BigInteger.ONE;
    while (!isOpen(order.get(next), a, first, b, second)) {
      skipped = skipped.multiply(BigInteger.valueOf(cells.of(order.get(next)).size()));
      next++;
    }
    List<Long> key = new ArrayList<>();
    key.add((long) next);
    before.sign(a, first, codes, key);
    after.sign(b, second, codes, key);
    Map<Kind, Tally> found = known.get(key);
    if (found == null) {
      found = branch(next, codes);
      known.put(key, found);
    }
    return skipped.equals(BigInteger.ONE) ? found : times(found, skipped);
  }

  private Map<Kind, Tally> branch(int position, long[] codes) {
    Map<Kind, Tally> found = new LinkedHashMap<>();
    int fact = order.get(position);
    for (Cell cell : cells.of(fact)) {
      codes[fact] = cell.code();
      below(position + 1, codes)
          .forEach((kind, tally) -> found.merge(kind, tally.with(fact, cell.code()), Tally::plus));
    }
    codes[fact] = Fact.OPEN;
    return found;
  }

  private static Map<Kind, Tally> times(Map<Kind, Tally> found, BigInteger factor) {
    Map<Kind, Tally> more = new LinkedHashMap<>();
    found.forEach((kind, tally) -> more.put(kind, tally.times(factor)));
    return more;
  }

  /** All combinations of the facts from a position on. */
  private Tally rest(int position) {
    BigInteger count = BigInteger.ONE;
    for (int i = position; i < order.size(); i++) {
      count = count.multiply(BigInteger.valueOf(cells.of(order.get(i)).size()));
    }
    long[] codes = new long[FactList.size()];
    Arrays.fill(codes, Fact.OPEN);
    return new Tally(count, codes);
  }

  private boolean isOpen(int fact, Answers a, int[] first, Answers b, int[] second) {
    return before.isOpen(fact, a, first) || after.isOpen(fact, b, second);
  }

  private Kind kind(Answer a, int[] first, Answer b, int[] second) {
    String because = a.compareTo(b) > 0 ? before.because(a, first) : after.because(b, second);
    return new Kind(a, b, because);
  }

  /** One of the two policies. */
  private static final class Side {

    private final CompiledPolicy policy;
    private final boolean[] nothing;

    Side(CompiledPolicy policy) {
      this.policy = policy;
      nothing = policy.lifted(Set.of());
    }

    int[] outcomes(long[] codes) {
      return policy.formulas().stream().mapToInt(formula -> formula.evaluate(codes)).toArray();
    }

    Answers answers(int[] outcomes) {
      return policy.answers(outcomes, nothing);
    }

    boolean isOpen(int fact, Answers answers, int[] outcomes) {
      for (int i = 0; i < outcomes.length && !answers.isSettled(); i++) {
        if (!Logic.isSettled(outcomes[i]) && policy.formulas().get(i).looksAt(fact)) {
          return true;
        }
      }
      return false;
    }

    /** Adds to a key all that what is below depends on. */
    void sign(Answers answers, int[] outcomes, long[] codes, List<Long> key) {
      if (answers.isSettled()) {
        key.add((long) answers.bits());
        key.add((long) because(answers.only(), outcomes).hashCode());
        return;
      }
      for (Effect effect : Effect.values()) {
        key.add((long) firstThatApplies(effect, outcomes));
      }
      for (int i = 0; i < outcomes.length; i++) {
        if (!Logic.isSettled(outcomes[i])) {
          key.add(-1L - i);
          policy.formulas().get(i).facts().stream().forEach(fact -> key.add(codes[fact]));
        }
      }
    }

    String because(Answer answer, int[] outcomes) {
      for (Effect effect : Effect.values()) {
        int clause = firstThatApplies(effect, outcomes);
        if (effect.answer() == answer && clause >= 0) {
          return policy.policy().clauses().get(clause).id();
        }
      }
      return Decision.DEFAULT;
    }

    private int firstThatApplies(Effect effect, int[] outcomes) {
      List<Clause> clauses = policy.policy().clauses();
      for (int i = 0; i < outcomes.length; i++) {
        if (outcomes[i] == Logic.TRUE && clauses.get(i).then() == effect) {
          return i;
        }
      }
      return -1;
    }
  }
}
