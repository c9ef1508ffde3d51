package dev.assize.cel;

import dev.assize.cel.ExpressionException.Place;
import java.util.List;

/**
 * A condition in that part of CEL about which every question can be answered: names compared with
 * constants, joined by {@code &&}, {@code ||} and {@code !}. Whatever is written in it means in CEL
 * what it means here.
 *
 * <p>Names are flat; {@code certificate.status} is one name with a point in it.
 */
public sealed interface Condition {

  /**
   * Reads a condition.
   *
   * @throws ExpressionException if it is not CEL, or more than this part of it
   */
  static Condition parse(String text) {
    return new ConditionReader(text).read();
  }

  /** Where it stands in the text: an offset in UTF-16 units. */
  int offset();

  /** An exception about a part of a condition's text. */
  static ExpressionException problem(String text, int offset, String reason) {
    Place place = Place.of(text, offset);
    return new ExpressionException(text, place.line(), place.column(), reason);
  }

  /** {@code true} or {@code false}. */
  record Always(boolean value, int offset) implements Condition {}

  /** A name that is true or false by itself. */
  record Truth(String name, int offset) implements Condition {}

  /**
   * A name compared with a constant.
   *
   * @param value a boolean, long or string
   */
  record Comparison(String name, Operator operator, Constant value, int offset)
      implements Condition {}

  /** A name that is one of several constants. */
  record OneOf(String name, List<Constant> values, int offset) implements Condition {

    /** Copies the list. */
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** The contrary of a condition. */
  record Not(Condition condition, int offset) implements Condition {}

  /** All of several conditions. */
  record All(List<Condition> conditions, int offset) implements Condition {

    /** Copies the list. */
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /** At least one of several conditions. */
  record Any(List<Condition> conditions, int offset) implements Condition {

    /** Copies the list. */
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * A constant and where it stands.
   *
   * @param value a boolean, long or string
   * @param offset in UTF-16 units
   */
  record Constant(Object value, int offset) {}

  /** How a name is compared with a constant. */
  enum Operator {
    EQUAL,
    UNEQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST;

    /** The same comparison, with its sides exchanged. */
    Operator mirrored() {
      return switch (this) {
        case EQUAL, UNEQUAL -> this;
        case LESS -> GREATER;
        case AT_MOST -> AT_LEAST;
        case GREATER -> LESS;
        case AT_LEAST -> AT_MOST;
      };
    }
  }
}
