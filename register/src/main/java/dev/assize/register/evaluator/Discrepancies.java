package dev.assize.register.evaluator;

import dev.assize.register.evaluator.Signal.Kind;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares an evaluator's counts with what others counted at the same agent. All comparisons of the
 * evaluator are held to one error probability together, by Holm's method (1979), so that whoever
 * examines much is not suspected for it. Stateless.
 */
final class Discrepancies {

  /** More comparisons than this are not made. */
  static final int MAX_COMPARISONS = 100_000;

  private Discrepancies() {}

  private record Comparison(Report own, Report other, Claim claim, Claim otherClaim, double p) {}

  /**
   * @param own outcomes of the evaluator
   * @param about all outcomes about the agent of an outcome
   */
  static List<Signal> find(
      List<Report> own, Function<Report, List<Report>> about, BigDecimal error) {
    List<Comparison> all = new ArrayList<>();
    List<Signal> signals = new ArrayList<>();
    for (Report report : own) {
      for (Report other : about.apply(report)) {
        if (!other.evaluator().equals(report.evaluator()) && alike(report, other)) {
          compare(report, other, all);
        }
        if (all.size() > MAX_COMPARISONS) {
          signals.add(
              new Signal(
                  Kind.CUT,
                  report.evaluator(),
                  "more than %d counts to compare with others'; the rest was not compared"
                      .formatted(MAX_COMPARISONS),
                  List.of()));
          return beyondChance(all, error, signals);
        }
      }
    }
    return beyondChance(all, error, signals);
  }

  private static boolean alike(Report one, Report other) {
    return one.scheme().equals(other.scheme())
        && one.outcome().says().tier() == other.outcome().says().tier();
  }

  private static void compare(Report own, Report other, List<Comparison> all) {
    Map<List<String>, Claim> others = new HashMap<>();
    other.outcome().says().claims().stream()
        .filter(Counts::possible)
        .forEach(claim -> others.put(List.of(claim.requirement(), claim.metric()), claim));
    for (Claim claim : own.outcome().says().claims()) {
      @Nullable Claim match = others.get(List.of(claim.requirement(), claim.metric()));
      if (match != null && Counts.possible(claim) && claim.trials() > 0 && match.trials() > 0) {
        double p = ExactTest.p(claim.events(), claim.trials(), match.events(), match.trials());
        all.add(new Comparison(own, other, claim, match, p));
      }
    }
  }

  private static List<Signal> beyondChance(
      List<Comparison> all, BigDecimal error, List<Signal> signals) {
    List<Comparison> sorted =
        all.stream().sorted(Comparator.comparingDouble(Comparison::p)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      Comparison each = sorted.get(i);
      if (each.p() > error.doubleValue() / (sorted.size() - i)) {
        break;
      }
      signals.add(signal(each, sorted.size()));
    }
    return signals;
  }

  private static Signal signal(Comparison each, int of) {
    return new Signal(
        Kind.DISCREPANCY,
        each.own().evaluator(),
        String.format(
            Locale.ROOT,
            "at requirement %s it counted %d of %d where %s counted %d of %d (p = %.2g, one of %d"
                + " comparisons)",
            Counts.name(each.claim()),
            each.claim().events(),
            each.claim().trials(),
            each.other().evaluator(),
            each.otherClaim().events(),
            each.otherClaim().trials(),
            each.p(),
            of),
        List.of(each.own().outcome().id(), each.other().outcome().id()));
  }
}
