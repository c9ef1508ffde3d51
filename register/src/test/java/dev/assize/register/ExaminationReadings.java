package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.entry.Entry;
import dev.assize.register.literal.LiteralExaminations;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares what the register makes of examinations beside that of behaviour with {@link
 * LiteralExaminations}: which outcomes lack one, and which entries rest on an outcome that lacks or
 * fails one.
 */
final class ExaminationReadings {

  private static final String RULE = "(rule EXA-";

  /** How often each comparison was made, with either answer. */
  final Map<String, Integer> made = new TreeMap<>();

  void compare(RegisterFold fold, Chronicle log, String which) {
    Register whole = fold.at(Instant.MAX);
    LiteralExaminations literal = new LiteralExaminations(log.scheme.institution());
    Map<Digest, CaseOutcome> outcomes = new HashMap<>();
    for (Case file : whole.cases()) {
      for (CaseOutcome outcome : file.outcomes()) {
        outcomes.put(outcome.id(), outcome);
        flaw(outcome, literal, which);
      }
    }
    Map<Digest, String> problems = new HashMap<>();
    whole.problems().forEach(each -> problems.put(each.id().orElseThrow(), each.what()));
    for (Entry entry : log.entries) {
      named(entry)
          .ifPresent(ids -> {
            List<CaseOutcome> named =
                ids.stream().map(outcomes::get).filter(each -> each != null).toList();
            entry(entry, named, Optional.ofNullable(problems.get(entry.id())), literal, which);
          });
    }
  }

  private void flaw(CaseOutcome outcome, LiteralExaminations literal, String which) {
    String flaw = outcome.flaw().orElse("");
    boolean isAboutThat = flaw.contains(RULE);
    if (flaw.isEmpty() || isAboutThat) {
      String as = which + " outcome " + outcome.examination().index() + " " + flaw;
      boolean containment = literal.lacksContainment(outcome, Tier.GENERAL);
      boolean collection = literal.lacksCollection(outcome, Tier.GENERAL);
      assertThat(containment || collection).as(as).isEqualTo(isAboutThat);
      assertThat(flaw.contains("EXA-6")).as(as).isEqualTo(containment);
      assertThat(flaw.contains("EXA-7")).as(as).isEqualTo(collection && !containment);
      count("lacks containment " + containment);
      count("lacks collection " + collection);
    }
  }

  /** The outcomes that an entry says something good on. */
  private static Optional<List<Digest>> named(Entry entry) {
    return switch (entry.predicate()) {
      case DecisionPredicate says when says.decision() == Decision.GRANTED ->
          Optional.of(says.examinations());
      case RestorationPredicate says -> Optional.of(says.examinations());
      case SurveillancePredicate says -> Optional.of(List.of(says.examination()));
      default -> Optional.empty();
    };
  }

  private void entry(
      Entry entry,
      List<CaseOutcome> named,
      Optional<String> problem,
      LiteralExaminations literal,
      String which) {
    boolean isAboutThat = problem.filter(each -> each.contains(RULE)).isPresent();
    if (problem.isPresent() && !isAboutThat) {
      return;
    }
    String as = which + " entry " + entry.index() + " " + problem.orElse("");
    String kind = entry.predicate().getClass().getSimpleName().replace("Predicate", " ");
    boolean lacks =
        named.stream()
            .anyMatch(each ->
                literal.lacksContainment(each, Tier.GENERAL)
                    || literal.lacksCollection(each, Tier.GENERAL));
    boolean wrong =
        entry.predicate() instanceof SurveillancePredicate says
            ? named.stream()
                .anyMatch(each -> literal.conclusion(each, Tier.GENERAL) != says.result())
            : named.stream().anyMatch(each -> fails(each, literal));
    assertThat(lacks || wrong).as(as).isEqualTo(isAboutThat);
    count(kind + isAboutThat);
  }

  private static boolean fails(CaseOutcome outcome, LiteralExaminations literal) {
    return literal.conclusion(outcome, Tier.GENERAL) != Conformity.CONFORMS;
  }

  private void count(String what) {
    made.merge(what, 1, Integer::sum);
  }
}
