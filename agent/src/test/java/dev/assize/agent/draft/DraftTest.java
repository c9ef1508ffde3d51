package dev.assize.agent.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.agent.draft.Draft.Discovery;
import dev.assize.agent.manifest.Interface.Chat;
import dev.assize.agent.manifest.Interface.Command;
import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.manifest.ModelSource.Endpoint;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {

  private static final String MODELS =
      """
      {"object": "list", "data": [
        {"id": "nomic-embed-text"}, {"id": "qwen3:8b"}, {"id": "llama3.3"}]}
      """;

  @TempDir Path place;
  private Machine machine;

  @BeforeEach
  void aBareMachine() throws IOException {
    machine = new Machine(place);
  }

  @Test
  void onABareMachineTheDraftIsAFormForAnEndpointAndSaysSo() throws Exception {
    Draft draft = machine.draft();

    Manifest manifest = machine.read(draft.yaml());
    assertThat(manifest.agentInterface()).isInstanceOf(Chat.class);
    assertThat(manifest.agentInterface().model())
        .isEqualTo(new Endpoint(URI.create("https://models.example/v1"), "MODEL-NAME", null));
    assertThat(draft.yaml()).contains("Nothing was found", "# FILL IN: the model's base URL");
    assertThat(draft.summary(Path.of("x"))).contains("Nothing was found", "assize examine x");
    assertThat(draft.toFillIn()).hasSize(4);
  }

  @Test
  void anInstalledAgentIsDraftedByTheNameItIsKnownBy() throws Exception {
    machine
        .installed("codex", "echo codex-cli 0.170.1")
        .variable("OPENAI_API_KEY", "sk-very-secret");

    Draft draft = machine.draft();

    Manifest manifest = machine.read(draft.yaml());
    assertThat(manifest.agentInterface()).isInstanceOf(Command.class);
    assertThat(manifest.agentInterface().model())
        .isEqualTo(
            new Endpoint(URI.create("https://api.openai.com/v1"), "MODEL-NAME", "OPENAI_API_KEY"));
    assertThat(draft.yaml())
        .contains("use: codex", "version 0.170.1", "FILL IN: the model's name")
        .doesNotContain("sk-very-secret", place.toString());
    assertThat(draft.found())
        .anySatisfy(line -> assertThat(line.what()).isEqualTo("Codex CLI 0.170.1"));
  }

  @Test
  void everyKnownAgentIsFoundByItsProgram() throws Exception {
    for (var descriptor : Machine.known()) {
      machine.installed(descriptor.npm().bin(), "echo 9.8.7");
    }

    Draft draft = machine.draft();

    assertThat(draft.alternatives()).isEqualTo(Machine.known().size() - 1);
    assertThat(draft.yaml())
        .contains(Machine.known().stream().map(known -> "use: " + known.name()).toList());
  }

  @Test
  void theAgentThatIsConfiguredInTheDirectoryComesFirst() throws Exception {
    machine
        .installed("codex", "echo 1.0.0")
        .installed("qwen", "echo 1.0.0")
        .inHome(".codex/config.toml", "model = \"m\"")
        .inProject(".qwen/settings.json", "{\"model\": {\"name\": \"qwen3-coder\"}}");

    Draft draft = machine.draft();

    assertThat(draft.choice()).isEqualTo("Qwen Code");
    assertThat(machine.read(draft.yaml()).agentInterface().model())
        .extracting(model -> ((Endpoint) model).name())
        .isEqualTo("qwen3-coder");
  }

  @Test
  void aModelServerOfAnAgentsOwnSettingsIsTakenOverWithoutItsSecrets() throws Exception {
    machine
        .installed("codex", "echo 1.0.0")
        .variable("OPENAI_API_KEY", "sk-very-secret")
        .inHome(
            ".codex/config.toml",
            """
            model = "office-1"
            model_provider = "house"
            [model_providers.house]
            base_url = "https://models.office.example/v1"
            env_key = "HOUSE_KEY"
            http_headers = {Authorization = "Bearer sk-hidden"}
            """);

    Draft draft = machine.draft();

    assertThat(machine.read(draft.yaml()).agentInterface().model())
        .isEqualTo(
            new Endpoint(URI.create("https://models.office.example/v1"), "office-1", "HOUSE_KEY"));
    assertThat(draft.yaml()).doesNotContain("sk-hidden");
  }

  @Test
  void opencodeSettingsWithCommentsAreReadToo() throws Exception {
    machine
        .installed("opencode", "echo 1.0.0")
        .inProject(
            "opencode.jsonc",
            """
            { // ours
              "model": "house/office/large",
              "provider": {"house": {"options": {
                "baseURL": "https://m.example/v1", "apiKey": "{env:HOUSE_KEY}"}}},
              "mcp": {"files": {"type": "local", "command": ["npx", "--token=sk-hidden"]},},
            }
            """);

    Draft draft = machine.draft();

    assertThat(machine.read(draft.yaml()).agentInterface().model())
        .isEqualTo(new Endpoint(URI.create("https://m.example/v1"), "office/large", "HOUSE_KEY"));
    assertThat(draft.yaml()).contains("files: the program npx").doesNotContain("sk-hidden");
  }

  @Test
  void aRunningModelServerIsAskedOnceAndItsModelsAreNamed() throws Exception {
    try (ModelServer server = ModelServer.saying(200, MODELS)) {
      machine.servers.add(server.address());

      Draft draft = machine.draft();

      assertThat(machine.read(draft.yaml()).agentInterface().model())
          .isEqualTo(new Endpoint(server.address().baseUrl(), "qwen3:8b", null));
      assertThat(draft.yaml()).contains("#   llama3.3", "#   nomic-embed-text");
      assertThat(server.requests).containsExactly("GET /v1/models");
    }
  }

  @Test
  void aKeyVariableIsNamedAndItsValueIsNot() throws Exception {
    machine.variable("MISTRAL_API_KEY", "sk-very-secret").variable("GROQ_API_KEY", " ");

    Draft draft = machine.draft();

    assertThat(machine.read(draft.yaml()).agentInterface().model())
        .extracting(model -> ((Endpoint) model).keyEnv())
        .isEqualTo("MISTRAL_API_KEY");
    assertThat(draft.toString() + machine.surroundings()).doesNotContain("sk-very-secret");
    assertThat(draft.yaml()).doesNotContain("GROQ");
  }

  @Test
  void aProxyInOpenAiBaseUrlIsUsedUnlessItHoldsASecret() throws Exception {
    machine.variable("OPENAI_API_KEY", "k").variable("OPENAI_BASE_URL", "https://proxy.example/v1");
    assertThat(machine.draft().yaml()).contains("https://proxy.example/v1");

    machine.variable("OPENAI_BASE_URL", "https://user:sk-hidden@proxy.example/v1");
    assertThat(machine.draft().yaml())
        .contains("https://api.openai.com/v1")
        .doesNotContain("sk-hidden", "proxy.example");
  }

  @Test
  void aPackageGivesNameVersionArtifactsAndAWayToStartItsProgram() throws Exception {
    machine
        .inProject(
            "package.json",
            "{\"name\": \"@office/clerk\", \"version\": \"1.10\", \"bin\": {\"clerk\": \"./cli.js\"}}")
        .inProject("package-lock.json", "{}");

    Draft draft = machine.draft();

    Manifest manifest = machine.read(draft.yaml());
    assertThat(manifest.metadata().name()).isEqualTo("@office/clerk");
    assertThat(manifest.metadata().version()).isEqualTo("1.10");
    assertThat(manifest.identity().artifacts())
        .extracting("path")
        .containsExactly("package-lock.json", "package.json");
    assertThat(draft.yaml())
        .contains("#     run: [node, \"${agent.directory}/cli.js\", \"${prompt}\"]");
  }

  @Test
  void packagesOfEveryKindAreRead() throws Exception {
    machine
        .inProject(
            "pyproject.toml",
            "[project]\nname = \"py-clerk\"\nversion = \"1.0\"\n[project.scripts]\nclerk = \"c:main\"")
        .inProject("uv.lock", "")
        .inProject("Cargo.toml", "[package]\nname = \"rs-clerk\"\nversion = \"0.1.0\"")
        .inProject("go.mod", "// m\nmodule office.example/go-clerk/v2\n\ngo 1.26\n")
        .inProject(
            "pom.xml",
            "<project><parent><artifactId>not</artifactId><version>0</version></parent>"
                + "<artifactId>mvn-clerk</artifactId><version>2.0</version></project>");

    Draft draft = machine.draft();

    assertThat(machine.read(draft.yaml()).metadata())
        .isEqualTo(new Manifest.Metadata("py-clerk", "1.0", "example.org"));
    assertThat(draft.found())
        .contains(
            new Discovery("package", "pyproject.toml: py-clerk"),
            new Discovery("package", "Cargo.toml: rs-clerk"),
            new Discovery("package", "go.mod: go-clerk"),
            new Discovery("package", "pom.xml: mvn-clerk"));
    assertThat(draft.yaml())
        .contains(
            "run: [clerk, \"${prompt}\"]",
            "run: [\"${agent.directory}/target/release/rs-clerk\", \"${prompt}\"]",
            "run: [\"${agent.directory}/go-clerk\", \"${prompt}\"]",
            "run: [java, \"-jar\", \"${agent.directory}/target/mvn-clerk-2.0.jar\", \"${prompt}\"]");
  }

  @Test
  void aSystemPromptBesideItIsPartOfTheAgent() throws Exception {
    machine.inProject("prompt.md", "Be brief.");

    Manifest manifest = machine.read(machine.draft().yaml());

    assertThat(((Chat) manifest.agentInterface()).systemPrompt()).isEqualTo("Be brief.");
  }

  @Test
  void mcpServersAreNamedWithTheirHostsAndNothingElse() throws Exception {
    machine
        .inProject(
            ".mcp.json",
            """
            {"mcpServers": {
              "crm": {"url": "https://u:sk-a@crm.example/mcp?key=sk-b", "headers": {"X": "sk-c"}},
              "files": {"command": "/opt/bin/files", "args": ["sk-d"], "env": {"K": "sk-e"}},
              "odd": {"url": "${URL}"}}}
            """)
        .inProject(
            ".vscode/mcp.json", "{\"servers\": {\"wiki\": {\"url\": \"https://wiki.example\"}}}")
        .inHome(
            ".cline/data/settings/cline_mcp_settings.json",
            "{\"mcpServers\": {\"mail\": {\"transport\": {\"url\": \"http://127.0.0.1:9/mcp\"}}}}")
        .inHome(
            ".continue/config.yaml",
            "name: x\nmcpServers:\n  - {name: tickets, url: \"https://tickets.example/mcp\"}\n");

    String yaml = machine.draft().yaml();

    assertThat(yaml)
        .contains(
            "#     crm: crm.example\n",
            "#     files: the program files\n",
            "#     odd: an address without a host\n",
            "#     wiki: wiki.example\n",
            "#   ~/.cline/data/settings/cline_mcp_settings.json\n#     mail: 127.0.0.1\n",
            "#     tickets: tickets.example\n")
        .doesNotContain("sk-");
  }

  @Test
  void aManifestThatIsThereIsReplacedOnlyWhenForced() throws Exception {
    Path file = machine.directory.resolve("agent.yaml");
    Draft draft = machine.draft();
    Draft.requireRoom(machine.directory);
    Files.createSymbolicLink(file, place.resolve("elsewhere"));

    assertThatThrownBy(() -> Draft.requireRoom(machine.directory))
        .isInstanceOf(DocumentException.class)
        .hasMessageContainingAll("agent.yaml", "--force", "--stdout");
    assertThat(draft.write(machine.directory)).isEqualTo(file).isRegularFile();
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(place.resolve("elsewhere")).doesNotExist();
    assertThat(Manifest.read(machine.directory).digest())
        .isEqualTo(machine.read(draft.yaml()).digest());
  }

  @Test
  void aDraftThatCannotBeWrittenLeavesNothingBehind() throws Exception {
    Draft draft = machine.draft();
    Files.createDirectories(machine.directory.resolve("agent.yaml/full"));

    assertThatThrownBy(() -> draft.write(machine.directory)).isInstanceOf(DocumentException.class);

    try (var files = Files.list(machine.directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("agent.yaml", "draft.yaml");
    }
  }

  @Test
  void aDirectoryThatIsNotThereIsSaidToBeSo() {
    Surroundings nowhere =
        new Surroundings(
            place.resolve("nowhere"), place, List.of(), machine.environment, List.of());

    assertThatThrownBy(() -> Draft.of(nowhere, List.of()))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("nowhere: is no directory");
  }

  @Test
  void onlyThisMachineIsAskedForModels() {
    assertThatThrownBy(() -> new Surroundings.LocalServer("x", URI.create("http://10.0.0.1/v1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Surroundings.LocalServer("x", URI.create("http://127.0.0.1.example/v1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
