package dev.assize.register.cases;

import dev.assize.register.entry.Valid;
import dev.assize.statement.intoto.AssignmentPredicate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A draw, and what the evaluators drawn have logged since. */
final class DrawFile {

  final CaseFile file;
  final Valid<AssignmentPredicate> assignment;
  final Map<String, Seat> seats = new LinkedHashMap<>();

  /** Who need not deliver any longer, and by which draw somebody else took the place. */
  final Map<String, Valid<AssignmentPredicate>> replaced = new HashMap<>(0);

  /** Place in the log of the first outcome of one who was drawn here. */
  long firstOutcome = Long.MAX_VALUE;

  DrawFile(CaseFile file, Valid<AssignmentPredicate> assignment) {
    this.file = file;
    this.assignment = assignment;
    for (String evaluator : assignment.says().evaluators()) {
      seats.put(evaluator, new Seat(this, evaluator));
    }
  }

  /** Whether it was for the decision on the application. */
  boolean isForDecision() {
    return switch (assignment.says().cause()) {
      case ESCROW, CHALLENGE, DISSENT, WITHDRAWN -> true;
      case SURVEILLANCE, RESTORATION -> false;
    };
  }
}
