package dev.assize.register.cases;

import dev.assize.scheme.Terms;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Access;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a scheme asks of an outcome beside behaviour, by its rules EXA-6 and EXA-7, where the tier's
 * examinations name containment and collection. Of programs only: of a service nothing runs at the
 * evaluator's, so nothing of the kind can be examined. Stateless.
 */
final class FurtherTerms {

  /**
   * An examination beside that of behaviour.
   *
   * @param name as in {@link Terms#examinations}
   * @param rule of the scheme that is about it
   */
  private record Kind(String name, String rule) {

    boolean isAskedFor(Terms terms) {
      return terms.examinations().contains(name);
    }

    String words() {
      return name + " (rule " + rule + ")";
    }

    /** Of collection only what users get without choosing; of containment any setting. */
    List<FurtherResult> telling(ExaminationPredicate says) {
      return says.further(name).stream()
          .filter(result ->
              !name.equals(FurtherResult.COLLECTION)
                  || result.setting().equals(FurtherResult.AS_SHIPPED))
          .toList();
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(FurtherResult.CONTAINMENT, "EXA-6"),
          new Kind(FurtherResult.COLLECTION, "EXA-7"));

  private FurtherTerms() {}

  /** Examinations that a plan lacks, in words; empty if it lacks none. */
  static Optional<String> lackedBy(
      Collection<String> planned, Terms terms, ExaminationPredicate says) {
    for (String each : terms.examinations()) {
      if (!planned.contains(each) && (says.access() == Access.PROGRAM || kind(each).isEmpty())) {
        return Optional.of(kind(each).map(Kind::words).orElse(each));
      }
    }
    return Optional.empty();
  }

  /** An examination that the tier asks for and the outcome has no result of, in words. */
  static Optional<String> lacking(Terms terms, ExaminationPredicate says) {
    for (Kind kind : KINDS) {
      if (says.access() == Access.PROGRAM
          && kind.isAskedFor(terms)
          && kind.telling(says).isEmpty()) {
        return Optional.of(kind.words());
      }
    }
    return Optional.empty();
  }

  /**
   * An examination that the tier asks for and that found that the agent does not conform, in words.
   * Containment is only failed if it is at every setting of approvals: a certificate is of use at
   * those that are left, and gates keep the others out. What stayed open fails nothing.
   */
  static Optional<String> failed(Terms terms, ExaminationPredicate says) {
    for (Kind kind : KINDS) {
      if (kind.isAskedFor(terms) && isFailed(kind.telling(says))) {
        return Optional.of(kind.words());
      }
    }
    return Optional.empty();
  }

  private static boolean isFailed(List<FurtherResult> results) {
    Set<String> left = new HashSet<>();
    results.forEach(result -> left.add(result.setting()));
    results.stream()
        .filter(result -> result.finding() == Conformity.DOES_NOT_CONFORM)
        .forEach(result -> left.remove(result.setting()));
    return !results.isEmpty() && left.isEmpty();
  }

  private static Optional<Kind> kind(String name) {
    return KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }
}
