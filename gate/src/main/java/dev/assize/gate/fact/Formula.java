package dev.assize.gate.fact;

import dev.assize.cel.Condition;
import dev.assize.cel.Condition.Operator;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A condition over the facts, compiled. Decisions and proofs evaluate the same formulas. Immutable
 * and thread-safe.
 */
public final class Formula {

  private final Condition condition;
  private final Term term;
  private final BitSet facts = new BitSet();
  private final int[] indexes;

  private Formula(Condition condition, Term term) {
    this.condition = condition;
    this.term = term;
    tests(test -> facts.set(test.fact()));
    indexes = facts.stream().toArray();
  }

  /**
   * Compiles a condition.
   *
   * @param text in CEL
   * @throws dev.assize.cel.ExpressionException if it is no condition, names a fact that there is
   *     not, or compares one with what it cannot be
   */
  public static Formula compile(String text) {
    Condition condition = Condition.parse(text);
    return new Formula(condition, new FormulaCompiler(text).term(condition));
  }

  /**
   * What it may be.
   *
   * @param codes by the facts' places in the list; {@link Fact#NOT_KNOWN} and {@link Fact#OPEN} may
   *     be among them
   * @return bits of {@link Logic}; exactly one if nothing is open
   */
  public int evaluate(long[] codes) {
    return term.evaluate(codes);
  }

  /** As it was written. */
  public Condition condition() {
    return condition;
  }

  /** The places of the facts that it looks at. */
  public BitSet facts() {
    return (BitSet) facts.clone();
  }

  /** Shows the places of the facts that it looks at, in the list's order. */
  public void forEachFact(IntConsumer consumer) {
    for (int fact : indexes) {
      consumer.accept(fact);
    }
  }

  /** Whether it looks at a fact. */
  public boolean looksAt(int fact) {
    return facts.get(fact);
  }

  /** Shows every comparison in it. */
  public void tests(Consumer<Test> consumer) {
    term.tests(consumer);
  }

  /** A comparison of a fact with constants. */
  public sealed interface Test extends Term {

    /** The fact's place in the list. */
    int fact();

    /** Whether a value passes it. */
    boolean passes(long code);

    /** The constants. */
    List<Long> constants();

    @Override
    default int evaluate(long[] codes) {
      long code = codes[fact()];
      if (code == Fact.NOT_KNOWN) {
        return Logic.UNKNOWN;
      }
      if (code == Fact.OPEN) {
        return Logic.ANY;
      }
      return passes(code) ? Logic.TRUE : Logic.FALSE;
    }

    @Override
    default void tests(Consumer<Test> consumer) {
      consumer.accept(this);
    }
  }

  /** A part of a formula. */
  sealed interface Term {

    int evaluate(long[] codes);

    void tests(Consumer<Test> consumer);
  }

  record Comparison(int fact, Operator operator, long constant) implements Test {

    @Override
    public boolean passes(long code) {
      return switch (operator) {
        case EQUAL -> code == constant;
        case UNEQUAL -> code != constant;
        case LESS -> code < constant;
        case AT_MOST -> code <= constant;
        case GREATER -> code > constant;
        case AT_LEAST -> code >= constant;
      };
    }

    @Override
    public List<Long> constants() {
      return List.of(constant);
    }
  }

  record Membership(int fact, List<Long> constants) implements Test {

    Membership {
      constants = List.copyOf(constants);
    }

    @Override
    public boolean passes(long code) {
      for (int i = 0; i < constants.size(); i++) {
        if (constants.get(i) == code) {
          return true;
        }
      }
      return false;
    }
  }

  record Fixed(int value) implements Term {

    @Override
    public int evaluate(long[] codes) {
      return value;
    }

    @Override
    public void tests(Consumer<Test> consumer) {}
  }

  record Contrary(Term term) implements Term {

    @Override
    public int evaluate(long[] codes) {
      return Logic.not(term.evaluate(codes));
    }

    @Override
    public void tests(Consumer<Test> consumer) {
      term.tests(consumer);
    }
  }

  record Every(List<Term> terms) implements Term {

    Every {
      terms = List.copyOf(terms);
    }

    @Override
    public int evaluate(long[] codes) {
      int result = Logic.TRUE;
      for (int i = 0; i < terms.size() && result != Logic.FALSE; i++) {
        result = Logic.and(result, terms.get(i).evaluate(codes));
      }
      return result;
    }

    @Override
    public void tests(Consumer<Test> consumer) {
      terms.forEach(term -> term.tests(consumer));
    }
  }

  record Some(List<Term> terms) implements Term {

    Some {
      terms = List.copyOf(terms);
    }

    @Override
    public int evaluate(long[] codes) {
      int result = Logic.FALSE;
      for (int i = 0; i < terms.size() && result != Logic.TRUE; i++) {
        result = Logic.or(result, terms.get(i).evaluate(codes));
      }
      return result;
    }

    @Override
    public void tests(Consumer<Test> consumer) {
      terms.forEach(term -> term.tests(consumer));
    }
  }
}
