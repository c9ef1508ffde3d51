package dev.assize.gate.fact;

import dev.assize.cel.Condition;
import dev.assize.cel.Condition.Operator;
import dev.assize.gate.fact.Fact.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in plain English what conditions and facts say. */
public final class English {

  private English() {}

  /**
   * A condition as a clause of a sentence.
   *
   * @throws IllegalArgumentException if it names a fact that there is not
   */
  public static String of(Condition condition) {
    return say(condition, true, false);
  }

  /** A fact's value as a clause of a sentence. */
  public static String of(Fact fact, Object value) {
    if (value instanceof Boolean truth) {
      return String.valueOf(truth ? fact.yes() : fact.no());
    }
    return fact.phrase() + " is " + words(fact, value);
  }

  /**
   * @param inside whether it is a part of a longer clause
   */
  private static String say(Condition condition, boolean holds, boolean inside) {
    return switch (condition) {
      case Condition.Always always -> always.value() == holds ? "always" : "never";
      case Condition.Not not -> say(not.condition(), !holds, inside);
      case Condition.All all -> join(all.conditions(), holds, holds, inside);
      case Condition.Any any -> join(any.conditions(), holds, !holds, inside);
      case Condition.Truth truth -> of(fact(truth.name()), holds);
      case Condition.Comparison comparison -> comparison(comparison, holds);
      case Condition.OneOf oneOf -> oneOf(oneOf, holds);
    };
  }

  private static String join(
      List<Condition> conditions, boolean holds, boolean all, boolean inside) {
    List<String> parts = conditions.stream().map(part -> say(part, holds, true)).toList();
    String joined = String.join(all ? ", and " : ", or ", parts);
    return inside ? "(" + joined + ")" : joined;
  }

  private static String comparison(Condition.Comparison comparison, boolean holds) {
    Fact fact = fact(comparison.name());
    Operator operator = holds ? comparison.operator() : contrary(comparison.operator());
    Object value = comparison.value().value();
    if (value instanceof Boolean truth) {
      return of(fact, truth == (operator == Operator.EQUAL));
    }
    String words = words(fact, value);
    return fact.phrase()
        + switch (operator) {
          case EQUAL -> " is ";
          case UNEQUAL -> " is not ";
          case LESS -> " is less than ";
          case AT_MOST -> " is at most ";
          case GREATER -> " is more than ";
          case AT_LEAST -> " is at least ";
        }
        + words;
  }

  private static String oneOf(Condition.OneOf oneOf, boolean holds) {
    Fact fact = fact(oneOf.name());
    String words =
        oneOf.values().stream()
            .map(value -> words(fact, value.value()))
            .collect(Collectors.joining(holds ? ", or " : ", nor "));
    return fact.phrase() + (holds ? " is " : " is neither ") + words;
  }

  private static Operator contrary(Operator operator) {
    return switch (operator) {
      case EQUAL -> Operator.UNEQUAL;
      case UNEQUAL -> Operator.EQUAL;
      case LESS -> Operator.AT_LEAST;
      case AT_MOST -> Operator.GREATER;
      case GREATER -> Operator.AT_MOST;
      case AT_LEAST -> Operator.LESS;
    };
  }

  /** A value of a fact, in words that follow "is". */
  static String words(Fact fact, Object value) {
    return switch (fact.type()) {
      case TRUTH -> String.valueOf(value);
      case CHOICE -> fact.values().getOrDefault(String.valueOf(value), String.valueOf(value));
      case WHOLE -> quantity(((Number) value).longValue(), fact.unit());
      case NAME -> "\"" + value + "\"";
    };
  }

  private static String quantity(long number, @Nullable Unit unit) {
    if (unit == Unit.BASIS_POINTS) {
      BigDecimal percent = BigDecimal.valueOf(number, 2).stripTrailingZeros();
      return percent.toPlainString() + " %";
    }
    if (unit == Unit.DAYS || unit == Unit.MINUTES) {
      String word = unit == Unit.DAYS ? "day" : "minute";
      return number + " " + word + (number == 1 ? "" : "s");
    }
    return Long.toString(number);
  }

  private static Fact fact(String name) {
    return FactList.at(FactList.index(name));
  }
}
