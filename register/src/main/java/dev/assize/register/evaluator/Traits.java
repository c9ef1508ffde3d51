package dev.assize.register.evaluator;

import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import dev.assize.statement.intoto.ExaminationPredicate.Coverage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What tells an outcome from others. Sound agents have the same counts, none of as many trials as a
 * conforming lane takes, and broken ones fail at once, so that only counts in between tell; and
 * lines of text only if they are in few of one evaluator's outcomes, since harnesses write the
 * others. Stateless.
 */
final class Traits {

  private static final int FEW = 3;

  private Traits() {}

  /** Traits of each outcome. */
  static List<Set<String>> of(List<Report> reports) {
    Map<String, Set<String>> users = new HashMap<>();
    Map<String, Integer> uses = new HashMap<>();
    for (Report report : reports) {
      for (String line : Set.copyOf(report.outcome().says().nonClaims())) {
        users.computeIfAbsent(line, l -> new HashSet<>()).add(report.evaluator());
        uses.merge(line, 1, Integer::sum);
      }
    }
    List<Set<String>> traits = new ArrayList<>();
    for (Report report : reports) {
      Set<String> set = counts(report.outcome().says());
      report.outcome().says().nonClaims().stream()
          .filter(line -> users.getOrDefault(line, Set.of()).size() == 1)
          .filter(line -> uses.getOrDefault(line, 0) <= FEW)
          .forEach(line -> set.add("text " + line));
      traits.add(set);
    }
    return traits;
  }

  private static Set<String> counts(ExaminationPredicate says) {
    Set<String> set = new HashSet<>();
    for (Claim claim : says.claims()) {
      if (claim.events() > 0 && claim.events() < claim.trials()) {
        set.add(
            "claim %s %s %d %d"
                .formatted(claim.requirement(), claim.metric(), claim.events(), claim.trials()));
      }
    }
    Coverage coverage = says.coverage();
    if (coverage.invalid() > 0 || coverage.unexposed() > 0) {
      set.add(
          "coverage %d %d %d"
              .formatted(coverage.executed(), coverage.invalid(), coverage.unexposed()));
    }
    return set;
  }

  /** What no two outcomes of unlike agents have in common. */
  static List<String> proofs(Report report) {
    ExaminationPredicate says = report.outcome().says();
    List<String> proofs = new ArrayList<>();
    if (says.evidence().count() > 0) {
      proofs.add("root " + says.evidence().root());
    }
    says.furtherResults().stream()
        .map(result -> "file " + result.file().digest())
        .distinct()
        .forEach(proofs::add);
    if (says.startedAt() != null && says.endedAt() != null && says.coverage().executed() > 0) {
      proofs.add("time " + says.startedAt() + " " + says.endedAt());
    }
    return proofs;
  }
}
