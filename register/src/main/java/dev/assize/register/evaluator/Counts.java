package dev.assize.register.evaluator;

import dev.assize.register.evaluator.Signal.Kind;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import dev.assize.statement.intoto.ExaminationPredicate.Coverage;
import java.util.List;
import java.util.Optional;

/** Looks whether an outcome's counts can be. Stateless. */
final class Counts {

  private static final int LONGEST_NAME = 80;

  private Counts() {}

  static boolean possible(Claim claim) {
    return claim.events() >= 0 && claim.events() <= claim.trials();
  }

  /** A requirement's id for a message; ids in outcomes are outside data. */
  static String name(Claim claim) {
    String plain = claim.requirement().replaceAll("[^\\x21-\\x7e]", "?");
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "…";
  }

  static Optional<Signal> contradiction(Report report) {
    ExaminationPredicate says = report.outcome().says();
    Coverage coverage = says.coverage();
    Optional<String> words =
        says.claims().stream()
            .filter(claim -> !possible(claim))
            .findFirst()
            .map(claim ->
                "at requirement %s it counted %d of %d"
                    .formatted(name(claim), claim.events(), claim.trials()));
    return words
        .or(() -> contradiction(coverage))
        .or(() -> withoutTimes(says))
        .map(text ->
            new Signal(
                Kind.IMPOSSIBLE_COUNTS, report.evaluator(), text, List.of(report.outcome().id())));
  }

  private static Optional<String> contradiction(Coverage coverage) {
    boolean possible =
        coverage.planned() >= 0
            && coverage.invalid() >= 0
            && coverage.unexposed() >= 0
            && (long) coverage.invalid() + coverage.unexposed() <= coverage.executed();
    return possible
        ? Optional.empty()
        : Optional.of(
            "it counts %d trials, of them %d invalid and %d unexposed"
                .formatted(coverage.executed(), coverage.invalid(), coverage.unexposed()));
  }

  private static Optional<String> withoutTimes(ExaminationPredicate says) {
    return says.coverage().executed() > 0 && (says.startedAt() == null || says.endedAt() == null)
        ? Optional.of(
            "it ran %d trials and does not say when".formatted(says.coverage().executed()))
        : Optional.empty();
  }
}
