package dev.assize.register.people;

import dev.assize.register.cases.Case;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.DowngradePredicate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a draw is made for.
 *
 * @param cause what called for it
 * @param calledForBy the entry that did
 * @param places how many are to be drawn
 * @param made when: after which entry, and when the draw has effect
 */
public record Occasion(Cause cause, Valid<?> calledForBy, int places, Moment made) {

  /** The occasion of a draw that is in the log. */
  static Occasion of(Valid<AssignmentPredicate> draw, Valid<?> calledForBy) {
    return new Occasion(
        draw.says().cause(),
        calledForBy,
        draw.says().evaluators().size(),
        new Moment(draw.index() - 1, draw.since()));
  }

  /** Where the entry that called stands. */
  Moment called() {
    return new Moment(calledForBy.index(), calledForBy.since());
  }

  private boolean isForDecision() {
    return cause != Cause.SURVEILLANCE && cause != Cause.RESTORATION;
  }

  /** Who was drawn for the decision before, and why not again; nobody if it is for later work. */
  Map<String, String> former(Case file) {
    Map<String, String> former = new LinkedHashMap<>();
    if (isForDecision()) {
      draws(file)
          .forEach(draw ->
              draw.says()
                  .evaluators()
                  .forEach(each -> former.put(each, "it was drawn for the case before")));
    }
    return former;
  }

  /** Of them, those who stay: not who was challenged, or is replaced now. */
  Set<String> staying(Case file) {
    Set<String> staying = new TreeSet<>(former(file).keySet());
    file.challenge()
        .filter(each -> each.index() <= calledForBy.index())
        .ifPresent(each -> staying.remove(each.says().evaluator()));
    if (cause == Cause.WITHDRAWN) {
      switch (calledForBy.says()) {
        case DowngradePredicate downgrade -> staying.remove(downgrade.evaluator());
        case AssignmentPredicate late ->
            late.evaluators().stream()
                .filter(each -> !hasOutcome(file, each))
                .forEach(staying::remove);
        default -> {}
      }
    }
    return staying;
  }

  private boolean hasOutcome(Case file, String evaluator) {
    return file.outcomes().stream()
        .anyMatch(outcome ->
            outcome.evaluator().equals(evaluator)
                && outcome.examination().index() <= made.index()
                && outcome.assignment().id().equals(calledForBy.id()));
  }

  private Iterable<Valid<AssignmentPredicate>> draws(Case file) {
    return file.assignments().stream()
        .filter(draw -> Case.isForDecision(draw) && draw.index() <= made.index())
        .toList();
  }
}
