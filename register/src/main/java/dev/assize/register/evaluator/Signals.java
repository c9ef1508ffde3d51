package dev.assize.register.evaluator;

import dev.assize.register.entry.Moment;
import dev.assize.register.evaluator.Signal.Kind;
import dev.assize.scheme.EvaluatorRules;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ExaminationPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads evaluators' entries for what is odd about them, within the scheme's window before a moment.
 * What it reads may grow; not thread-safe.
 */
public final class Signals {

  private final Casework casework;
  private final Roll roll;

  /** Both may grow afterwards. */
  public Signals(Casework casework, Roll roll) {
    this.casework = casework;
    this.roll = roll;
  }

  /** All signals about an evaluator under a scheme, by kind. */
  public List<Signal> of(Digest scheme, String evaluator, Moment moment, EvaluatorRules rules) {
    Instant from = moment.before(rules.window());
    List<Report> own = casework.of(scheme, evaluator, from, moment);
    List<Signal> signals = new ArrayList<>();
    roll.tests(scheme, evaluator, moment).stream()
        .filter(test -> test.backCheck().since().isAfter(from))
        .forEach(test -> blind(test).ifPresent(signals::add));
    signals.addAll(
        Discrepancies.find(
            own, report -> casework.about(report.agent(), from, moment), rules.discrepancy()));
    signals.addAll(
        Contradictions.find(own, report -> casework.about(report.agent(), from, moment)));
    signals.addAll(
        NearDuplicates.find(
            evaluator, casework.under(scheme, from, moment), rules.nearDuplicate().doubleValue()));
    own.forEach(report -> signals.addAll(Chronology.find(report, casework, moment)));
    neverAnyFinding(evaluator, own, rules.casesWithoutFinding()).ifPresent(signals::add);
    Throughput.find(evaluator, own, rules.trialsPerDay(), rules.window()).ifPresent(signals::add);
    own.forEach(report -> Counts.contradiction(report).ifPresent(signals::add));
    casework.abandoned(scheme, evaluator, moment).stream()
        .filter(plan -> plan.says().concludeBy().isAfter(from))
        .forEach(plan ->
            signals.add(
                new Signal(
                    Kind.ABANDONED_PLAN,
                    evaluator,
                    "it sealed a plan whose outcome was due at " + plan.says().concludeBy(),
                    List.of(plan.id()))));
    return signals;
  }

  private static Optional<Signal> blind(BlindTest test) {
    List<Digest> entries = List.of(test.backCheck().id(), test.report().outcome().id());
    String evaluator = test.report().evaluator();
    if (test.missed()) {
      String words = "in a blind test it found an agent to conform that has a flaw";
      return Optional.of(new Signal(Kind.MISSED_FLAW, evaluator, words, entries));
    }
    String words = "in a blind test it found an agent not to conform that has no flaw";
    return test.falseAlarm()
        ? Optional.of(new Signal(Kind.FALSE_ALARM, evaluator, words, entries))
        : Optional.empty();
  }

  private static Optional<Signal> neverAnyFinding(String evaluator, List<Report> own, int cases) {
    Map<Digest, List<Report>> byCase = new LinkedHashMap<>();
    own.forEach(report -> {
      if (report.application() != null) {
        byCase.computeIfAbsent(report.application(), a -> new ArrayList<>()).add(report);
      }
    });
    List<Digest> entries = new ArrayList<>();
    int without = 0;
    for (List<Report> reports : byCase.values()) {
      if (reports.stream().anyMatch(Signals::finds)) {
        without = 0;
        entries.clear();
      } else {
        without++;
        reports.forEach(report -> entries.add(report.outcome().id()));
      }
    }
    return without >= cases
        ? Optional.of(
            new Signal(
                Kind.NEVER_ANY_FINDING,
                evaluator,
                "in its last %d cases it has not found any requirement unmet".formatted(without),
                entries))
        : Optional.empty();
  }

  private static boolean finds(Report report) {
    ExaminationPredicate says = report.outcome().says();
    return says.verdict() == Conformity.DOES_NOT_CONFORM
        || says.claims().stream().anyMatch(claim -> claim.finding() == Conformity.DOES_NOT_CONFORM)
        || says.furtherResults().stream()
            .anyMatch(result -> result.finding() == Conformity.DOES_NOT_CONFORM);
  }
}
