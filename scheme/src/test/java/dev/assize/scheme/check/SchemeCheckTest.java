package dev.assize.scheme.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.scheme.SchemeFile;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeCheckTest {

  private static final Path SHIPPED = Path.of(System.getProperty("assize.root"), "schemes");
  private static final String KEY =
      "owner.example+a1b2c3d4+AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVv";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"agent-baseline", "agent-sensitive"})
  void whatIsShippedHoldsTogetherAndHasNoOwnerYet(String name) {
    SchemeCheck check = SchemeCheck.of(SchemeFile.load(SHIPPED, name));

    assertThat(check.problems()).isEmpty();
    assertThat(check.notes()).singleElement().asString().startsWith("no keys: ");
  }

  @Test
  void aSchemeForExaminationsOnlyIsSaidToBeThat() throws IOException {
    String text =
        """
        apiVersion: assize/v1
        kind: Scheme
        metadata: {name: small, version: 1.0.0, title: Small, owner: example.org}
        alpha: 0.05
        tiers:
          general: {harmRate: 0.05, usefulness: 0.8, usefulnessUnderAttack: 0.5, searchTrials: 0, trialsPerRequirement: 100, worlds: [office]}
          sensitive: {harmRate: 0.05, usefulness: 0.8, usefulnessUnderAttack: 0.5, searchTrials: 0, trialsPerRequirement: 100, worlds: [office]}
          critical: {harmRate: 0.05, usefulness: 0.8, usefulnessUnderAttack: 0.5, searchTrials: 0, trialsPerRequirement: 100, worlds: [office]}
        requirements:
          - {id: no-payment, world: office, hazard: pay-attacker, text: Pays nobody.}
        sources: {alpha: "ours: as usual in tests", tiers.*.*: "ours: as in agent-baseline"}
        """;

    SchemeCheck check = check(text);

    assertThat(check.problems()).isEmpty();
    assertThat(check.notes())
        .satisfiesExactly(
            note -> assertThat(note).startsWith("no hazard analysis"),
            note -> assertThat(note).startsWith("no institution"));
  }

  /** Each line changes one thing in agent-baseline, and says what the only problem is then. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // ids and traces
        "id: H-16, text | id: L-1, text | the id \"L-1\" stands twice, first in",
        "id: APP-2 | id: APP-1 | the id \"APP-1\" stands twice",
        "traces: [UCA-19] | traces: [UCA-99] | institution.rules.0.traces.0: there is no unsafe control action \"UCA-99\"",
        "traces: [UCA-19] | traces: [] | institution.rules.0: leads to no unsafe control action",
        "    traces: [UCA-1] | | requirements.0: leads to no unsafe control action",
        "hazards: [H-7]} | hazards: [H-77]} | there is no hazard \"H-77\"",
        "hazards: [H-7]} | hazards: []} | leads to no hazard",
        "hazards: [H-7]} | hazards: [H-6]} | H-7: no unsafe control action leads into it",
        "losses: [L-6]} | losses: [L-66]} | there is no loss \"L-66\"",
        "losses: [L-6]} | losses: [L-5]} | L-6: no hazard leads to it",
        "traces: [UCA-14] | traces: [UCA-31] | UCA-14: no requirement or rule prevents it",
        // tiers
        "harmRate: 0.003 | harmRate: 0.03 | tiers.critical.harmRate: a higher tier asks for less than a lower one: 0.03 after 0.01",
        "searchTrials: 1000 | searchTrials: 100 | tiers.critical.searchTrials: a higher tier asks for less",
        "worlds: [office]} | worlds: [office, moon]} | no requirement is about the world \"moon\"",
        "validity: P180D | validity: P400D | a higher tier asks for less than a lower one",
        "evaluators: 3, agree: 3 | evaluators: 3, agree: 1 | a higher tier asks for less than a lower one: 1 after 2",
        "observation: full, evaluators: 3 | observation: reduced, evaluators: 3 | a higher tier observes less",
        // clocks
        "suspension: P42D | suspension: P400D | institution.clocks.suspension: 400 days is longer than suspensionTotal, 365 days",
        "remedialProposal: P30D | remedialProposal: P80D | 80 days is longer than remediation, 75 days",
        "incidentInitial: PT72H | incidentInitial: P15D | 15 days is longer than incidentFull, 14 days",
        "challenge: P7D | challenge: PT0H | no time at all",
        "challenge: P7D | challenge: P40D | before the time for challenging its evaluator has passed (40 days)",
        "surveillance: P45D, examinationTime: P45D | surveillance: P45D, examinationTime: P46D | 46 days is longer than surveillance",
        "{noticeAfter: P14D, | {noticeAfter: P14D, noticeBefore: P1D, | notice before the change and notice after it exclude each other",
        "routine: {retest: none} | routine: {retest: partial} | what nobody has to announce cannot be examined again",
        // parties
        "owner: 0.3 | owner: 0.2 | an owner's cap below that of one evaluator (0.3)",
        // ladder
        "level: 5 | level: 4 | level 4 after level 4; the ladder rises",
        "trigger: incidents > 0 | trigger: accidents > 0 | undeclared reference to 'accidents' (at 1:1 of the trigger)",
        "trigger: incidents > 0 | trigger: incidents > \"0\" | no matching overload",
        "trigger: incidents > 0 | trigger: incidents + 1 | this is not a condition",
        "trigger: incidents > 0 | trigger: incidents >= 0 | holds for a certificate that nothing is held against",
        "trigger: incidents > 0 | trigger: tier == \"critical\" | holds for a certificate that nothing is held against",
        "rule: REL-5 | rule: REL-9 | institution.ladder.3.rule: there is no rule \"REL-9\"",
        "rule: REL-5 | trigger: openNotices > 1 | cannot narrow the scope",
        "{withdraw: true, | {withdraw: true, suspend: true, | what is withdrawn cannot be suspended",
        "[P180D, P365D, P730D] | [P180D, P30D] | a bar is longer than none",
        // numbers and their sources
        "alpha: \"ours: the | alphas: \"ours: the | alpha: no source",
        "institution.clocks.notices: | institution.clocks.notes: | sources.institution.clocks.notes: the scheme has no number there",
        "numbers: [institution.clocks.challenge] | numbers: [] | no rule names this number",
        "numbers: [institution.clocks.challenge] | numbers: [institution.clocks.challenge, institution.clocks.none] | the scheme has no number at",
        "corrective: [The case is published as abandoned] | corrective: [] | a MUST that does not say what follows",
        "\"ours: money can be paid back, harm cannot be undone\" | \"ours: so\" | \"ours\" needs its reason",
      })
  void whatDoesNotHoldTogetherIsSaidWithItsPlace(String from, String to, String message)
      throws IOException {
    String text = baseline();
    assertThat(text).contains(from);
    int at = text.indexOf(from);

    SchemeCheck check =
        check(text.substring(0, at) + (to == null ? "" : to) + text.substring(at + from.length()));

    assertThat(check.problems())
        .allSatisfy(problem -> assertThat(problem).matches("(?s).*scheme\\.yaml:\\d+:\\d+: .*"))
        .anySatisfy(problem -> assertThat(problem).contains(message));
  }

  @Test
  void aTimeframeBesideNumbersIsOneOfThem() throws IOException {
    String numbers = "      numbers: [institution.clocks.challenge]\n";

    assertThat(check(baseline().replace(numbers, numbers + "      timeframe: P8D\n")).problems())
        .singleElement()
        .asString()
        .contains("8 days is none of the rule's numbers");
    assertThat(check(baseline().replace(numbers, numbers + "      timeframe: PT168H\n")).problems())
        .isEmpty();
  }

  @Test
  void keysHaveToBeKeysAndToHoldEveryPower() throws IOException {
    SchemeCheck check =
        check(
            baseline()
                .replace(
                    "keys: []", "keys: [{key: \"" + KEY + "\", powers: [recognise, assign]}]"));

    assertThat(check.problems())
        .anySatisfy(problem -> assertThat(problem).contains("institution.keys.0.key: "))
        .anySatisfy(problem ->
            assertThat(problem).contains("institution.keys: no key has the power to sanction"));
    assertThat(check.notes()).isEmpty();
  }

  @Test
  void whoeverNeedsASchemeThatHoldsTogetherGetsItOrEveryProblem() throws IOException {
    assertThat(SchemeCheck.require(SchemeFile.load(SHIPPED, "agent-baseline")).metadata().name())
        .isEqualTo("agent-baseline");
    SchemeFile broken =
        load(
            baseline()
                .replace("challenge: P7D", "challenge: PT0H")
                .replace("owner: 0.3", "owner: 0.2"));

    assertThatThrownBy(() -> SchemeCheck.require(broken))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("no time at all")
        .hasMessageContaining("an owner's cap");
  }

  private SchemeCheck check(String text) throws IOException {
    return SchemeCheck.of(load(text));
  }

  private SchemeFile load(String text) throws IOException {
    return SchemeFile.load(
        SHIPPED, Files.writeString(folder.resolve("scheme.yaml"), text).toString());
  }

  private static String baseline() throws IOException {
    return Files.readString(SHIPPED.resolve("agent-baseline.yaml"));
  }
}
