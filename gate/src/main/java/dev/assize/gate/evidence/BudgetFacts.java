package dev.assize.gate.evidence;

import dev.assize.gate.budget.CertificateTerms;
import dev.assize.gate.budget.GivenBudget;
import dev.assize.gate.budget.SecurityCost;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.register.certificate.Certificate;
import java.util.Optional;

/** Facts that follow from a project's budget. */
final class BudgetFacts {

  private BudgetFacts() {}

  static void tell(Question question, Optional<Certificate> certificate, Facts.Builder into) {
    GivenBudget budget = question.budget();
    if (budget == null) {
      return;
    }
    Provenance evidence = new Provenance("budget", budget.digest(), budget.place(), question.at());
    SecurityCost cost =
        SecurityCost.of(budget, certificate.map(CertificateTerms::of).orElse(null), question.at());
    into.known("budget.securityShare", cost.share(), evidence);
    if (cost.covers() != null) {
      into.known("budget.coversSecurity", cost.covers(), evidence);
    } else {
      into.notKnown("budget.coversSecurity", NotKnown.ABSENT, cost.unknown(), evidence);
    }
  }
}
