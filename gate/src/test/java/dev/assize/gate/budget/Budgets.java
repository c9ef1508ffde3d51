package dev.assize.gate.budget;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Budgets as people write them. */
final class Budgets {

  static final String USUAL =
      """
      apiVersion: assize/v1
      kind: ProjectBudget
      project: Travel desk
      currency: EUR
      cost: "100000.00"
      use: {from: 2030-02-01, until: 2032-02-01}
      setAside: {examinations: "3000.00", surveillance: "4000.00", stewardship: "1500.00"}
      fees:
        examination: {amount: "1200.00", per: case, source: "Fees of owner.test, 2030"}
        surveillance: {amount: "250.00", per: evaluator, source: "Fees of owner.test, 2030"}
        upkeep: {amount: "700.00", source: "Steward's plan of May 2029"}
      """;

  private Budgets() {}

  static GivenBudget read(String text) {
    return GivenBudget.parse(
        "budget.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of("/nonexistent"));
  }
}
