package dev.assize.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.gate.budget.GivenBudget;
import dev.assize.gate.policy.Decision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets before the policy for public procurement. */
class BudgetAtTheGateTest {

  @TempDir private Path folder;

  private AtTheGate gate;

  @BeforeEach
  void everythingElseIsWell() throws Exception {
    gate = new AtTheGate(TestAgents.in(folder));
    gate.affair.grant();
    gate.policy = "public-procurement";
    gate.context = List.of("tier=general", "autonomy=asks", "purpose=purchase");
  }

  static GivenBudget budget(String cost, String surveillance, String fees) {
    String text =
        """
        {apiVersion: assize/v1, kind: ProjectBudget, project: p, currency: EUR, cost: "%s",
         use: {from: 2030-03-01, until: 2031-03-01},
         setAside: {examinations: "1200.00", surveillance: "%s", stewardship: "300.00"},
         fees: {%s examination: {amount: "600.00", source: s}, upkeep: {amount: "300.00", source: s}}}
        """
            .formatted(cost, surveillance, fees);
    return GivenBudget.parse(
        "budget.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of("/nonexistent"));
  }

  static final String FEE = "surveillance: {amount: \"200.00\", source: s},";

  private List<String> clauses(Decision decision) {
    return decision.reasons().stream().map(Decision.Reason::clause).toList();
  }

  @Test
  void aBudgetThatCoversSecurityIsNoReasonAgainstTheAgent() {
    gate.budget = budget("40000.00", "1000.00", FEE);
    Decision decision = gate.decide();
    assertThat(clauses(decision)).doesNotContain("security-unpaid", "security-share");
    assertThat(decision.missing())
        .extracting(Decision.MissingFact::fact)
        .doesNotContain("budget.coversSecurity");
    assertThat(decision.evidence())
        .anyMatch(
            each -> each.what().equals("budget") && gate.budget.digest().equals(each.digest()));
  }

  @Test
  void aBudgetThatDoesNotCoverItIs() {
    gate.budget = budget("40000.00", "100.00", FEE);
    assertThat(clauses(gate.decide())).contains("security-unpaid");
  }

  @Test
  void aShareBelowTheFloorIs() {
    gate.budget = budget("60000.00", "1000.00", FEE);
    assertThat(clauses(gate.decide())).contains("security-share").doesNotContain("security-unpaid");
  }

  @Test
  void aFeeThatIsNotKnownLeavesItOpenAndSaysWhich() {
    gate.budget = budget("40000.00", "1000.00", "");
    Decision decision = gate.decide();
    assertThat(decision.missing())
        .anyMatch(each ->
            each.fact().equals("budget.coversSecurity")
                && String.valueOf(each.detail()).contains("surveillance"));
  }

  @Test
  void whatFollowsFromTheBudgetCannotBeStatedAsWell() {
    gate.budget = budget("40000.00", "100.00", FEE);
    gate.context = List.of("tier=general", "budget.coversSecurity=true");
    assertThatThrownBy(gate::decide)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("budget.coversSecurity", "stated as well");
  }

  @Test
  void withoutACertificateTheShareIsKnownAndTheRestIsNot() {
    gate.budget = budget("40000.00", "1000.00", FEE);
    gate.certified = Affair.digest("another agent");
    Decision decision = gate.decide();
    assertThat(decision.missing())
        .extracting(Decision.MissingFact::fact)
        .contains("budget.coversSecurity")
        .doesNotContain("budget.securityShare");
  }
}
