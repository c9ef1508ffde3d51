package dev.assize.register.cases;

import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.ReviewPredicate;
import dev.assize.statement.intoto.ReviewPredicate.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks reviews and decisions and puts them on file. Not thread-safe. */
public final class Deciding {

  private final CaseBook book;
  private final Conflicts conflicts;

  /**
   * @param conflicts knows who may judge together
   */
  public Deciding(CaseBook book, Conflicts conflicts) {
    this.book = book;
    this.conflicts = conflicts;
  }

  /**
   * A review.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<ReviewPredicate> review(Entry entry, ReviewPredicate says) {
    CaseFile file = book.require(says.application(), entry);
    Valid<ReviewPredicate> review =
        book.tide().date(entry, says, file.scheme, rests(file, says.examinations()));
    book.authority()
        .office(
            entry,
            file.scheme,
            Office.REVIEWER,
            file.application.says().tier(),
            says.reviewer(),
            review.since());
    Case now = new Case(file, new Moment(entry.index() - 1, review.since()));
    Refusal.unless(!says.examinations().isEmpty(), "a review of nothing");
    requireOutsider(now, says.reviewer());
    file.reviews.add(review);
    return review;
  }

  /**
   * A decision.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<DecisionPredicate> decide(Entry entry, DecisionPredicate says) {
    CaseFile file = book.require(says.application(), entry);
    List<Digest> named = new ArrayList<>(says.examinations());
    named.addAll(says.dissents());
    Valid<DecisionPredicate> decision =
        book.tide().date(entry, says, file.scheme, rests(file, named));
    book.authority()
        .office(
            entry,
            file.scheme,
            Office.DECIDER,
            file.application.says().tier(),
            says.decider(),
            decision.since());
    Docket docket = book.at(new Moment(entry.index() - 1, decision.since()));
    Case now = new Case(file, docket.moment());
    Refusal.unless(file.decision == null, "the case was decided already");
    Refusal.unless(now.stage() != Stage.ABANDONED, "a decision after the time for it");
    requireOutsider(now, says.decider());
    if (says.decision() == Decision.GRANTED) {
      requireGrantable(docket, now, decision);
      file.surveillanceCall = decision;
    } else if (says.decision() == Decision.REFUSED) {
      requireRefusable(now, says);
    }
    file.decision = decision;
    return decision;
  }

  private void requireGrantable(Docket docket, Case now, Valid<DecisionPredicate> decision) {
    DecisionPredicate says = decision.says();
    book.admission().require(decision.entry(), now.scheme(), now.producer(), decision.since());
    List<CaseOutcome> counting = now.countingForDecision();
    List<CaseOutcome> agreeing =
        counting.stream().filter(each -> says.examinations().contains(each.id())).toList();
    Refusal.unless(
        agreeing.size() == Set.copyOf(says.examinations()).size()
            && agreeing.stream().allMatch(CaseOutcome::conforms),
        () ->
            "a grant on outcomes that do not count or do not say that the agent conforms"
                + reason(now, says));
    Refusal.unless(
        agreeing.size() >= now.terms().agree(),
        () ->
            "a grant on %d outcomes where the scheme wants %d"
                .formatted(agreeing.size(), now.terms().agree()));
    Set<Digest> dissents = new HashSet<>();
    counting.stream().filter(each -> !each.conforms()).forEach(each -> dissents.add(each.id()));
    Refusal.unless(
        dissents.equals(Set.copyOf(says.dissents())),
        "a grant that does not name exactly the outcomes that dissent");
    Valid<ReviewPredicate> review =
        now.review(Set.copyOf(says.examinations()))
            .filter(each -> each.id().equals(says.review()))
            .filter(each -> each.says().result() == Result.ACCEPTED)
            .orElseThrow(() -> new Refusal("a grant without an accepted review of its outcomes"));
    String reviewer = review.says().reviewer();
    Refusal.unless(!reviewer.equals(says.decider()), "reviewer and decider are the same");
    Refusal.unless(
        says.validUntil() != null
            && !says.validUntil().isAfter(decision.since().plus(now.terms().validity()))
            && says.validUntil().isAfter(decision.since()),
        "a certificate that lasts longer than the scheme allows, or not at all");
    Refusal.unless(
        says.conditions().stream().map(Condition::id).distinct().count()
            == says.conditions().size(),
        "two conditions of the same name");
    Optional<String> conflict = conflicts.inGrant(docket, now, agreeing, reviewer, decision);
    Refusal.unless(conflict.isEmpty(), conflict.orElse(""));
  }

  /** What is wrong with an outcome that a grant names; empty if only its verdict says so. */
  private static String reason(Case now, DecisionPredicate says) {
    return now.outcomes().stream()
        .filter(each -> says.examinations().contains(each.id()))
        .flatMap(each ->
            each
                .objection(now.moment())
                .or(() -> each.failed().map(failed -> "it fails the examination of " + failed))
                .map(what -> ": of " + each.evaluator() + ", " + what)
                .stream())
        .findFirst()
        .orElse("");
  }

  private static void requireRefusable(Case now, DecisionPredicate says) {
    Refusal.unless(
        now.countingForDecision().stream()
            .anyMatch(each -> !each.conforms() && says.examinations().contains(each.id())),
        "a refusal on no outcome that counts and does not say that the agent conforms");
  }

  /** The application and the outcomes that an entry names. */
  private static Valid<?>[] rests(CaseFile file, List<Digest> outcomes) {
    List<Valid<?>> all = new ArrayList<>();
    all.add(file.application);
    Set<Digest> missing = new HashSet<>(outcomes);
    for (DrawFile draw : file.draws) {
      for (Seat seat : draw.seats.values()) {
        if (seat.outcome != null && missing.remove(seat.outcome.id())) {
          all.add(seat.outcome.examination());
        }
      }
    }
    Refusal.unless(missing.isEmpty(), "about outcomes that are not in the log for the case");
    file.reviews.forEach(all::add);
    return all.toArray(Valid<?>[]::new);
  }

  private static void requireOutsider(Case now, String party) {
    Refusal.unless(!party.equals(now.producer()), "the producer judges itself");
    for (Valid<AssignmentPredicate> draw : now.assignments()) {
      Refusal.unless(
          !draw.says().evaluators().contains(party), () -> party + " judges its own examination");
    }
  }
}
