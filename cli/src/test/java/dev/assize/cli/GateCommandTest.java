package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.gate.summary.VerificationSummary;
import dev.assize.log.service.LocalLog;
import dev.assize.statement.Json;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandTest {

  private static final String DIGEST = "sha256:" + "a1".repeat(32);

  @TempDir private Path home;

  private Path agent;

  @BeforeEach
  void anAgent() throws IOException {
    agent = Files.createDirectories(home.resolve("clerk"));
    Files.writeString(
        agent.resolve("agent.yaml"),
        """
        apiVersion: assize/v1
        kind: Agent
        metadata: {name: clerk, version: 1.0.0, producer: maker.example}
        interface:
          chat:
            model: {baseUrl: "https://models.example/v1", name: m}
        """);
  }

  private CommandRun gate(Object... more) {
    Object[] all = new Object[more.length + 5];
    all[0] = "gate";
    all[1] = agent;
    all[2] = "--policy";
    all[3] = "baseline";
    all[4] = "--no-tools";
    System.arraycopy(more, 0, all, 5, more.length);
    return CommandRun.run(home, all);
  }

  private void anOwnLog() throws InterruptedException {
    EvaluatorHome own = new EvaluatorHome(home);
    new LocalLog(own.logFolder(), own.logKey()).append("words".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void withoutARegisterNothingCanBeSaid() {
    CommandRun run = gate("--context", "tier=general");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(run.out())
        .startsWith("UNKNOWN by baseline")
        .contains("certificate.status", "no register was given");
  }

  @Test
  void theRegisterAmongTheExamplesHasOneCertifiedAgent() {
    CommandRun certified =
        aboutTheExample("examples/tour/clerk", "--tools", root("examples/tour/tools.json"));
    assertThat(certified.succeeded().out())
        .contains("ALLOW by ci", "the certificate's status is active");
    CommandRun other = aboutTheExample("examples/clerk", "--no-tools");
    other.saysNo("DENY by ci", "no-certificate applies", "Beside that, 11 clauses could not be");
    assertThat(other.out().lines().count()).isLessThan(12);
  }

  private CommandRun aboutTheExample(String agent, Object... tools) {
    List<Object> words = new ArrayList<>(List.of("gate", root(agent), "--policy", "ci"));
    words.addAll(List.of("--register", root("examples/register/log")));
    words.addAll(List.of("--trust", root("examples/register/trust.txt")));
    words.addAll(List.of("--scheme", root("examples/register/house-rules.yaml")));
    words.addAll(List.of("--context", "tier=general", "--context", "purpose=build"));
    words.addAll(List.of("--at", "2027-02-02"));
    words.addAll(List.of(tools));
    return CommandRun.run(home, words.toArray());
  }

  private static Path root(String path) {
    return AssizeProcess.root().resolve(path);
  }

  @Test
  void aRegisterThatIsNotThereIsSaidToBeMissing() {
    CommandRun run = gate("--register", home.resolve("nowhere"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(run.out()).contains("certificate.status").doesNotContain("Exception");
  }

  @Test
  void anAgentWithoutACertificateIsKeptOutAndTheSummarySaysSo() throws Exception {
    anOwnLog();
    Path summary = home.resolve("vsa.json");
    gate("--context", "tier=general", "--vsa", summary)
        .saysNo("DENY by baseline", "no-certificate", "Why:", "What to do:", "Evidence: register");

    Statement statement = Statement.in(Envelope.parse(Files.readAllBytes(summary)));
    assertThat(statement.predicateType()).isEqualTo(VerificationSummary.TYPE);
    assertThat(statement.predicate().path("verificationResult").asString()).isEqualTo("FAILED");
    assertThat(statement.predicate().path("verifiedLevels").path(0).asString()).isEqualTo("FAILED");
    assertThat(statement.predicate().path("policy").path("digest").path("sha256").asString())
        .hasSize(64);
    assertThat(Envelope.parse(Files.readAllBytes(summary)).signersByHint()).hasSize(1);
  }

  @Test
  void theDecisionIsToldAsJson() throws InterruptedException {
    anOwnLog();
    CommandRun run = gate("--json");
    assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
    var told = Json.mapper().readTree(run.out());
    assertThat(told.path("decision").path("answer").asString()).isEqualTo("deny");
    assertThat(told.path("agent").asString()).contains("sha256:");
  }

  @Test
  void whatCannotBeUsedIsRefusedInOneLine() {
    gate("--context", "teir=general").refused("--context: there is no fact \"teir\"");
    gate("--context", "tier=high").refused("context.tier is one of general, sensitive, critical");
    gate("--context", "certificate.status=active").refused("nobody can state it");
    gate("--tools", home.resolve("tools.json")).refused("only one of --tools");
    gate("--certified", "12").refused("--certified: a digest has 64 hexadecimal digits");
    gate("--waiver", home.resolve("none")).refused("--waiver ");
    gate("--bundle", home).refused("--bundle ");
    CommandRun.run(home, "gate", DIGEST, "--policy", "none-such").refused("no policy named");
  }

  @Test
  void whatFollowsFromABudgetIsNotStatedAndBadBudgetsAreRefusedInOneLine() throws IOException {
    Path budget = AssizeProcess.root().resolve("examples/tour/budget.yaml");
    gate("--budget", budget, "--context", "budget.securityShare=900")
        .refused("--budget, --context: budget.securityShare follows from the budget");
    gate("--budget", home.resolve("none.yaml")).refused("none.yaml: there is no such file");
    Path typo = home.resolve("budget.yaml");
    Files.writeString(typo, Files.readString(budget).replace("EUR", "euro"));
    gate("--budget", typo).refused("budget.yaml:5:1: currency");
  }

  @Test
  void aRecordIsSignedAndWhoChangesItIsFoundOut() throws Exception {
    anOwnLog();
    Path record = home.resolve("record.html");
    Path key = new EvaluatorHome(home).key() == null ? home : home.resolve("keys/evaluator.key");
    gate("--record", record, "--key", key, "--vsa", home.resolve("vsa.json"), "--use", "o'clock")
        .saysNo("DENY by baseline");
    String page = Files.readString(record);
    assertThat(page)
        .contains("clerk 1.0.0 by maker.example may not be let in", "./assize gate", "--at 20")
        .contains("--use 'o'\\''clock'")
        .doesNotContain("--vsa " + home, "--key " + home, "--record " + home);
    assertThat(CommandRun.run(home, "record", record).succeeded().out())
        .contains("Holds: DENY by baseline");
    assertThat(CommandRun.run(home, "record", record, "--json").succeeded().out())
        .contains("\"answer\":\"deny\"");

    Files.writeString(record, page.replace("may not be let in", "may be let in"));
    CommandRun.run(home, "record", record)
        .saysNo("Does not hold: the page was changed after it was signed");
    Files.delete(home.resolve("record.html.dsse.json"));
    CommandRun.run(home, "record", record).refused("record.html.dsse.json");
  }

  @Test
  void onlyADigestLetsNobodySeeWhatRuns() {
    CommandRun run = CommandRun.run(home, "gate", DIGEST, "--policy", "baseline");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
  }
}
