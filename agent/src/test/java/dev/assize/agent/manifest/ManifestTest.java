package dev.assize.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.agent.Run.Usage;
import dev.assize.agent.command.Program;
import dev.assize.agent.manifest.Interface.Chat;
import dev.assize.agent.manifest.Interface.Command;
import dev.assize.agent.manifest.ModelSource.Endpoint;
import dev.assize.agent.manifest.ModelSource.MissingKeyException;
import dev.assize.agent.manifest.ModelSource.StandIn;
import dev.assize.statement.Tier;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {

  private static final String HEAD =
      """
      apiVersion: assize/v1
      kind: Agent
      metadata: {name: clerk, version: 1.4.0, producer: example.org}
      """;
  private static final String CHAT =
      HEAD
          + """
          interface:
            chat:
              model: {baseUrl: "https://models.example/v1", name: clerk-1, keyEnv: CLERK_KEY}
          """;

  @TempDir Path directory;

  @Test
  void aChatManifestIsReadWithAllItsParts() throws IOException {
    Manifest manifest =
        read(
            CHAT
                + """
                    systemPrompt: Be brief.
                    temperature: 0.2
                    maxTurns: 12
                    maxOutputTokens: 4096
                    price: {inputPerMillion: "2.50", outputPerMillion: "10.00", currency: EUR}
                context: {tier: sensitive, purpose: answers mail}
                """);

    assertThat(manifest.metadata())
        .isEqualTo(new Manifest.Metadata("clerk", "1.4.0", "example.org"));
    assertThat(manifest.context()).isEqualTo(new Manifest.Context(Tier.SENSITIVE, "answers mail"));
    assertThat(manifest.agentInterface()).isInstanceOf(Chat.class);
    Chat chat = (Chat) manifest.agentInterface();
    assertThat(chat.model())
        .isEqualTo(new Endpoint(URI.create("https://models.example/v1"), "clerk-1", "CLERK_KEY"));
    assertThat(chat.systemPrompt()).isEqualTo("Be brief.");
    assertThat(chat.temperature()).isEqualTo(0.2);
    assertThat(chat.maxTurns()).isEqualTo(12);
    assertThat(chat.maxOutputTokens()).isEqualTo(4096);
    assertThat(chat.price().cost(new Usage(1_000_000, 500_000))).isEqualByComparingTo("7.5");
  }

  @Test
  void whatAManifestDoesNotSayHasDefaults() throws IOException {
    Manifest manifest = read(CHAT);

    Chat chat = (Chat) manifest.agentInterface();
    assertThat(chat.systemPrompt()).isEmpty();
    assertThat(chat.maxTurns()).isEqualTo(30);
    assertThat(chat.temperature()).isNull();
    assertThat(chat.price()).isNull();
    assertThat(manifest.context()).isEqualTo(new Manifest.Context(null, ""));
  }

  @Test
  void aStandInIsNamedAloneOrWithItsOwnProbabilities() throws IOException {
    assertThat(read(HEAD + "interface: {chat: {model: {standIn: careful}}}").agentInterface())
        .extracting(Interface::model)
        .isEqualTo(new StandIn("careful", Map.of()));
    assertThat(
            read(HEAD
                    + "interface: {chat: {model: {standIn: {persona: gullible, obeys: {default:"
                    + " 0.4}}}}}")
                .agentInterface()
                .model())
        .isEqualTo(new StandIn("gullible", Map.of("default", 0.4)));
  }

  @Test
  void aCommandThatIsSpelledOutIsReadAsWritten() throws IOException {
    Manifest manifest =
        read(
            HEAD
                + """
                interface:
                  command:
                    run: [agent, "--prompt", "${prompt}"]
                    files: {~/settings.json: "{}"}
                    model: {standIn: gullible}
                """);

    Command command = (Command) manifest.agentInterface();
    Program.SpelledOut program = (Program.SpelledOut) command.program();
    assertThat(program.variants().base().run()).containsExactly("agent", "--prompt", "${prompt}");
    assertThat(program.variants().base().files().get("~/settings.json").stringValue())
        .isEqualTo("{}");
  }

  @Test
  void aSystemPromptFromAFileIsPartOfTheIdentity() throws IOException {
    Files.writeString(directory.resolve("prompt.md"), "Be brief.");
    String yaml = CHAT + "    systemPromptFile: prompt.md\n";
    Manifest before = read(yaml);
    Files.writeString(directory.resolve("prompt.md"), "Be brief!");
    Manifest after = read(yaml);

    assertThat(((Chat) before.agentInterface()).systemPrompt()).isEqualTo("Be brief.");
    assertThat(before.identity().artifacts()).extracting("path").containsExactly("prompt.md");
    assertThat(after.digest()).isNotEqualTo(before.digest());
    assertThat(read(yaml + "artifacts: [{path: prompt.md}]\n").digest()).isEqualTo(after.digest());
  }

  @Test
  void anEndpointGivenOnTheCommandLineIsTheSameAgentAsItsManifest() throws IOException {
    Manifest fromFile =
        read(
            """
            # as the command line would write it
            kind: Agent
            apiVersion: assize/v1
            interface:
              chat: {model: {name: m-1, baseUrl: "http://localhost:11434/v1", keyEnv: KEY}}
            metadata: {producer: localhost, version: endpoint, name: m-1}
            """);

    Manifest fromCommandLine =
        Manifest.forEndpoint(URI.create("http://localhost:11434/v1"), "m-1", "KEY");

    assertThat(fromCommandLine.digest()).isEqualTo(fromFile.digest());
    assertThat(fromCommandLine.agentInterface()).isEqualTo(fromFile.agentInterface());
  }

  @Test
  void aModelNameWithQuotesAndLineBreaksCannotAddToAnEndpointsManifest() {
    URI uri = URI.create("http://localhost/v1");

    Manifest manifest = Manifest.forEndpoint(uri, "m\", \"keyEnv\": \"HOME", null);
    assertThat(manifest.agentInterface().model())
        .isEqualTo(new Endpoint(uri, "m\", \"keyEnv\": \"HOME", null));
    assertThatThrownBy(() -> Manifest.forEndpoint(uri, "m\nx", null))
        .isInstanceOf(DocumentException.class);
  }

  @Test
  void aKeyIsTakenFromTheNamedVariableAndNowhereShown() {
    Endpoint endpoint = new Endpoint(URI.create("https://m.example/v1"), "m", "CLERK_KEY");

    assertThat(endpoint.open(Map.of("CLERK_KEY", "sk-very-secret\n")).key())
        .isEqualTo("sk-very-secret");
    assertThat(endpoint.open(Map.of("CLERK_KEY", "sk-very-secret")).toString())
        .doesNotContain("secret");
    assertThat(new Endpoint(endpoint.baseUrl(), "m", null).open(Map.of()).key()).isEmpty();
  }

  @Test
  void aMissingEmptyOrMangledKeyIsSaidToBeSo() {
    Endpoint endpoint = new Endpoint(URI.create("https://m.example/v1"), "m", "CLERK_KEY");

    assertThatThrownBy(() -> endpoint.open(Map.of()))
        .isInstanceOf(MissingKeyException.class)
        .hasMessageContainingAll("CLERK_KEY is not set", "https://m.example/v1");
    assertThatThrownBy(() -> endpoint.open(Map.of("CLERK_KEY", " ")))
        .hasMessageContaining("CLERK_KEY is empty");
    assertThatThrownBy(() -> endpoint.open(Map.of("CLERK_KEY", "sk-se cret")))
        .hasMessageContaining("CLERK_KEY")
        .hasMessageNotContaining("cret ")
        .hasMessageNotContaining("sk-");
  }

  static Stream<Refusal> refusals() {
    String model = HEAD + "interface:\n  chat:\n    model: ";
    return Stream.of(
        new Refusal(
            model + "{baseUrl: \"https://m.example/v1\", name: m, key: sk-secret}",
            "6:55: a key does not belong into a manifest"),
        new Refusal(model + "{baseUrl: \"https://m.example/v1\", name: m, api_key: x}", "6:55"),
        new Refusal(model + "{name: m}", "6:5: interface.chat.model: required property 'baseUrl'"),
        new Refusal(model + "{standIn: careful, name: m}", "6:5: a model is either"),
        new Refusal(model + "{}", "6:5: a model is either"),
        new Refusal(model + "{baseUrl: \"ftp://m.example\", name: m}", "6:13: a base URL starts"),
        new Refusal(model + "{baseUrl: \"https://u:pw@m.example\", name: m}", "6:13: a base URL"),
        new Refusal(model + "{baseUrl: \"https://m.example?key=1\", name: m}", "6:13: a base URL"),
        new Refusal(model + "{baseUrl: \"https:///v1\", name: m}", "6:13: this URL names no host"),
        new Refusal(model + "{baseUrl: \"https://m m\", name: m}", "6:13: not a URL"),
        new Refusal(model + "{standIn: {persona: x, obeys: {default: 2}}}", "6:43"),
        new Refusal(model + "{standIn: x}\n    maxTurns: 0", "7:5"),
        new Refusal(model + "{standIn: x}\n    maxTurn: 3", "7:5"),
        new Refusal(model + "{standIn: x}\n    temperature: 9", "7:5"),
        new Refusal(
            model + "{standIn: x}\n    temperature: 1e999", "7:18: the number is out of range"),
        new Refusal(
            model
                + "{standIn: x}\n    price: {inputPerMillion: 2.5, outputPerMillion: \"1\","
                + " currency: USD}",
            "7:13"),
        new Refusal(
            model + "{standIn: x}\n    systemPrompt: x\n    systemPromptFile: y",
            "8:5: write either"),
        new Refusal(HEAD, "required property 'interface'"),
        new Refusal(HEAD + "interface: {}", "4:1: name exactly one interface"),
        new Refusal(
            HEAD + "interface: {chat: {model: {standIn: x}}, command: {use: x}}",
            "4:1: name exactly one interface"),
        new Refusal(HEAD + "interface: {a2a: {}}", "4:13: agents behind A2A"),
        new Refusal(HEAD + "interface: {command: {model: {standIn: x}}}", "4:13: say how to start"),
        new Refusal(HEAD + "interface: {command: {use: x}}", "required property 'model'"),
        new Refusal(
            HEAD + "interface: {command: {use: x, model: {standIn: x}, n: 9007199254740993}}",
            "4:52: whole numbers go up to 2^53"),
        new Refusal(CHAT.replace("1.4.0", "1.4"), "3:25: put the version in quotes"),
        new Refusal(
            CHAT.replace("CLERK_KEY", "sk-secret"), "6:66: this is the name of an environment"),
        new Refusal(CHAT.replace("assize/v1", "assize/v2"), "1:1"),
        new Refusal(CHAT.replace("clerk,", "\"a\\nb\","), "3:12"),
        new Refusal("", "empty"),
        new Refusal("[]", "1:1"),
        new Refusal("null", "1:1"));
  }

  record Refusal(String yaml, String message) {}

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsWrongIsSaidWithItsPlace(Refusal refusal) {
    assertThatThrownBy(() -> read(refusal.yaml()))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining(refusal.message())
        .hasMessageNotContaining("sk-secret")
        .hasMessageNotContaining("pw");
  }

  @Test
  void aDirectoryWithoutAManifestIsSaidToBeSo() {
    assertThatThrownBy(() -> Manifest.read(directory))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("agent.yaml: there is no such file");
    assertThatThrownBy(() -> Manifest.read(Path.of("/dev/zero")))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("regular file");
  }

  private Manifest read(String yaml) throws IOException {
    Files.writeString(directory.resolve("agent.yaml"), yaml);
    return Manifest.read(directory);
  }
}
