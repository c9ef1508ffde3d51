package dev.assize.statement.intoto;

import org.jspecify.annotations.Nullable;

/** Hostile predicates lack fields. Stateless. */
final class Present {

  private Present() {}

  /**
   * @throws StatementException if one of the values is null
   */
  static void require(String predicate, @Nullable Object... values) {
    for (Object value : values) {
      if (value == null) {
        throw new StatementException("a statement on a " + predicate + " lacks a field");
      }
    }
  }
}
