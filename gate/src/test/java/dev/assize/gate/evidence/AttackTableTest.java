package dev.assize.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.gate.policy.Answer;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.policy.Decision.Standing;
import dev.assize.gate.policy.DecisionText;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttackTableTest {

  @TempDir private Path temp;

  private AtTheGate gate;

  @BeforeEach
  void anHonestAffair() throws IOException {
    gate = new AtTheGate(TestAgents.in(temp));
  }

  static List<Attack> attacks() {
    List<Attack> all = new ArrayList<>(RegisterAttacks.all());
    all.addAll(GrantAttacks.all());
    all.addAll(CertificateAttacks.all());
    all.addAll(AgentAttacks.all());
    all.addAll(WaiverAttacks.all());
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void isKeptOutForTheRightReason(Attack attack) {
    attack.deed().accept(gate);

    Decision decision = gate.decide();

    String all = String.join("\n", DecisionText.of(decision)) + "\n" + gate.refused;
    assertThat(decision.answer()).as(all).isEqualTo(attack.answer());
    assertThat(reasons(decision)).as(all).contains(attack.reason());
    if (!attack.problem().isEmpty()) {
      assertThat(gate.problems()).anyMatch(each -> each.contains(attack.problem()));
    }
  }

  private static Stream<String> reasons(Decision decision) {
    return Stream.concat(
        decision.reasons().stream()
            .filter(each -> each.standing() == Standing.APPLIES)
            .map(Decision.Reason::clause),
        decision.missing().stream()
            .map(each -> each.fact() + " " + each.cause().name().toLowerCase(Locale.ROOT)));
  }

  @Test
  void theHonestAgentIsLetIn() {
    gate.affair.grant();
    Decision decision = gate.decide();
    assertThat(decision.answer())
        .as(String.join("\n", DecisionText.of(decision)))
        .isEqualTo(Answer.ALLOW);
    assertThat(decision.evidence())
        .extracting(Decision.EvidenceSeen::what)
        .contains("register", "certificate", "outcome", "agent", "tools");
  }

  @Test
  void theHonestAgentIsLetInWithResultsOfContainmentThatTheOutcomesName() {
    AgentAttacks.named(gate, "PREVENTED", Conformity.CONFORMS);
    AgentAttacks.give(gate, "PREVENTED");
    assertThat(gate.decide().answer()).isEqualTo(Answer.ALLOW);
  }

  @Test
  void anIncidentThatItsHolderClosesKeepsNobodyOut() {
    Affair affair = gate.affair.grant();
    var incident = Deeds.incident(affair, "maker.test", Report.INITIAL, null);
    Deeds.incident(affair, "maker.test", Report.FULL, incident);
    Deeds.incident(affair, "maker.test", Report.CLOSURE, incident);
    assertThat(gate.decide().answer()).isEqualTo(Answer.ALLOW);
  }

  @Test
  void anHonestWaiverLetsInUnderConditionsWhetherItIsLoggedOrGivenAlong() {
    Affair affair = Deeds.troubled(gate);
    byte[] waiver =
        Affair.signed("buyer.test", affair.subject(), Deeds.waiver(affair, "buyer.test"));
    gate.waivers.add(waiver);
    assertThat(gate.decide().answer()).isEqualTo(Answer.ALLOW_WITH_CONDITIONS);

    gate.waivers.clear();
    affair.append(waiver);
    gate.files = null;
    assertThat(gate.decide().answer()).isEqualTo(Answer.ALLOW_WITH_CONDITIONS);
  }

  @Test
  void aLogThatGrowsIsNoFork() {
    Affair affair = gate.affair.grant();
    assertThat(gate.decide().answer()).isEqualTo(Answer.ALLOW);
    affair.disclose("stranger.test");
    gate.files = null;
    assertThat(gate.decide().answer()).isEqualTo(Answer.ALLOW);
  }

  @Test
  void theTableInTheDocumentationIsThisOne() throws IOException {
    Path docs = AtTheGate.POLICIES.resolveSibling("docs").resolve("gate.md");
    List<String> rows = attacks().stream().map(Attack::row).toList();
    assertThat(Files.readAllLines(docs)).as(String.join("\n", rows)).containsAll(rows);
    assertThat(attacks()).extracting(Attack::name).doesNotHaveDuplicates().hasSizeGreaterThan(60);
  }
}
