package dev.assize.register.cases;

import dev.assize.register.entry.Valid;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import java.util.List;
import java.util.Optional;

/**
 * Whether those who judge are free to. The form of draws and decisions, and who signed them, was
 * checked before. Pure functions of what they are given.
 */
public interface Conflicts {

  /** Looks at nobody's ties, and takes every draw that has the right form. */
  Conflicts UNEXAMINED =
      new Conflicts() {
        @Override
        public Optional<String> inDraw(
            Docket docket, Case file, Valid<AssignmentPredicate> draw) {
          return Optional.empty();
        }

        @Override
        public Optional<String> inGrant(
            Docket docket,
            Case file,
            List<CaseOutcome> agreeing,
            String reviewer,
            Valid<DecisionPredicate> decision) {
          return Optional.empty();
        }
      };

  /**
   * Why the evaluators are not those whom the lottery draws from all who are eligible.
   *
   * @param docket parties and cases as they stand when the draw is logged
   * @param file the case, without this draw
   * @return in words that follow a colon; empty if they are
   */
  Optional<String> inDraw(Docket docket, Case file, Valid<AssignmentPredicate> draw);

  /**
   * Why a certificate cannot rest on these outcomes together, with that reviewer and decider.
   *
   * @param docket parties and cases as they stand when the decision is logged
   * @param agreeing the outcomes that the grant rests on, each of which counts
   * @param reviewer its name
   * @return in words that follow a colon; empty if it can
   */
  Optional<String> inGrant(
      Docket docket,
      Case file,
      List<CaseOutcome> agreeing,
      String reviewer,
      Valid<DecisionPredicate> decision);
}
