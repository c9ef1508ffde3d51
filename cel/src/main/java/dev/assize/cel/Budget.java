package dev.assize.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.Map;

/**
 * What one evaluation may use. Sees the value of every sub-expression; values can at most double
 * between two looks, since the functions that multiply sizes are bounded by themselves.
 */
final class Budget implements CelEvaluationListener {

  static final int MAX_ITERATIONS = 100_000;
  static final int MAX_STEPS = 2_000_000;
  static final int MAX_TEXT = 1 << 20;
  static final int MAX_ELEMENTS = 100_000;

  private int steps;

  @Override
  public void callback(CelExpr expression, Object value) {
    if (++steps > MAX_STEPS) {
      throw new IllegalStateException("the expression takes more than " + MAX_STEPS + " steps");
    }
    int elements =
        switch (value) {
          case Collection<?> list -> list.size();
          case Map<?, ?> map -> map.size();
          default -> 0;
        };
    if (elements > MAX_ELEMENTS) {
      throw new IllegalStateException("a list or map has more than " + MAX_ELEMENTS + " elements");
    }
    if (value instanceof String text && text.length() > MAX_TEXT) {
      throw textTooLong();
    }
  }

  static IllegalStateException textTooLong() {
    return new IllegalStateException("a text is longer than " + MAX_TEXT + " characters");
  }
}
