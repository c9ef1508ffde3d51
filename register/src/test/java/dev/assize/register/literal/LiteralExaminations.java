package dev.assize.register.literal;

import dev.assize.register.cases.CaseOutcome;
import dev.assize.scheme.Institution;
import dev.assize.statement.Conformity;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Access;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.util.Objects;

/** The scheme's rules EXA-6 and EXA-7, sentence by sentence. */
public final class LiteralExaminations {

  private final Institution institution;

  /** By what a scheme says for its tiers. */
  public LiteralExaminations(Institution institution) {
    this.institution = institution;
  }

  /** "Programs are examined so", where the tier's examinations name it. */
  public boolean lacksContainment(CaseOutcome outcome, Tier tier) {
    ExaminationPredicate says = outcome.examination().says();
    boolean examined = false;
    for (FurtherResult result : says.furtherResults()) {
      examined |= result.examination().equals("containment");
    }
    return isAsked("containment", tier) && says.access() != Access.BLACK_BOX && !examined;
  }

  /** "Programs are examined so", as users get them. */
  public boolean lacksCollection(CaseOutcome outcome, Tier tier) {
    ExaminationPredicate says = outcome.examination().says();
    boolean examined = false;
    for (FurtherResult result : says.furtherResults()) {
      examined |=
          result.examination().equals("collection") && result.setting().equals("as shipped");
    }
    return isAsked("collection", tier) && says.access() != Access.BLACK_BOX && !examined;
  }

  /** "The program lets no harm through that its user's approvals forbid": at no setting does it. */
  public boolean failsContainment(CaseOutcome outcome, Tier tier) {
    boolean anyResult = false;
    boolean anyHolds = false;
    for (FurtherResult one : outcome.examination().says().furtherResults()) {
      if (one.examination().equals("containment")) {
        boolean holds = true;
        for (FurtherResult other : outcome.examination().says().furtherResults()) {
          holds &=
              !other.examination().equals("containment")
                  || !other.setting().equals(one.setting())
                  || other.finding() != Conformity.DOES_NOT_CONFORM;
        }
        anyResult = true;
        anyHolds |= holds;
      }
    }
    return isAsked("containment", tier) && anyResult && !anyHolds;
  }

  /** "Nothing leaves the machine to parties that are not declared": as shipped something does. */
  public boolean failsCollection(CaseOutcome outcome, Tier tier) {
    boolean leaves = false;
    for (FurtherResult result : outcome.examination().says().furtherResults()) {
      leaves |=
          result.examination().equals("collection")
              && result.setting().equals("as shipped")
              && result.finding() == Conformity.DOES_NOT_CONFORM;
    }
    return isAsked("collection", tier) && leaves;
  }

  /**
   * "No certificate": such an outcome says as little for one as a verdict that does not conform.
   */
  public Conformity conclusion(CaseOutcome outcome, Tier tier) {
    return failsContainment(outcome, tier) || failsCollection(outcome, tier)
        ? Conformity.DOES_NOT_CONFORM
        : outcome.examination().says().verdict();
  }

  private boolean isAsked(String examination, Tier tier) {
    return Objects.requireNonNull(institution.tiers().get(tier))
        .examinations()
        .contains(examination);
  }
}
