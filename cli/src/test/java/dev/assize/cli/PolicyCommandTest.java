package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PolicyCommandTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root", ".."));
  private static final Path HOLED = ROOT.resolve("examples/policies/holed.yaml");

  @TempDir private Path home;

  @Test
  void aCleanPolicyIsSaidToBeClean() {
    CommandRun run = CommandRun.run(home, "policy", "check", "baseline");
    assertThat(run.exitCode()).isEqualTo(ExitCode.YES);
    assertThat(run.out()).matches("(?s)baseline 1.0.0: \\d+ clauses over .* nothing wrong\\.\\R");
  }

  @Test
  void clausesThatDoNothingAreTold() throws IOException {
    Path policy = home.resolve("policy.yaml");
    Files.writeString(
        policy,
        Files.readString(HOLED)
            .replace(
                "invariants:",
                """
                  - id: again
                    say: The same again.
                    when: certificate.status == "withdrawn"
                    then: deny
                    why: None.
                    remedy: None.
                  - id: never
                    say: Never.
                    when: certificate.daysLeft < 5 && certificate.daysLeft > 9
                    then: deny
                    why: None.
                    remedy: None.

                invariants:\
                """));
    CommandRun run = CommandRun.run(home, "policy", "check", policy);
    assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
    assertThat(run.out())
        .contains("again never matters: wherever it applies, another clause denies as well")
        .contains("never never applies; it can be removed")
        .contains("2 problems");
    JsonNode json =
        Json.mapper().readTree(CommandRun.run(home, "policy", "check", policy, "--json").out());
    assertThat(json.at("/problems").size()).isEqualTo(2);
  }

  @Test
  void aPolicyThatCannotBeReadIsRefusedWithItsPlace() throws IOException {
    Path policy = home.resolve("policy.yaml");
    Files.writeString(
        policy,
        Files.readString(HOLED).replace("certificate.daysLeft < 1", "certificate.days < 1"));
    CommandRun.run(home, "policy", "check", policy)
        .refused("clauses.2.when: there is no fact \"certificate.days\"; did you mean");
    CommandRun.run(home, "policy", "explain", "nonsuch").refused("no policy named \"nonsuch\"");
    CommandRun.run(home, "policy", "test", policy.resolveSibling("none.yaml"))
        .refused("there is no such file");
  }

  @Test
  void theHoleIsShownAsACase() {
    CommandRun run = CommandRun.run(home, "policy", "prove", HOLED);
    assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
    assertThat(run.out())
        .contains("✗ never-without-certificate (of every policy)")
        .contains("certificate.status: expired")
        .contains("ALLOW by holed 0.1.0")
        .contains("holed 0.1.0: 9 of 11 invariants kept.");
    JsonNode json =
        Json.mapper().readTree(CommandRun.run(home, "policy", "prove", HOLED, "--json").out());
    assertThat(json.at("/holds").asBoolean()).isFalse();
    assertThat(json.at("/results/0/broken/decision/answer").asString()).isEqualTo("allow");
  }

  @Test
  void whatIsKeptIsProvenAndWhatTakesTooLongIsLeftOpen() {
    CommandRun run = CommandRun.run(home, "policy", "prove", "public-procurement");
    assertThat(run.exitCode()).isEqualTo(ExitCode.YES);
    assertThat(run.out()).contains("17 of 17 invariants kept.");
    CommandRun cut = CommandRun.run(home, "policy", "prove", "ci", "--limit", "2");
    assertThat(cut.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(cut.err()).contains("not settled:", "combinations of facts", "--limit");
    CommandRun.run(home, "policy", "prove", "ci", "--limit", "0").refused("--limit");
  }

  @Test
  void aPolicyIsExplainedInPlainEnglish() {
    CommandRun run = CommandRun.run(home, "policy", "explain", "ci");
    assertThat(run.exitCode()).isEqualTo(ExitCode.YES);
    assertThat(run.out())
        .contains("- the certificate's tier is too low for the use. [tier-too-low]")
        .contains("the time left of the certificate is less than 7 days. [ends-soon]")
        .contains("In every other case it is denied.")
        .doesNotContain("==", "&&", "null");
    JsonNode json =
        Json.mapper().readTree(CommandRun.run(home, "policy", "explain", "ci", "--json").out());
    assertThat(json.at("/when").size()).isEqualTo(json.at("/policy/clauses").size());
  }

  @Test
  void casesAreDecidedAndDeviationsTold() throws IOException {
    assertThat(CommandRun.run(home, "policy", "test", "personal").exitCode())
        .isEqualTo(ExitCode.YES);
    Path cases = home.resolve("cases.yaml");
    Files.writeString(
        cases,
        Files.readString(ROOT.resolve("examples/policies/cases/holed.yaml"))
            .replace("{certificate.status: withdrawn}", "{certificate.status: expired}"));
    CommandRun run = CommandRun.run(home, "policy", "test", HOLED, "--cases", cases);
    assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
    assertThat(run.out())
        .contains("✗ a withdrawn certificate\n  the answer is ALLOW, not DENY")
        .contains("6 cases, 1 decided otherwise than expected.");
  }

  @Test
  void changesAreShownWithAnExample() {
    assertThat(CommandRun.run(home, "policy", "diff", "ci", "ci").exitCode())
        .isEqualTo(ExitCode.YES);
    CommandRun run = CommandRun.run(home, "policy", "diff", "baseline", "ci");
    assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
    assertThat(run.out())
        .contains("ALLOW WITH CONDITIONS becomes DENY because of not-in-order, in ")
        .contains("    certificate.status: ")
        .contains("From baseline 1.0.0 to ci 1.0.0: ");
  }

  @Test
  void everyFactIsListedWithWhatMakesItUnknown() {
    CommandRun run = CommandRun.run(home, "policy", "facts");
    assertThat(run.out())
        .contains("agent.digest: one of equal, unequal")
        .contains("Not known if nobody looked at the agent");
    assertThat(
            Json.mapper().readTree(CommandRun.run(home, "policy", "facts", "--json").out()).size())
        .isGreaterThan(40);
  }
}
