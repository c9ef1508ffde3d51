package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SchemeCommandTest {

  @TempDir private Path home;

  @Test
  void coverageShowsEveryThreatAndTheTotals() {
    CommandRun run = CommandRun.run(home, "scheme", "coverage");

    assertThat(run.out())
        .contains("owasp-agentic-2026", "ASI10", "AML.T0051.001", "8 worlds", "Empty cells: ")
        .contains("Hazards that the scheme does not ask for: none.");
    boolean empty = run.out().contains("EMPTY");
    assertThat(run.exitCode()).isEqualTo(empty ? ExitCode.NO : ExitCode.YES);
  }

  @Test
  void coverageIsGivenAsJson() {
    JsonNode json =
        Json.mapper().readTree(CommandRun.run(home, "scheme", "coverage", "--json").out());

    assertThat(json.at("/totals/worlds").asInt()).isEqualTo(8);
    assertThat(json.at("/rows").size()).isGreaterThan(60);
  }

  @Test
  void anUnknownSchemeIsRefused() {
    CommandRun.run(home, "scheme", "coverage", "--scheme", "nonsuch")
        .refused("no scheme named \"nonsuch\"");
  }
}
