package dev.assize.gate.proof;

import dev.assize.cel.Condition;
import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.Formula;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cells of all facts that some formulas look at. Facts that none looks at have no part in it.
 * Immutable.
 */
public final class Cells {

  private final Map<Integer, List<Cell>> cells = new LinkedHashMap<>();

  private Cells() {}

  /**
   * Cuts the facts' values wherever a formula can tell a difference.
   *
   * @param notKnown whether facts may also be not known
   */
  static Cells of(Collection<Formula> formulas, boolean notKnown) {
    Map<Integer, Set<Formula.Test>> tests = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    for (Formula formula : formulas) {
      formula.tests(
          test -> tests.computeIfAbsent(test.fact(), any -> new LinkedHashSet<>()).add(test));
      collectTexts(formula.condition(), names);
    }
    Cells all = new Cells();
    tests.forEach((fact, ofFact) -> {
      List<Cell> list = new ArrayList<>(cut(FactList.at(fact), ofFact, names));
      if (notKnown) {
        list.add(new Cell(Fact.NOT_KNOWN, null, "not known"));
      }
      all.cells.put(fact, List.copyOf(list));
    });
    return all;
  }

  /** The facts' places in the list, in the order in which formulas look at them. */
  List<Integer> facts() {
    return List.copyOf(cells.keySet());
  }

  /** A fact's cells. */
  List<Cell> of(int fact) {
    return cells.getOrDefault(fact, List.of());
  }

  /** How many combinations there are. */
  public BigInteger count() {
    return cells.values().stream()
        .map(list -> BigInteger.valueOf(list.size()))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private static List<Cell> cut(Fact fact, Set<Formula.Test> tests, Set<String> texts) {
    return switch (fact.type()) {
      case TRUTH -> groups(fact, tests, List.of(false, true));
      case CHOICE -> groups(fact, tests, fact.choices());
      case WHOLE -> intervals(fact, tests);
      case NAME -> {
        List<String> names = new ArrayList<>(texts);
        String other = "another";
        while (names.contains(other)) {
          other += "-one";
        }
        names.add(other);
        yield groups(fact, tests, names);
      }
    };
  }

  /** Values that pass the same tests are one cell. */
  private static List<Cell> groups(Fact fact, Set<Formula.Test> tests, List<?> values) {
    Map<List<Boolean>, List<Object>> groups = new LinkedHashMap<>();
    for (Object value : values) {
      groups.computeIfAbsent(passed(tests, fact.code(value)), any -> new ArrayList<>()).add(value);
    }
    List<Cell> cells = new ArrayList<>();
    for (List<Object> group : groups.values()) {
      Object first = group.getFirst();
      String words = String.join(" or ", group.stream().map(String::valueOf).toList());
      cells.add(new Cell(fact.code(first), first, words));
    }
    return cells;
  }

  private static List<Cell> intervals(Fact fact, Set<Formula.Test> tests) {
    TreeSet<Long> starts = new TreeSet<>();
    starts.add(fact.least());
    for (Formula.Test test : tests) {
      for (long constant : test.constants()) {
        starts.add(constant);
        if (constant < fact.greatest()) {
          starts.add(constant + 1);
        }
      }
    }
    List<Cell> cells = new ArrayList<>();
    List<Long> from = new ArrayList<>(starts);
    for (int i = 0; i < from.size(); ) {
      List<Boolean> signature = passed(tests, from.get(i));
      int next = i + 1;
      while (next < from.size() && passed(tests, from.get(next)).equals(signature)) {
        next++;
      }
      long last = next < from.size() ? from.get(next) - 1 : fact.greatest();
      long first = from.get(i);
      cells.add(new Cell(first, first, first == last ? "" + first : first + " to " + last));
      i = next;
    }
    return cells;
  }

  private static List<Boolean> passed(Set<Formula.Test> tests, long code) {
    return tests.stream().map(test -> test.passes(code)).toList();
  }

  private static void collectTexts(Condition condition, Set<String> texts) {
    switch (condition) {
      case Condition.All all -> all.conditions().forEach(part -> collectTexts(part, texts));
      case Condition.Any any -> any.conditions().forEach(part -> collectTexts(part, texts));
      case Condition.Not not -> collectTexts(not.condition(), texts);
      case Condition.Comparison comparison -> {
        if (comparison.value().value() instanceof String text) {
          texts.add(text);
        }
      }
      case Condition.OneOf oneOf ->
          oneOf.values().stream()
              .map(Condition.Constant::value)
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .forEach(texts::add);
      case Condition.Truth truth -> {}
      case Condition.Always always -> {}
    }
  }
}
