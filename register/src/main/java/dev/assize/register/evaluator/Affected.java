package dev.assize.register.evaluator;

import dev.assize.register.evaluator.Basis.Counted;
import dev.assize.statement.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A certificate that rests on outcomes of an evaluator who was downgraded (as Implementing
 * Regulation (EU) 2024/482 has it in Article 31).
 *
 * @param certificate its id
 * @param outcomes of the evaluator that it rests on
 * @param lost of these, those that count no longer
 * @param remaining how many outcomes still count, of all evaluators
 * @param agree how many it takes
 */
public record Affected(
    Digest certificate, List<Digest> outcomes, List<Digest> lost, int remaining, int agree) {

  /** Copies the lists. */
  public Affected {
    outcomes = List.copyOf(outcomes);
    lost = List.copyOf(lost);
  }

  /** Whether too few outcomes are left, so that the certificate goes on notice. */
  public boolean onNotice() {
    return !lost.isEmpty() && remaining < agree;
  }

  /** What follows, for people. */
  public String follows() {
    if (lost.isEmpty()) {
      return "stands: its outcomes of this evaluator are older than what it was downgraded for";
    }
    return "%d of its outcomes count no longer; %d of the %d that it takes are left, so it %s"
        .formatted(lost.size(), remaining, agree, onNotice() ? "goes on notice" : "stands");
  }

  /**
   * All certificates that rest on outcomes of an evaluator.
   *
   * @param bases of certificates that are not over, in the order of the answer
   * @param standings of evaluators, at the moment that matters
   */
  public static List<Affected> by(
      String evaluator, Collection<Basis> bases, Function<String, Standing> standings) {
    List<Affected> affected = new ArrayList<>();
    for (Basis basis : bases) {
      List<Counted> own =
          basis.outcomes().stream().filter(each -> each.evaluator().equals(evaluator)).toList();
      if (!own.isEmpty()) {
        int remaining =
            (int) basis.outcomes().stream().filter(each -> counts(each, standings)).count();
        affected.add(
            new Affected(
                basis.certificate(),
                own.stream().map(Counted::outcome).toList(),
                own.stream()
                    .filter(each -> !counts(each, standings))
                    .map(Counted::outcome)
                    .toList(),
                remaining,
                basis.agree()));
      }
    }
    return affected;
  }

  private static boolean counts(Counted outcome, Function<String, Standing> standings) {
    return standings.apply(outcome.evaluator()).voids(outcome.since()).isEmpty();
  }
}
