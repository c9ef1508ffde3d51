package dev.assize.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.Manifest;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorTest {

  private static final Path AGENTS = Path.of(System.getProperty("assize.root"), "agents");

  private static final String GOOD =
      """
      apiVersion: assize/v1
      kind: AgentDescriptor
      name: clerk
      title: Clerk
      homepage: https://clerk.example
      licence: MIT
      npm: {name: "@clerk/clerk", version: 1.2.3, bin: clerk, node: 20.0.0}
      model: {dialect: chat, baseUrl: versioned}
      run: ["${bin}", "${approvals}", "${prompt}"]
      files:
        ~/.clerk/config.toml:
          mcp: {"${world.name}": {url: "${world.url}", ask: true}}
      approvals:
        default: {}
        permissive:
          run: [--yes, --all]
          files:
            ~/.clerk/config.toml:
              mcp: {"${world.name}": {ask: null, trust: true}}
      """;

  private static final String OPT_OUT =
      """
      optOut:
        run: [--quiet]
        env: {CLERK_SENDS: "0"}
        files:
          ~/.clerk/config.toml: {usage: {send: false}}
      """;

  static Stream<String> shipped() {
    return Descriptor.names(AGENTS).stream();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedDescriptorLoads(String name) {
    Descriptor descriptor = Descriptor.find(AGENTS, name);

    assertThat(descriptor.name()).isEqualTo(name);
    assertThat(descriptor.approvals()).containsKeys("default", "permissive");
    assertThat(descriptor.command(Approvals.PERMISSIVE).run().toString()).contains("${prompt}");
  }

  @Test
  void theSevenAgentsThatWereRunAreDescribed() {
    assertThat(shipped())
        .contains("cline", "codex", "continue", "gemini-cli", "kimi-code", "opencode", "qwen-code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "gemini-cli", "opencode", "qwen-code"})
  void theExampleOfAnAgentNamesItsDescriptorAndVersion(String name) {
    Manifest manifest = Manifest.read(AGENTS.resolveSibling("examples").resolve(name));

    Interface.Command command = (Interface.Command) manifest.agentInterface();
    Descriptor descriptor = Descriptor.find(AGENTS, ((Program.Known) command.program()).name());
    assertThat(manifest.metadata().version()).isEqualTo(descriptor.npm().version());
    assertThat(descriptor.command(command.approvals()).run()).isNotEmpty();
  }

  @Test
  void aLevelOfApprovalsAddsArgumentsAndChangesFiles() {
    Descriptor descriptor = Descriptor.of(Document.parse("clerk.yaml", GOOD));

    CommandSpec plain = descriptor.command(Approvals.DEFAULT);
    CommandSpec permissive = descriptor.command(Approvals.PERMISSIVE);

    assertThat(plain.run()).containsExactly("${bin}", "${prompt}");
    assertThat(permissive.run()).containsExactly("${bin}", "--yes", "--all", "${prompt}");
    assertThat(permissive.files().get("~/.clerk/config.toml").toString())
        .isEqualTo("{\"mcp\":{\"${world.name}\":{\"url\":\"${world.url}\",\"trust\":true}}}");
    assertThat(plain.files().get("~/.clerk/config.toml").toString()).contains("\"ask\":true");
  }

  @Test
  void aLevelOfApprovalsBelongsToTheResumeCommandToo() {
    String resuming =
        GOOD.replace(
            "files:\n  ~",
            "resume: [\"${bin}\", -c, \"${approvals}\", \"${prompt}\"]\nfiles:\n  ~");
    Descriptor descriptor = Descriptor.of(Document.parse("clerk.yaml", resuming));

    assertThat(descriptor.command(Approvals.DEFAULT).resume())
        .containsExactly("${bin}", "-c", "${prompt}");
    assertThat(descriptor.command(Approvals.PERMISSIVE).resume())
        .containsExactly("${bin}", "-c", "--yes", "--all", "${prompt}");
    assertThat(descriptor.command(Approvals.DEFAULT).resumes()).isTrue();
    assertThat(
            Descriptor.of(Document.parse("clerk.yaml", GOOD)).command(Approvals.DEFAULT).resumes())
        .isFalse();
    assertThatThrownBy(() -> read(resuming.replace("\"${approvals}\", \"${prompt}\"]\nf", "x]\nf")))
        .hasMessageContaining("resume must say where the later prompt goes");
    assertThatThrownBy(() -> read(resuming.replace("-c, ", "\"${sesion}\", ")))
        .hasMessageStartingWith("clerk.yaml:10:20: there is no variable ${sesion}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "gemini-cli", "opencode", "qwen-code"})
  void whatCanBeContinuedIsContinuedWithTheSameApprovals(String name) {
    CommandSpec spec = Descriptor.find(AGENTS, name).command(Approvals.PERMISSIVE);

    List<String> approvals = Descriptor.find(AGENTS, name).approvals().get("permissive").run();
    assertThat(spec.resume()).containsSubsequence(approvals).isNotEqualTo(spec.run());
    assertThat(spec.run()).containsSubsequence(approvals);
    assertThat(spec.resume().getLast()).endsWith("${prompt}");
  }

  @Test
  void anOptOutIsAddedToWhateverTheLevelOfApprovalsAdds() {
    Descriptor descriptor = Descriptor.of(Document.parse("clerk.yaml", GOOD + OPT_OUT));

    CommandSpec shipped = descriptor.variants().command(Approvals.PERMISSIVE, false);
    CommandSpec optedOut = descriptor.variants().command(Approvals.PERMISSIVE, true);

    assertThat(shipped).isEqualTo(descriptor.command(Approvals.PERMISSIVE));
    assertThat(optedOut.run()).containsExactly("${bin}", "--yes", "--all", "--quiet", "${prompt}");
    assertThat(optedOut.env()).containsExactly(Map.entry("CLERK_SENDS", "0"));
    assertThat(optedOut.files().get("~/.clerk/config.toml").toString())
        .isEqualTo(
            "{\"mcp\":{\"${world.name}\":{\"url\":\"${world.url}\",\"trust\":true}},\"usage\":{\"send\":false}}");
  }

  @Test
  void whoDocumentsNoOptOutCannotBeRunWithOne() {
    Descriptor descriptor = Descriptor.of(Document.parse("clerk.yaml", GOOD));

    assertThat(descriptor.optOut()).isNull();
    assertThatThrownBy(() -> descriptor.variants().command(Approvals.DEFAULT, true))
        .hasMessage("clerk documents no way to send less");
    assertThatThrownBy(() -> read(GOOD + OPT_OUT.replace("CLERK_SENDS: \"0\"", "A: \"${b}\"")))
        .hasMessageContaining("there is no variable ${b}");
    assertThatThrownBy(() -> read(GOOD + "optOut: {}\n")).hasMessageContaining("optOut");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedAgentRunsAsItsUserGetsItAndOptedOut(String name) {
    Descriptor descriptor = Descriptor.find(AGENTS, name);

    for (String level : descriptor.approvals().keySet()) {
      Approvals approvals = Approvals.valueOf(level.toUpperCase(Locale.ROOT));
      assertThat(descriptor.variants().command(approvals, true))
          .as(level)
          .isNotEqualTo(descriptor.variants().command(approvals, false));
    }
  }

  @Test
  void aLevelThatAnAgentDoesNotHaveIsRefusedWithTheOnesItHas() {
    Descriptor descriptor = Descriptor.of(Document.parse("clerk.yaml", GOOD));

    assertThatThrownBy(() -> descriptor.command(Approvals.STRICT))
        .hasMessage(
            "clerk cannot run unattended with approvals \"strict\"; it can with: default, permissive");
  }

  @Test
  void anUnknownVariableIsReportedWithItsPlace() {
    assertThatThrownBy(() -> read(GOOD.replace("url: \"${world.url}\"", "url: \"${world.uri}\"")))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith(
            "clerk.yaml:12:29: there is no variable ${world.uri}; the variables");
    assertThatThrownBy(() -> read(GOOD.replace("\"${prompt}\"]", "\"${promt}\"]")))
        .hasMessageStartingWith("clerk.yaml:9:33: there is no variable ${promt}");
  }

  @Test
  void whatIsWrongWithADescriptorIsReportedWithItsPlace() {
    assertThatThrownBy(() -> read(GOOD.replace("dialect: chat", "dialect: telepathy")))
        .hasMessageStartingWith("clerk.yaml:8:9: model.dialect: ");
    assertThatThrownBy(() -> read(GOOD.replace("version: 1.2.3", "version: latest")))
        .hasMessageStartingWith("clerk.yaml:7:");
    assertThatThrownBy(
            () -> read(GOOD.replace("~/.clerk/config.toml:\n    mcp", "../x.toml:\n    mcp")))
        .hasMessageStartingWith("clerk.yaml:")
        .hasMessageContaining("must lie below the home");
    assertThatThrownBy(() -> read(GOOD.replace("\"${approvals}\", ", "")))
        .hasMessageContaining("run must say where ${approvals} go");
  }

  @Test
  void anAgentThatIsNotKnownIsRefusedWithTheOnesThatAre() {
    for (String name : new String[] {"clippy", "../codex", "", "README"}) {
      assertThatThrownBy(() -> Descriptor.find(AGENTS, name))
          .isInstanceOf(DocumentException.class)
          .hasMessageContaining("\"" + name + "\"")
          .hasMessageContaining("codex")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void aDamagedDescriptorIsEitherReadOrRefusedInWords() throws Exception {
    String text = Files.readString(AGENTS.resolve("codex.yaml"));
    Random random = new Random(20261124);
    for (int i = 0; i < 400; i++) {
      StringBuilder damaged = new StringBuilder(text);
      for (int j = 0; j < 3; j++) {
        int at = random.nextInt(damaged.length());
        damaged.setCharAt(at, "{}[]:\"'$\\\n #&*-x\0".charAt(random.nextInt(17)));
      }
      assertThatCode(
              () -> {
                try {
                  read(damaged.toString());
                } catch (DocumentException refused) {
                  assertThat(refused.problems()).isNotEmpty();
                }
              })
          .as(damaged.toString())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theBaseUrlLosesItsVersionOnlyWhereTheAgentAddsOne() {
    URI url = URI.create("https://models.example/api/v1");

    assertThat(BaseUrl.VERSIONED.of(url)).isEqualTo("https://models.example/api/v1");
    assertThat(BaseUrl.BARE.of(url)).isEqualTo("https://models.example/api");
    assertThat(BaseUrl.BARE.of(URI.create("https://models.example/v1beta/")))
        .isEqualTo("https://models.example");
    assertThat(BaseUrl.BARE.of(URI.create("https://models.example/vault")))
        .isEqualTo("https://models.example/vault");
  }

  private static Descriptor read(String text) {
    return Descriptor.of(Document.parse("clerk.yaml", text));
  }
}
