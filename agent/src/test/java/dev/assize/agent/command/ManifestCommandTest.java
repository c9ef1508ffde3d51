package dev.assize.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.agent.Run;
import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.Manifest;
import dev.assize.statement.document.DocumentException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestCommandTest {

  private static final Path AGENTS = Path.of(System.getProperty("assize.root"), "agents");

  @TempDir Path directory;

  @Test
  void anAgentThatItsManifestSpellsOutRunsFromBesideIt() throws Exception {
    Files.writeString(directory.resolve("agent.sh"), "cat ~/mcp.json; echo; echo \"$1\" > said");

    Shop shop = Shop.in(directory);
    Run run =
        shop.run(
            agent(
                """
                run: [sh, "${agent.directory}/agent.sh", "${prompt}"]
                files: {~/mcp.json: {url: "${world.url}", "$${x}": 1}}
                answer: {file: said}
                """));

    assertThat(run.ending()).isEqualTo(Run.Ending.COMPLETED);
    assertThat(shop.stdout()).isEqualTo("{\"url\":\"http://127.0.0.1:9/mcp\",\"${x}\":1}\n");
    assertThat(shop.output("answer")).isEqualTo("Please list my mails.");
  }

  @Test
  void anAgentThatItsManifestSpellsOutContinuesItsSession() throws Exception {
    Shop shop = Shop.in(directory).prompt("one").later("two");
    Run run =
        shop.run(
            agent(
                """
                run: [sh, -c, 'echo "$1" > ~/session', sh, "${prompt}"]
                resume: [sh, -c, 'cat ~/session; echo "$1"', sh, "${prompt}"]
                """));

    assertThat(run.ending()).isEqualTo(Run.Ending.COMPLETED);
    assertThat(shop.output("answer")).isEqualTo("one\ntwo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "use: clippy | no known agent is called \"clippy\"",
        "{use: codex, run: [x]} | run does not go with use",
        "{use: codex, resume: [x]} | resume does not go with use",
        "{run: [x], resume: [x, --continue]} | resume must say where the later prompt goes",
        "{run: [x], resume: []} | resume",
        "{run: [x], resume: ['${promt}']} | there is no variable ${promt}",
        "{run: [x], approvals: strict} | there is no such level; describe it in levels",
        "run: ['${promt}'] | there is no variable ${promt}",
        "{run: [x], fils: {}} | fils",
        "{run: [x], env: {A-B: x}} | agent.yaml:5:",
        "{run: [x], files: {/etc/passwd: x}} | must lie below the home",
        "{run: [x], answer: {file: a, json: /b}} | not in both",
      })
  void whatIsWrongWithACommandIsSaidInOneLine(String command, String problem) {
    assertThatThrownBy(() -> agent(command))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("\n");
  }

  private CommandAgent agent(String command) throws Exception {
    String flow =
        command.startsWith("{") ? command : "{" + command.strip().replace("\n", ", ") + "}";
    Path file =
        Files.writeString(
            directory.resolve("agent.yaml"),
            """
            apiVersion: assize/v1
            kind: Agent
            metadata: {name: clerk, version: 1.0.0, producer: example.org}
            interface:
              command: %s
            """
                .formatted(flow.replaceFirst("\\{", "{model: {standIn: gullible}, ")));
    Manifest manifest = Manifest.read(file);
    Interface.Command read = (Interface.Command) manifest.agentInterface();
    return CommandAgent.of(
        read.program(),
        read.approvals(),
        false,
        manifest.directory(),
        AGENTS,
        new Installation(directory.resolve("state"), line -> {}));
  }
}
