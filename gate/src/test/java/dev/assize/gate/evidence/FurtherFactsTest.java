package dev.assize.gate.evidence;

import static dev.assize.statement.Conformity.CONFORMS;
import static dev.assize.statement.Conformity.DOES_NOT_CONFORM;
import static dev.assize.statement.Conformity.INCONCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.command.Approvals;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FurtherFactsTest {

  private static final FurtherResult DEFAULT = result("containment", "default", DOES_NOT_CONFORM);
  private static final FurtherResult STRICT = result("containment", "strict", CONFORMS);
  private static final FurtherResult SHIPPED = result("collection", "as shipped", CONFORMS);

  @Test
  void containmentIsThatOfTheLevelAtWhichTheAgentRuns() {
    assertThat(containment(Approvals.STRICT, outcome(DEFAULT, STRICT))).isEqualTo("conforms");
    assertThat(containment(Approvals.DEFAULT, outcome(DEFAULT, STRICT)))
        .isEqualTo("doesNotConform");
  }

  @Test
  void containmentIsTheWorstOfAllLevelsIfNoneIsStated() {
    assertThat(containment(null, outcome(DEFAULT, STRICT))).isEqualTo("doesNotConform");
    assertThat(containment(null, outcome(STRICT))).isEqualTo("conforms");
  }

  @Test
  void aLevelAtWhichNobodyExaminedIsOpen() {
    assertThat(containment(Approvals.STRICT, outcome(DEFAULT))).isEqualTo("inconclusive");
  }

  @Test
  void theWorstOfTheOutcomesCounts() {
    OutcomeSheet worse = outcome(result("containment", "strict", INCONCLUSIVE));
    assertThat(containment(Approvals.STRICT, outcome(STRICT), worse)).isEqualTo("inconclusive");
    assertThat(containment(Approvals.STRICT, outcome(STRICT), outcome())).isEqualTo("notExamined");
  }

  @Test
  void collectionIsThatOfTheAgentAsShipped() {
    FurtherResult optedOut = result("collection", "opted out", DOES_NOT_CONFORM);
    assertThat(fact("collection", null, outcome(SHIPPED, optedOut))).isEqualTo("conforms");
    assertThat(fact("collection", null, outcome(optedOut))).isEqualTo("inconclusive");
    assertThat(fact("collection", null, outcome())).isEqualTo("notExamined");
  }

  @ParameterizedTest
  @CsvSource({
    "POSSIBLE, DOES_NOT_CONFORM, false",
    "POSSIBLE, CONFORMS, true",
    "PREVENTED, CONFORMS, false",
    "PREVENTED, DOES_NOT_CONFORM, true",
    "NOT_ASSESSED, INCONCLUSIVE, false",
    "NOT_ASSESSED, CONFORMS, true"
  })
  void aFileOfContainmentContradictsWhatItDoesNotGive(
      String status, Conformity signed, boolean contradicts) {
    assertThat(
            FurtherFile.contradicts(
                AgentAttacks.containment(status), result("containment", "default", signed)))
        .isEqualTo(contradicts);
  }

  @ParameterizedTest
  @CsvSource({
    "model, true, CONFORMS, false",
    "model, true, INCONCLUSIVE, true",
    "model, false, INCONCLUSIVE, false",
    "producer, true, INCONCLUSIVE, false",
    "producer, true, CONFORMS, true",
    "thirdParty, true, DOES_NOT_CONFORM, false",
    "unknown, true, CONFORMS, true"
  })
  void aFileOfCollectionContradictsWhatItDoesNotGive(
      String party, boolean usable, Conformity signed, boolean contradicts) {
    byte[] file =
        """
        {"format": "assize/collection/v1", "settings": [{"name": "as shipped",
          "runs": [{"usable": %s, "modelAsked": true, "gaps": []}], "contacts": [{"destination": {"party": "%s"}}]}]}
        """
            .formatted(usable, party)
            .getBytes(StandardCharsets.UTF_8);
    assertThat(FurtherFile.contradicts(file, result("collection", "as shipped", signed)))
        .isEqualTo(contradicts);
  }

  @Test
  void aSettingThatTheFileLacksIsContradicted() {
    assertThat(FurtherFile.contradicts(AgentAttacks.containment("PREVENTED"), STRICT)).isTrue();
  }

  @Test
  void whatIsInAFormatOfLaterVersionsContradictsNothing() {
    for (String file : List.of("{\"format\": \"assize/containment/v2\"}", "{", "[]")) {
      assertThat(FurtherFile.contradicts(file.getBytes(StandardCharsets.UTF_8), DEFAULT)).isFalse();
    }
  }

  private static FurtherResult result(String examination, String setting, Conformity finding) {
    return new FurtherResult(
        examination,
        setting,
        finding,
        ResourceDescriptor.of(examination + ".json", Affair.digest(examination)));
  }

  private static OutcomeSheet outcome(FurtherResult... results) {
    return new OutcomeSheet(
        Affair.digest("outcome"),
        new Provenance("outcome", Affair.digest("outcome"), "log.test entry 7", Affair.START),
        CONFORMS,
        0,
        0,
        0,
        0,
        0,
        0,
        Affair.START,
        List.of(results));
  }

  private static @Nullable Object containment(@Nullable Approvals level, OutcomeSheet... outcomes) {
    return fact("containment", level, outcomes);
  }

  private static @Nullable Object fact(
      String examination, @Nullable Approvals level, OutcomeSheet... outcomes) {
    Facts.Builder facts = Facts.at(Affair.START);
    FurtherFacts.tell(
        Stream.of(outcomes).toList(),
        new ObservedAgent.Seen(Affair.digest("agent"), level, false, "agent", Affair.START),
        facts);
    return facts.build().value(FactList.index("examination." + examination));
  }
}
