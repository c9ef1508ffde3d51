package dev.assize.cel;

import com.google.common.primitives.UnsignedLong;
import dev.assize.cel.ExpressionException.Place;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compiled expression. Immutable and thread-safe. */
public final class Expression {

  private static final Pattern EVALUATION_ERROR =
      Pattern.compile("evaluation error(?: at [^:]*:(\\d+))?: (.*)", Pattern.DOTALL);

  private final String text;
  private final CelRuntime.Program program;

  Expression(String text, CelRuntime.Program program) {
    this.text = text;
    this.program = program;
  }

  /**
   * Its value.
   *
   * @param variables strings, longs, doubles, booleans, and lists and maps of them, by name; not
   *     changed, and not kept
   * @return a string, long, double, boolean, or an unmodifiable list or map of them, which does not
   *     change if the variables are changed afterwards, and can itself be a variable as it is
   * @throws ExpressionException if it has none: a missing key, a division by zero, an exceeded
   *     bound
   */
  public Object evaluate(Map<String, Object> variables) {
    Object value;
    try {
      value = program.trace(name -> Optional.ofNullable(variables.get(name)), new Budget());
    } catch (CelEvaluationException e) {
      throw problem(e);
    } catch (StackOverflowError e) {
      throw problem("values are nested too deeply");
    }
    return plain(value);
  }

  /**
   * Its value, which has to be true or false.
   *
   * @throws ExpressionException if it is neither, or has no value
   */
  public boolean test(Map<String, Object> variables) {
    if (evaluate(variables) instanceof Boolean truth) {
      return truth;
    }
    throw problem("this is not a condition: its value is neither true nor false");
  }

  /**
   * Its value, which has to be a list.
   *
   * @throws ExpressionException if it is not a list, or has no value
   */
  public List<?> list(Map<String, Object> variables) {
    if (evaluate(variables) instanceof List<?> list) {
      return list;
    }
    throw problem("this is not a list");
  }

  /** The expression as it was written. */
  @Override
  public String toString() {
    return text;
  }

  private ExpressionException problem(String reason) {
    return new ExpressionException(text, 1, 1, reason);
  }

  private ExpressionException problem(CelEvaluationException e) {
    Matcher located = EVALUATION_ERROR.matcher(String.valueOf(e.getMessage()));
    if (!located.matches()) {
      return problem(reason(e, String.valueOf(e.getMessage())));
    }
    int codePoints = located.group(1) == null ? 0 : Integer.parseInt(located.group(1));
    int offset =
        text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    Place place = Place.of(text, offset);
    return new ExpressionException(text, place.line(), place.column(), reason(e, located.group(2)));
  }

  /** Where a function failed, the runtime prints all its arguments; its own words say more. */
  private static String reason(CelEvaluationException e, String message) {
    if (!message.startsWith("Function '")) {
      return message;
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String words = root.getMessage();
    return words == null || words.startsWith("Function '")
        ? "a function cannot be applied to these values"
        : words;
  }

  private Object plain(Object value) {
    return switch (value) {
      case String string -> string;
      case Boolean bool -> bool;
      case Long integer -> integer;
      case Double real -> real;
      case UnsignedLong unsigned when unsigned.bigIntegerValue().bitLength() < Long.SIZE ->
          unsigned.longValue();
      case ReadyMap map when !map.isView() -> map.frozen();
      case Collection<?> list -> plainList(list);
      case Map<?, ?> map -> plainMap(map);
      default ->
          throw problem(
              "the value is neither text, number, boolean, list nor map; convert it, for example"
                  + " with string()");
    };
  }

  private List<Object> plainList(Collection<?> list) {
    List<Object> plain = new ArrayList<>(list.size());
    list.forEach(element -> plain.add(plain(element)));
    return new ReadyList<>(Collections.unmodifiableList(plain));
  }

  private Map<String, Object> plainMap(Map<?, ?> map) {
    Map<String, Object> plain = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach((key, element) -> plain.put(String.valueOf(key), plain(element)));
    return ReadyMap.view(plain);
  }
}
