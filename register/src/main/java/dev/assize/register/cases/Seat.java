package dev.assize.register.cases;

import dev.assize.register.entry.Valid;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An evaluator who was drawn, and what it has logged since. */
final class Seat {

  final DrawFile draw;
  final String evaluator;
  final List<Valid<PlanPredicate>> plans = new ArrayList<>(1);
  @Nullable Valid<CommitmentPredicate> commitment;
  @Nullable CaseOutcome outcome;

  Seat(DrawFile draw, String evaluator) {
    this.draw = draw;
    this.evaluator = evaluator;
  }
}
