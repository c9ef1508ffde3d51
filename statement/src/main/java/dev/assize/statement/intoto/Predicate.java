package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What a statement of Assize says. Decimal numbers are texts, times are RFC 3339 in UTC. */
public sealed interface Predicate
    permits PlanPredicate, ExaminationPredicate, ProficiencyPredicate {

  /** The predicate's type: a URI that ends with its version. */
  @JsonIgnore
  default String type() {
    return typeOf(getClass());
  }

  /** The type of a kind of predicate. */
  static String typeOf(Class<? extends Predicate> kind) {
    String name =
        kind == PlanPredicate.class
            ? "plan"
            : kind == ProficiencyPredicate.class ? "proficiency" : "examination";
    return "https://assize.dev/attestation/" + name + "/v0.1";
  }
}
