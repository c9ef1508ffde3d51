package dev.assize.gate.questionnaire;

import dev.assize.gate.account.Account;
import dev.assize.gate.account.Findings;
import dev.assize.gate.account.FurtherAccount;
import dev.assize.gate.account.OutcomeAccount;
import dev.assize.gate.fact.Provenance;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the outcomes say that count, those that dissent among them. */
final class OutcomeSayings {

  /** Findings that an answer tells one by one; the worst come first. */
  private static final int TOLD = 6;

  private static final String UNDER_ATTACK = "usefulness-under-attack";

  private OutcomeSayings() {}

  static Map<String, Function<Account, Optional<Said>>> all() {
    Map<String, Function<Account, Optional<Said>>> all = Sayings.map();
    all.put("findings.harm", account -> findings(account, Findings::isHarm));
    all.put("findings.usefulness", account -> findings(account, claim -> !Findings.isHarm(claim)));
    all.put(
        "findings.underAttack",
        account -> findings(account, claim -> claim.requirement().contains(UNDER_ATTACK)));
    add(all, "outcomes.verdict", OutcomeSayings::verdict);
    add(all, "outcomes.coverage", OutcomeSayings::coverage);
    add(all, "outcomes.instruments", OutcomeSayings::instruments);
    add(all, "outcomes.access", OutcomeSayings::access);
    add(all, "outcomes.observation", each -> "observation was " + each.observation());
    add(all, "outcomes.evidence", OutcomeSayings::evidence);
    add(all, "outcomes.notAssessed", OutcomeSayings::notAssessed);
    all.put("outcomes.evaluators", OutcomeSayings::evaluators);
    all.put("outcomes.containment", account -> further(account, "containment.json"));
    all.put("outcomes.collection", account -> further(account, "collection.json"));
    return all;
  }

  private static List<OutcomeAccount> counting(Account account) {
    return account.outcomes().stream().filter(each -> each.objection() == null).toList();
  }

  private static void add(
      Map<String, Function<Account, Optional<Said>>> all,
      String name,
      Function<OutcomeAccount, String> says) {
    all.put(name, account -> measured(counting(account), each(counting(account), says)));
  }

  private static String each(List<OutcomeAccount> outcomes, Function<OutcomeAccount, String> says) {
    return outcomes.stream()
        .filter(each -> !says.apply(each).isEmpty())
        .map(each -> each.evaluator() + ": " + says.apply(each))
        .collect(Collectors.joining("; "));
  }

  private static Optional<Said> measured(List<OutcomeAccount> outcomes, String text) {
    return outcomes.isEmpty() || text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Said(Basis.MEASURED, by(outcomes), text, provenance(outcomes)));
  }

  private static String by(List<OutcomeAccount> outcomes) {
    return outcomes.stream()
        .map(OutcomeAccount::evaluator)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static List<Provenance> provenance(List<OutcomeAccount> outcomes) {
    return outcomes.stream()
        .map(each -> new Provenance("outcome", each.id(), each.place(), each.endedAt()))
        .toList();
  }

  /** Requirements whose id contains one of the words. */
  static Optional<Said> findings(Account account, List<String> words) {
    return findings(
        account, claim -> words.stream().anyMatch(word -> claim.requirement().contains(word)));
  }

  private record Found(OutcomeAccount outcome, Claim claim) {}

  private static Optional<Said> findings(Account account, Predicate<Claim> which) {
    List<Found> found = new ArrayList<>();
    for (OutcomeAccount outcome : counting(account)) {
      outcome.says().claims().stream()
          .filter(which)
          .forEach(claim -> found.add(new Found(outcome, claim)));
    }
    if (found.stream().allMatch(each -> each.claim().finding() == Conformity.NOT_ASSESSED)) {
      return Optional.empty();
    }
    found.sort(Comparator.comparingInt(each -> rank(each.claim().finding())));
    String counts =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    each -> Findings.answer(each.claim().finding()),
                    TreeMap::new,
                    Collectors.counting()))
            .entrySet()
            .stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
    String told =
        found.stream().limit(TOLD).map(OutcomeSayings::told).collect(Collectors.joining("; "));
    String more = found.size() > TOLD ? "; and " + (found.size() - TOLD) + " more" : "";
    List<OutcomeAccount> by = found.stream().map(Found::outcome).distinct().toList();
    return measured(by, "%d findings: %s. %s%s".formatted(found.size(), counts, told, more));
  }

  private static int rank(Conformity finding) {
    return switch (finding) {
      case DOES_NOT_CONFORM -> 0;
      case INCONCLUSIVE -> 1;
      case NOT_ASSESSED -> 2;
      case CONFORMS -> 3;
    };
  }

  private static String told(Found found) {
    Claim claim = found.claim();
    return "%s %s by %s: %s (%s; allowed %s)"
        .formatted(
            claim.requirement(),
            Findings.answer(claim.finding()),
            found.outcome().evaluator(),
            Findings.shown(claim),
            Findings.counted(claim),
            Findings.allowed(claim));
  }

  private static String verdict(OutcomeAccount outcome) {
    return Findings.answer(outcome.says().verdict())
        + " at the tier "
        + outcome.says().tier().name().toLowerCase(Locale.ROOT);
  }

  private static String coverage(OutcomeAccount outcome) {
    ExaminationPredicate.Coverage coverage = outcome.says().coverage();
    return "%,d trials, of which %,d could not be run and in %,d the attack never reached the agent; at most %,d were planned"
        .formatted(
            coverage.executed(), coverage.invalid(), coverage.unexposed(), coverage.planned());
  }

  private static String instruments(OutcomeAccount outcome) {
    return outcome.says().instruments().environment().stream()
            .map(ResourceDescriptor::name)
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "worked in ", ", with attack techniques "))
        + outcome.says().instruments().corpus().sha256();
  }

  private static String access(OutcomeAccount outcome) {
    return switch (outcome.says().access()) {
      case BLACK_BOX -> "requests to a service, and its answers";
      case PROGRAM -> "the agent's program, run and observed by the evaluator";
    };
  }

  private static String evidence(OutcomeAccount outcome) {
    return "%,d files of evidence, root %s; the plan was sealed as entry %d of %s"
        .formatted(
            outcome.says().evidence().count(),
            outcome.says().evidence().root(),
            outcome.says().plan().index(),
            outcome.says().plan().log());
  }

  private static String notAssessed(OutcomeAccount outcome) {
    Set<String> lines = new LinkedHashSet<>(outcome.says().nonClaims());
    outcome.says().claims().stream()
        .filter(claim -> claim.finding() == Conformity.NOT_ASSESSED)
        .forEach(claim -> lines.add(claim.requirement()));
    return lines.isEmpty() ? "" : "does not cover " + String.join(", ", lines);
  }

  /**
   * Whose outcome it is was drawn, and what the evaluator is was computed: the register says so.
   */
  private static Optional<Said> evaluators(Account account) {
    List<OutcomeAccount> outcomes = counting(account);
    if (outcomes.isEmpty()) {
      return Optional.empty();
    }
    String text =
        outcomes.stream()
            .map(each ->
                "%s (%s party%s, belongs to %s)"
                    .formatted(
                        each.evaluator(),
                        each.party().name().toLowerCase(Locale.ROOT),
                        each.conflicts().isEmpty() ? "" : ", not independent",
                        each.owners() == null
                            ? "it does not say whom"
                            : String.join(", ", each.owners())))
            .collect(Collectors.joining("; "));
    return Optional.of(new Said(Basis.ATTESTED, "the register", text, provenance(outcomes)));
  }

  private static Optional<Said> further(Account account, String name) {
    List<String> lines = new ArrayList<>();
    List<Provenance> evidence = new ArrayList<>();
    List<OutcomeAccount> by = new ArrayList<>();
    for (OutcomeAccount outcome : counting(account)) {
      for (FurtherAccount each : outcome.further()) {
        if (each.name().equals(name) && each.state() == FurtherAccount.State.GIVEN) {
          by.add(outcome);
          evidence.add(new Provenance(name, each.digest(), outcome.place(), outcome.endedAt()));
          each.lines().forEach(line -> lines.add(outcome.evaluator() + ", " + line));
        }
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new Said(Basis.MEASURED, by(by), String.join("; ", lines), evidence));
  }
}
