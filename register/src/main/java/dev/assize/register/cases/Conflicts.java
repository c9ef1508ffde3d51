package dev.assize.register.cases;

import dev.assize.register.entry.Valid;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import java.util.List;
import java.util.Optional;

/**
 * Whether those who judge are free to. The form of draws and decisions, and who signed them, was
 * checked before. It hears of every valid entry, in the order of the log, and its answers follow
 * from these alone.
 */
public interface Conflicts {

  /** Looks at nobody's ties, and takes every draw that has the right form. */
  Conflicts UNEXAMINED =
      new Conflicts() {
        @Override
        public Optional<String> inDraw(Docket docket, Case file, Valid<AssignmentPredicate> draw) {
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

  /** Hears of the next valid entry. */
  default void follow(Valid<?> entry) {}

  /** Hears of an outcome of a case, and afterwards of its entry. */
  default void examined(CaseOutcome outcome) {}

  /** Hears of a plan that a known party sealed for no case. */
  default void sealedOutside(Valid<PlanPredicate> plan) {}

  /** Hears of a known party's outcome of no case. */
  default void examinedOutside(Valid<ExaminationPredicate> outcome) {}

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
