package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;

/** What a statement of Assize says. Decimal numbers are texts, times are RFC 3339 in UTC. */
public sealed interface Predicate
    permits PlanPredicate, ExaminationPredicate, ProficiencyPredicate, RegisterPredicate {

  /** The predicate's type: a URI that ends with its version. */
  @JsonIgnore
  default String type() {
    return typeOf(getClass());
  }

  /** The type of a kind of predicate: {@code ChangeNoticePredicate} is a {@code change-notice}. */
  static String typeOf(Class<? extends Predicate> kind) {
    String name =
        kind.getSimpleName()
            .replaceFirst("Predicate$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
            .toLowerCase(Locale.ROOT);
    return "https://assize.dev/attestation/" + name + "/v0.1";
  }
}
