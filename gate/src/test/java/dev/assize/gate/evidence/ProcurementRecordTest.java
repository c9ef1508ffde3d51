package dev.assize.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.gate.record.ProcurementRecord;
import dev.assize.gate.record.RecordStatement;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcurementRecordTest {

  /** Markup, a turn of direction, an invisible character and no place to break a line. */
  static final String HOSTILE =
      "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;${7*7}\u202Etxt.exe\u200B"
          + "W".repeat(900);

  @TempDir private Path folder;

  private AtTheGate gate;

  @BeforeEach
  void anHonestAffair() throws Exception {
    gate = new AtTheGate(TestAgents.in(folder));
    gate.policy = "public-procurement";
    gate.context = List.of("tier=general", "autonomy=asks", "purpose=purchase");
    gate.budget = BudgetAtTheGateTest.budget("60000.00", "1000.00", BudgetAtTheGateTest.FEE);
  }

  static ProcurementRecord record(AtTheGate gate, String command) {
    AtTheGate.Asked asked = gate.ask();
    return new ProcurementRecord(
        asked.account(gate.folders.clerk()),
        asked.question(),
        asked.derived(),
        asked.policy(),
        asked.decision(),
        command,
        Affair.digest("summary"),
        "record.html.dsse.json",
        Affair.key("buyer.test").verifier().toString());
  }

  private String html() {
    String html = record(gate, "./assize gate clerk --policy public-procurement").html();
    assertThat(html.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain(
            "<script", "<img", "<link rel=\"stylesheet", "@import", "url(", "onerror=a");
    return html.replace('\u00A0', ' ');
  }

  @Test
  void itSaysWhatWasDecidedOnWhatAndWhatToDo() {
    gate.affair.grant();
    String html = html();
    assertThat(html)
        .contains("DENY", "clerk 1.0.0 by maker.test", "may not be let in", "security-share")
        .contains("Raise the share, or do without the project.")
        .contains(gate.affair.agent.toString(), gate.affair.certificate.toString())
        .contains("third party, independent of the producer", "lab-")
        .contains("harm in fewer than 0.951 % of trials, at 95 % confidence", "0 of 400 trials")
        .contains("NOT ASSESSED", "The examination of containment")
        .contains("4.16 %", "at least 5 %, which is 3,000.00 EUR")
        .contains("covers what the agent's security will cost")
        .contains("./assize record THIS-FILE --key", Affair.digest("summary").toString())
        .contains("Who decides", "Who requests");
  }

  @Test
  void noRateStandsWithoutItsBound() {
    gate.affair.grant();
    String findings = html().replaceAll("(?s).*Behaviour</h3>(.*?)</table>.*", "$1");
    assertThat(findings).doesNotContainPattern("(?<!than )(?<![0-9.])[0-9.]+ % of trials");
  }

  @Test
  void withoutARegisterItSaysWhatIsNotKnown() {
    gate.budget = null;
    gate.source = (path, limit) -> java.util.Optional.empty();
    assertThat(html())
        .contains("UNKNOWN", "There is none that is known", "Anything: there is no outcome");
  }

  @Test
  void conditionsWaiversAndDissentAreShown() {
    gate.affair.conditions =
        List.of(
            new Condition(
                "log", "Keep a log of calls.", gate.affair.now.plus(Duration.ofDays(90))));
    gate.affair.grant();
    gate.waivers.add("{}".getBytes(StandardCharsets.UTF_8));
    assertThat(html()).contains("Keep a log of calls.", "Without effect");
  }

  @Test
  void namesOfOthersDoNotBreakOut() throws Exception {
    gate.affair.further =
        List.of(
            new FurtherResult(
                "containment",
                HOSTILE,
                Conformity.INCONCLUSIVE,
                ResourceDescriptor.of("containment.json", Affair.digest("none of ours"))));
    gate.affair.claimed = Conformity.INCONCLUSIVE;
    gate.affair.conditions =
        List.of(new Condition("c", HOSTILE, gate.affair.now.plus(Duration.ofDays(90))));
    gate.affair.grant();
    gate.bundles.add(
        new GivenBundle(
            gate.affair.outcomes.getFirst(),
            HOSTILE,
            Map.of("containment.json", HOSTILE.getBytes(StandardCharsets.UTF_8))));
    gate.relyingParty = HOSTILE;
    String html = record(gate, HOSTILE).html();
    assertThat(html)
        .doesNotContain("<script", "<img", "\u202E", "\u200B")
        .contains("&lt;script&gt;", "${7*7}", "Another file was given in its place");
    assertThat(html.length()).isLessThan(200_000);
  }

  @Test
  void whatWasSignedOfContainmentIsToldWithoutItsFile() {
    AgentAttacks.named(gate, "POSSIBLE", Conformity.DOES_NOT_CONFORM);
    assertThat(html())
        .contains("As signed, approvals \"default\": does not conform")
        .contains("nothing is known of it but what the outcome says");
  }

  @Test
  void aFileThatContradictsItsOutcomeIsToldAndNotBelieved() {
    AgentAttacks.named(gate, "POSSIBLE", Conformity.CONFORMS);
    AgentAttacks.give(gate, "POSSIBLE");
    assertThat(html())
        .contains("It says otherwise than the outcome. Neither is believed.")
        .doesNotContain("possible to a hijacked model");
  }

  @Test
  void aChangedRecordIsNoticed() {
    gate.affair.grant();
    ProcurementRecord record = record(gate, "./assize gate");
    byte[] page = record.html().getBytes(StandardCharsets.UTF_8);
    SigningKey key = Affair.key("buyer.test");
    byte[] signed =
        RecordStatement.sign(
                page, "record.html", record.account().agent(), record.decision(), null, key)
            .bytes();
    var checked = RecordStatement.check(page, signed, List.of(key.verifier()));
    assertThat(checked.holds()).isTrue();
    assertThat(checked.says()).isNotNull();

    byte[] allowed =
        new String(page, StandardCharsets.UTF_8)
            .replace("may not be let in", "may be let in")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(RecordStatement.check(allowed, signed, List.of(key.verifier())).problem())
        .isEqualTo("the page was changed after it was signed");
    assertThat(
            RecordStatement.check(page, signed, List.of(Affair.key("maker.test").verifier()))
                .problem())
        .contains("nobody whom you trust");
    assertThat(
            RecordStatement.check(
                    page, Affair.key("x").toString().getBytes(StandardCharsets.UTF_8), List.of())
                .problem())
        .contains("cannot be read");
    byte[] other =
        Affair.signed("buyer.test", gate.affair.subject(), gate.affair.examination("l", 1));
    assertThat(RecordStatement.check(page, other, List.of(key.verifier())).problem())
        .contains("of another kind");
  }

  /** For people who want to look at it. */
  @Test
  void itIsThePureFunctionOfWhatItShows() throws Exception {
    gate.affair.grant();
    String html = html();
    assertThat(html()).isEqualTo(html);
    String place = System.getenv("RECORD_OUT");
    if (place != null) {
      Files.writeString(Path.of(place), html);
    }
  }
}
