package dev.assize.register.evaluator;

import dev.assize.register.evaluator.Signal.Kind;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Access;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares what an evaluator says of an agent with what others say of the same one where nothing is
 * counted: whether it is a program, and what the examinations of containment and collection found.
 * Stateless.
 */
final class Contradictions {

  /** More comparisons than this are not made. */
  static final int MAX_COMPARISONS = 100_000;

  private final List<Signal> signals = new ArrayList<>();
  private int comparisons;

  private Contradictions() {}

  /**
   * @param own outcomes of the evaluator
   * @param about all outcomes about the agent of an outcome
   */
  static List<Signal> find(List<Report> own, Function<Report, List<Report>> about) {
    Contradictions found = new Contradictions();
    for (Report report : own) {
      for (Report other : about.apply(report)) {
        if (!other.evaluator().equals(report.evaluator())
            && other.scheme().equals(report.scheme())) {
          found.compare(report, other);
        }
        if (found.comparisons > MAX_COMPARISONS) {
          found.signals.add(
              new Signal(
                  Kind.CUT,
                  report.evaluator(),
                  "more than %d findings to compare with others'; the rest was not compared"
                      .formatted(MAX_COMPARISONS),
                  List.of()));
          return found.signals;
        }
      }
    }
    return found.signals;
  }

  private void compare(Report own, Report other) {
    ExaminationPredicate says = own.outcome().says();
    ExaminationPredicate others = other.outcome().says();
    comparisons += 1 + says.furtherResults().size() + others.furtherResults().size();
    if (says.access() != others.access()) {
      add(own, other, "it examined " + kind(says.access()), kind(others.access()));
    }
    Map<List<String>, Conformity> otherwise = findings(others);
    findings(says)
        .forEach((question, finding) -> {
          Conformity found = otherwise.getOrDefault(question, Conformity.INCONCLUSIVE);
          if (isAnswer(finding) && isAnswer(found) && finding != found) {
            add(
                own,
                other,
                "at %s (%s) it found the agent %s"
                    .formatted(question.getFirst(), question.getLast(), words(finding)),
                words(found));
          }
        });
  }

  /** By examination and setting; the worse one of a question that is answered twice. */
  private static Map<List<String>, Conformity> findings(ExaminationPredicate says) {
    Map<List<String>, Conformity> findings = new LinkedHashMap<>();
    for (FurtherResult result : says.furtherResults()) {
      findings.merge(
          List.of(result.examination(), result.setting()), result.finding(), Contradictions::worse);
    }
    return findings;
  }

  private static Conformity worse(Conformity one, Conformity other) {
    return one == Conformity.DOES_NOT_CONFORM || other == Conformity.CONFORMS ? one : other;
  }

  private void add(Report own, Report other, String said, String otherwise) {
    signals.add(
        new Signal(
            Kind.CONTRADICTION,
            own.evaluator(),
            "%s, %s %s".formatted(said, other.evaluator(), otherwise),
            List.of(own.outcome().id(), other.outcome().id())));
  }

  private static boolean isAnswer(Conformity finding) {
    return finding == Conformity.CONFORMS || finding == Conformity.DOES_NOT_CONFORM;
  }

  private static String kind(Access access) {
    return access == Access.PROGRAM ? "a program" : "a service";
  }

  private static String words(Conformity finding) {
    return finding == Conformity.CONFORMS ? "to conform" : "not to conform";
  }
}
