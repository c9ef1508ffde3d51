package dev.assize.register.cases;

import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Valid;
import dev.assize.register.party.Party;
import dev.assize.scheme.OwnerKey.Power;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.DowngradePredicate.State;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks draws and puts them on file. Not thread-safe. */
public final class Draws {

  private static final Set<State> UNFIT =
      Set.of(State.SUSPENDED, State.DISTRUSTED_AFTER, State.REVOKED, State.BARRED);

  private final CaseBook book;
  private final Measurement measurement;
  private final Conflicts conflicts;

  /**
   * @param measurement hears who was drawn
   * @param conflicts knows who may be drawn
   */
  public Draws(CaseBook book, Measurement measurement, Conflicts conflicts) {
    this.book = book;
    this.measurement = measurement;
    this.conflicts = conflicts;
  }

  /**
   * A draw.
   *
   * @param calledForBy the valid entry that the draw names; null if there is none before it
   * @throws Refusal if it has no effect
   */
  public Valid<AssignmentPredicate> draw(
      Entry entry, AssignmentPredicate says, @Nullable Valid<?> calledForBy) {
    CaseFile file = book.require(says.application(), entry);
    book.authority().owner(entry, file.scheme, Power.ASSIGN);
    if (calledForBy == null) {
      throw new Refusal("a draw that no earlier entry called for");
    }
    Valid<AssignmentPredicate> draw =
        book.tide().date(entry, says, file.scheme, file.application, calledForBy);
    Refusal.unless(
        !says.due().isAfter(draw.since().plus(file.terms.examinationTime())),
        "more time for examinations than the scheme gives");
    Refusal.unless(says.due().isAfter(draw.since()), "a draw that is due before it has effect");
    for (DrawFile each : file.draws) {
      Refusal.unless(
          !each.assignment.says().calledForBy().equals(says.calledForBy())
              || each.assignment.says().cause() != says.cause(),
          "a second draw on the same occasion");
    }
    Docket docket = book.at(new Moment(entry.index() - 1, draw.since()));
    Case now = new Case(file, docket.moment());
    Set<String> replaced = called(now, file, draw, calledForBy);
    requireEvaluators(docket, now, draw);
    Optional<String> conflict = conflicts.inDraw(docket, now, draw);
    Refusal.unless(conflict.isEmpty(), conflict.orElse(""));
    DrawFile drawn = new DrawFile(file, draw);
    for (DrawFile earlier : file.draws) {
      replaced.stream()
          .filter(earlier.seats::containsKey)
          .forEach(evaluator -> earlier.replaced.putIfAbsent(evaluator, draw));
    }
    file.draws.add(drawn);
    file.changes++;
    measurement.seat(drawn);
    return draw;
  }

  /** Who is replaced, if the entry that calls for the draw is one that may. */
  private static Set<String> called(
      Case now, CaseFile file, Valid<AssignmentPredicate> draw, Valid<?> calledForBy) {
    Cause cause = draw.says().cause();
    if (cause == Cause.SURVEILLANCE || cause == Cause.RESTORATION) {
      Refusal.unless(
          now.decision().filter(each -> each.says().decision() == Decision.GRANTED).isPresent(),
          "a draw for a certificate that was not granted");
      Valid<?> call = cause == Cause.SURVEILLANCE ? file.surveillanceCall : file.restorationCall;
      Refusal.unless(
          call != null && call.id().equals(calledForBy.id()),
          cause == Cause.SURVEILLANCE
              ? "a draw for surveillance is called for by the last decision, surveillance or"
                  + " restoration"
              : "a draw for restoration is called for by the holder's last remediation");
      return Set.of();
    }
    Stage stage = now.stage();
    Refusal.unless(
        stage != Stage.DECIDED && stage != Stage.ABANDONED, "a draw for a case that has ended");
    Digest call = calledForBy.id();
    switch (cause) {
      case ESCROW ->
          Refusal.unless(
              now.escrow().filter(escrow -> escrow.id().equals(call)).isPresent(),
              "a first draw is called for by the note that the fee is in trust");
      case CHALLENGE ->
          Refusal.unless(
              now.challenge().filter(challenge -> challenge.id().equals(call)).isPresent(),
              "called for by another entry than the challenge");
      case DISSENT -> requireDissent(now, call);
      default -> {
        return withdrawn(now, draw, calledForBy);
      }
    }
    return Set.of();
  }

  private static void requireDissent(Case now, Digest call) {
    Optional<CaseOutcome> last =
        now.outcomes().stream()
            .max((a, b) -> Long.compare(a.examination().index(), b.examination().index()));
    Refusal.unless(
        last.filter(outcome -> outcome.id().equals(call)).isPresent(),
        "a draw on dissent is called for by the last outcome");
    List<CaseOutcome> counting = now.countingForDecision();
    Refusal.unless(
        counting.stream().anyMatch(CaseOutcome::conforms)
            && !counting.stream().allMatch(CaseOutcome::conforms),
        "a draw on dissent where nobody dissents");
  }

  private static Set<String> withdrawn(
      Case now, Valid<AssignmentPredicate> draw, Valid<?> calledForBy) {
    Set<String> replaced = new HashSet<>();
    if (calledForBy.says() instanceof DowngradePredicate downgrade) {
      if (UNFIT.contains(downgrade.state())
          && downgrade.scheme().sha256().equals(now.scheme())
          && now.drawnForDecision().contains(downgrade.evaluator())) {
        replaced.add(downgrade.evaluator());
      }
    } else {
      now.assignments().stream()
          .filter(each -> each.id().equals(calledForBy.id()) && Case.isForDecision(each))
          .filter(each -> each.says().due().isBefore(draw.since()))
          .forEach(each -> replaced.addAll(now.missing(each)));
    }
    Refusal.unless(
        !replaced.isEmpty(), "a draw for somebody who neither was late nor may no longer examine");
    return replaced;
  }

  private void requireEvaluators(Docket docket, Case now, Valid<AssignmentPredicate> draw) {
    List<String> evaluators = draw.says().evaluators();
    int needed =
        switch (draw.says().cause()) {
          case ESCROW -> now.terms().evaluators();
          case RESTORATION -> now.terms().agree();
          case CHALLENGE, DISSENT, WITHDRAWN, SURVEILLANCE -> 1;
        };
    boolean exact = draw.says().cause() == Cause.ESCROW || draw.says().cause() == Cause.DISSENT;
    Refusal.unless(
        exact ? evaluators.size() == needed : evaluators.size() >= needed,
        () ->
            "a draw of %d evaluators where the scheme wants %d"
                .formatted(evaluators.size(), needed));
    for (String evaluator : evaluators) {
      boolean holds =
          docket.parties().party(evaluator).filter(party -> isFit(party, now, draw)).isPresent();
      Refusal.unless(holds, evaluator + " is not recognised as an evaluator at that time");
      Refusal.unless(!evaluator.equals(now.producer()), "the producer is drawn as evaluator");
      for (Valid<AssignmentPredicate> earlier : now.assignments()) {
        Refusal.unless(
            !Case.isForDecision(draw) || !earlier.says().evaluators().contains(evaluator),
            () -> evaluator + " was drawn for the case before");
      }
    }
  }

  private boolean isFit(Party party, Case now, Valid<AssignmentPredicate> draw) {
    return party.holds(now.scheme(), Office.EVALUATOR, now.tier(), draw.since())
        && book.roll()
            .standing(now.scheme(), party.name(), now.moment(), now.institution().evaluators())
            .state()
            .assignable();
  }
}
