package dev.assize.gate.proof;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.Formula;
import dev.assize.gate.fact.Logic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all combinations of cells. At each step one fact gets a cell, and the formulas that
 * look at it are evaluated again; a fact that no open formula looks at is left open, which stands
 * for all its cells. Branches run on all cores. For one walk at a time, by one thread.
 */
final class Walk {

  private static final int BRANCHES = 64;

  private final List<Formula> formulas;
  private final Cells cells;
  private final int[] order;
  private final int[][] lookers = new int[FactList.size()][];
  private final long limit;
  private final LongAdder steps = new LongAdder();

  /** What is known of a combination that is not complete yet. */
  enum Verdict {
    /** Nothing is to be found below. */
    NO,
    /** All that is below is found. */
    YES,
    /** It has to be looked at more closely. */
    MAYBE
  }

  /** A combination; facts that do not matter any more are open. */
  static final class Spot {

    private final long[] codes;
    private final int[] outcomes;

    Spot(long[] codes, int[] outcomes) {
      this.codes = codes;
      this.outcomes = outcomes;
    }

    /** By the facts' places in the list. */
    long[] codes() {
      return codes;
    }

    /** Of the walk's formulas. */
    int[] outcomes() {
      return outcomes;
    }
  }

  Walk(List<Formula> formulas, Cells cells, long limit) {
    this.formulas = List.copyOf(formulas);
    this.cells = cells;
    this.limit = limit;
    order = cells.facts().stream().mapToInt(Integer::intValue).toArray();
    for (int fact = 0; fact < lookers.length; fact++) {
      int which = fact;
      lookers[fact] =
          IntStream.range(0, formulas.size()).filter(i -> formulas.get(i).looksAt(which)).toArray();
    }
  }

  /** How many steps were made. */
  long steps() {
    return steps.sum();
  }

  /**
   * The first combination that is found, always the same one.
   *
   * @param fixed facts that have a value from the start
   * @throws TooManyCellsException if the limit is reached
   */
  Optional<Spot> find(Map<Integer, Long> fixed, Function<int[], Verdict> goal) {
    return branches(fixed, goal).parallelStream()
        .map(spot -> descend(spot.codes(), spot.outcomes(), goal))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The first few levels, so that there is something to share out among the cores. */
  private List<Spot> branches(Map<Integer, Long> fixed, Function<int[], Verdict> goal) {
    List<Spot> spots = List.of(root(fixed));
    while (spots.size() < BRANCHES) {
      List<Spot> next = new ArrayList<>();
      for (Spot spot : spots) {
        count();
        Verdict verdict = goal.apply(spot.outcomes());
        if (verdict == Verdict.MAYBE) {
          int fact = openFact(spot.codes(), spot.outcomes());
          for (Cell cell : cells.of(fact)) {
            long[] codes = spot.codes().clone();
            codes[fact] = cell.code();
            next.add(new Spot(codes, outcomes(fact, codes, spot.outcomes())));
          }
        } else if (verdict == Verdict.YES) {
          next.add(spot);
        }
      }
      if (next.isEmpty() || next.stream().allMatch(s -> goal.apply(s.outcomes()) == Verdict.YES)) {
        return next;
      }
      spots = next;
    }
    return spots;
  }

  private Spot root(Map<Integer, Long> fixed) {
    long[] codes = new long[FactList.size()];
    Arrays.fill(codes, Fact.OPEN);
    fixed.forEach((fact, code) -> codes[fact] = code);
    return new Spot(codes, formulas.stream().mapToInt(one -> one.evaluate(codes)).toArray());
  }

  private @Nullable Spot descend(long[] codes, int[] outcomes, Function<int[], Verdict> goal) {
    count();
    Verdict verdict = goal.apply(outcomes);
    if (verdict != Verdict.MAYBE) {
      return verdict == Verdict.YES ? new Spot(codes.clone(), outcomes) : null;
    }
    int fact = openFact(codes, outcomes);
    for (Cell cell : cells.of(fact)) {
      codes[fact] = cell.code();
      Spot found = descend(codes, outcomes(fact, codes, outcomes), goal);
      if (found != null) {
        return found;
      }
    }
    codes[fact] = Fact.OPEN;
    return null;
  }

  private int[] outcomes(int fact, long[] codes, int[] before) {
    int[] outcomes = before.clone();
    for (int i : lookers[fact]) {
      outcomes[i] = formulas.get(i).evaluate(codes);
    }
    return outcomes;
  }

  private int openFact(long[] codes, int[] outcomes) {
    for (int fact : order) {
      if (codes[fact] == Fact.OPEN) {
        for (int i : lookers[fact]) {
          if (!Logic.isSettled(outcomes[i])) {
            return fact;
          }
        }
      }
    }
    throw new IllegalStateException("everything is settled, and the question is not");
  }

  private void count() {
    steps.increment();
    if (steps.sum() > limit) {
      throw new TooManyCellsException(cells.count(), limit);
    }
  }
}
