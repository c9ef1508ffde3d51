package dev.assize.gate.fact;

import dev.assize.cel.Condition;
import dev.assize.cel.Condition.Operator;
import dev.assize.cel.ExpressionException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Checks a condition against the list of facts. */
final class FormulaCompiler {

  private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQUAL, Operator.UNEQUAL);

  private final String text;

  FormulaCompiler(String text) {
    this.text = text;
  }

  Formula.Term term(Condition condition) {
    return switch (condition) {
      case Condition.Always always -> new Formula.Fixed(always.value() ? Logic.TRUE : Logic.FALSE);
      case Condition.Truth truth -> truth(truth);
      case Condition.Comparison comparison -> comparison(comparison);
      case Condition.OneOf oneOf -> oneOf(oneOf);
      case Condition.Not not -> new Formula.Contrary(term(not.condition()));
      case Condition.All all ->
          new Formula.Every(all.conditions().stream().map(this::term).toList());
      case Condition.Any any ->
          new Formula.Some(any.conditions().stream().map(this::term).toList());
    };
  }

  private Formula.Term truth(Condition.Truth truth) {
    int fact = fact(truth.name(), truth.offset());
    if (FactList.at(fact).type() != Fact.Type.TRUTH) {
      throw problem(
          truth.offset(),
          truth.name() + " is " + FactList.at(fact).demanded() + "; compare it with something");
    }
    return new Formula.Comparison(fact, Operator.EQUAL, 1);
  }

  private Formula.Term comparison(Condition.Comparison comparison) {
    int index = fact(comparison.name(), comparison.offset());
    Fact fact = FactList.at(index);
    if (fact.type() != Fact.Type.WHOLE && !EQUALITY.contains(comparison.operator())) {
      throw problem(
          comparison.offset(),
          fact.name() + " has no order; compare it by ==, != or in, with each value that you mean");
    }
    Formula.Comparison test =
        new Formula.Comparison(index, comparison.operator(), code(fact, comparison.value()));
    if (fact.type() == Fact.Type.WHOLE) {
      refuseForegone(fact, test, comparison.value().offset());
    }
    return test;
  }

  /** A comparison that a range settles is a slip, as {@code daysLeft < 0}. */
  private void refuseForegone(Fact fact, Formula.Comparison test, int offset) {
    boolean some =
        LongStream.of(fact.least(), fact.greatest(), test.constant()).anyMatch(test::passes);
    boolean all =
        LongStream.of(fact.least(), fact.greatest(), test.constant()).allMatch(test::passes)
            && test.operator() != Operator.EQUAL;
    if (!some || all) {
      throw problem(
          offset,
          "this comparison is always " + some + ": " + fact.name() + " is " + fact.demanded());
    }
  }

  private Formula.Term oneOf(Condition.OneOf oneOf) {
    int index = fact(oneOf.name(), oneOf.offset());
    List<Long> codes =
        oneOf.values().stream().map(value -> code(FactList.at(index), value)).toList();
    return new Formula.Membership(index, codes);
  }

  private int fact(String name, int offset) {
    try {
      return FactList.index(name);
    } catch (IllegalArgumentException e) {
      throw problem(offset, String.valueOf(e.getMessage()));
    }
  }

  private long code(Fact fact, Condition.Constant constant) {
    try {
      return fact.code(constant.value());
    } catch (IllegalArgumentException e) {
      throw problem(constant.offset(), String.valueOf(e.getMessage()));
    }
  }

  private ExpressionException problem(int offset, String reason) {
    return Condition.problem(text, offset, reason);
  }
}
