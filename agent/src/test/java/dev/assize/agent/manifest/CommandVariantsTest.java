package dev.assize.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.agent.command.Approvals;
import dev.assize.agent.command.Program;
import dev.assize.agent.command.Variants;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levels of approvals and opt-outs of programs that a manifest spells out. */
class CommandVariantsTest {

  @TempDir Path directory;

  @Test
  void aLevelAddsItsArgumentsWhereTheCommandSaysSo() throws IOException {
    Variants variants =
        variants(
            """
            run: [agent, "${approvals}", --, "${prompt}"]
            env: {MODE: usual}
            levels: {strict: {run: [--ask], env: {MODE: careful}}}
            """);

    assertThat(variants.command(Approvals.DEFAULT, false).run())
        .containsExactly("agent", "--", "${prompt}");
    assertThat(variants.command(Approvals.STRICT, false).run())
        .containsExactly("agent", "--ask", "--", "${prompt}");
    assertThat(variants.command(Approvals.STRICT, false).env()).containsEntry("MODE", "careful");
    assertThat(variants.has(Approvals.PERMISSIVE)).isFalse();
    assertThat(variants.hasOptOut()).isFalse();
  }

  @Test
  void anOptOutIsMergedIntoTheFilesOfEveryLevel() throws IOException {
    Variants variants =
        variants(
            """
            run: [agent, "${prompt}"]
            files: {~/s.json: {telemetry: true, theme: dark}}
            optOut: {files: {~/s.json: {telemetry: false}}}
            """);

    assertThat(variants.command(Approvals.DEFAULT, true).files().get("~/s.json").toString())
        .isEqualTo("{\"telemetry\":false,\"theme\":\"dark\"}");
    assertThat(variants.command(Approvals.DEFAULT, false).files().get("~/s.json").toString())
        .isEqualTo("{\"telemetry\":true,\"theme\":\"dark\"}");
  }

  @Test
  void argumentsForWhichThereIsNoPlaceAreAProblem() {
    assertThatThrownBy(
            () -> variants("run: [agent, \"${prompt}\"]\nlevels: {strict: {run: [--ask]}}\n"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("run must say where ${approvals} go");
  }

  @Test
  void aChosenLevelThatIsNotDescribedIsAProblem() {
    assertThatThrownBy(() -> variants("run: [agent, \"${prompt}\"]\napprovals: strict\n"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("there is no such level");
  }

  @Test
  void anUnknownVariableInALevelIsAProblemWithItsPlace() {
    assertThatThrownBy(() ->
            variants(
                """
                run: [agent, "${approvals}", "${prompt}"]
                levels: {strict: {run: ["${no.such}"]}}
                """))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("no.such");
  }

  @Test
  void levelsDoNotGoWithAKnownAgent() {
    assertThatThrownBy(() -> variants("use: codex\nlevels: {strict: {run: [--ask]}}\n"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("levels does not go with use");
  }

  private Variants variants(String command) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("agent.yaml"),
            """
            apiVersion: assize/v1
            kind: Agent
            metadata: {name: clerk, version: 1.0.0, producer: example.org}
            interface:
              command:
                model: {standIn: gullible}
            """
                + command.indent(4));
    Interface.Command read = (Interface.Command) Manifest.read(file).agentInterface();
    return ((Program.SpelledOut) read.program()).variants();
  }
}
