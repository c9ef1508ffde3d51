package dev.assize.server.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.gate.observation.ObservedTools;
import dev.assize.server.FrozenGate;
import dev.assize.server.decision.AskedQuestion.AskedAgent;
import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class QuestionReaderTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final String DIGEST = "sha256:" + "a1".repeat(32);
  private static final String MANIFEST =
      """
      {"apiVersion":"assize/v1","kind":"Agent",
       "metadata":{"name":"clerk","version":"1.0.0","producer":"maker.test"},
       "interface":{"command":{"use":"codex","approvals":"strict","model":{"standIn":"gullible"}}},
       "artifacts":[{"path":"a.lock"}]}
      """;

  private static AskedQuestion read(String json) {
    return QuestionReader.read(Inputs.read(json.getBytes(StandardCharsets.UTF_8)), NOW);
  }

  private static String with(String agent, String more) {
    return "{\"policy\":\"ci\",\"agent\":%s%s}".formatted(agent, more);
  }

  @Test
  void anObservedAgentHasTheIdentityOfTheOneThatLiesThere() throws IOException {
    JsonNode manifest =
        Json.mapper()
            .readTree(
                """
                {"apiVersion":"assize/v1","kind":"Agent",
                 "metadata":{"name":"clerk-2","version":"1.0.0","producer":"maker.test"},
                 "interface":{"chat":{"model":{"baseUrl":"https://models.test/v1","name":"m","keyEnv":"CLERK_KEY"}}}}
                """);
    AskedQuestion asked = read(with("{\"manifest\":" + manifest + "}", ""));
    assertThat(asked.agent())
        .isInstanceOfSatisfying(
            AskedAgent.Observed.class,
            each -> {
              assertThat(each.seen().digest())
                  .isEqualTo(
                      dev.assize.agent.manifest.Manifest.read(
                              FrozenGate.REGISTER.resolve("agents/clerk-2"))
                          .digest());
              assertThat(each.seen().standIn()).isFalse();
              assertThat(each.seen().at()).isEqualTo(NOW);
            });
  }

  @Test
  void itsFilesAndItsLevelOfApprovalsCount() throws IOException {
    String agent =
        "{\"manifest\":%s,\"observedAt\":\"2029-12-31T23:59:00Z\",\"artifacts\":[{\"path\":\"a.lock\",\"digest\":\"%s\",\"size\":3}]}";
    var seen =
        ((AskedAgent.Observed) read(with(agent.formatted(MANIFEST, DIGEST), "")).agent()).seen();
    assertThat(seen.standIn()).isTrue();
    assertThat(seen.approvals()).isEqualTo(dev.assize.agent.command.Approvals.STRICT);
    assertThat(seen.at()).isEqualTo("2029-12-31T23:59:00Z");
    String other = DIGEST.replace("a1", "a2");
    assertThat(
            ((AskedAgent.Observed) read(with(agent.formatted(MANIFEST, other), "")).agent())
                .seen()
                .digest())
        .isNotEqualTo(seen.digest());
    assertThatThrownBy(() -> read(with("{\"manifest\":" + MANIFEST + "}", "")))
        .isInstanceOf(QuestionException.class)
        .hasMessageContaining("names the files [a.lock], and digests were given of []");
  }

  @Test
  void toolsAreDefinedDigestedOrNone() {
    AskedQuestion defined =
        read(with("{\"name\":\"a\"}", ",\"tools\":{\"definitions\":[{\"b\":1,\"a\":2}]}"));
    AskedQuestion other =
        read(with("{\"name\":\"a\"}", ",\"tools\":{\"definitions\":[ {\"a\":2.0, \"b\":1} ]}"));
    assertThat(defined.tools()).isInstanceOf(ObservedTools.Seen.class);
    assertThat(((ObservedTools.Seen) defined.tools()).digest())
        .isEqualTo(((ObservedTools.Seen) other.tools()).digest());
    assertThat(read(with("{\"name\":\"a\"}", ",\"tools\":{\"none\":true}")).tools())
        .isInstanceOf(ObservedTools.None.class);
    assertThat(read(with("{\"name\":\"a\"}", ",\"tools\":{\"definitions\":[]}")).tools())
        .isInstanceOf(ObservedTools.None.class);
    assertThat(read(with("{\"name\":\"a\"}", "")).tools()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | /: is to be an object",
        "{} | /policy: is missing",
        "{\"policy\":null} | /policy: is null",
        "{\"policy\":7} | /policy: is to be a text",
        "{\"policy\":\"ci\"} | /agent: is missing",
        "{\"policy\":\"ci\",\"agent\":\"x\"} | /agent: is to be an object",
        "{\"policy\":\"ci\",\"agent\":{}} | /agent/manifest: is missing",
        "{\"policy\":\"ci\",\"agent\":{\"digest\":\"12\"}} | /agent/digest: a digest starts with",
        "{\"policy\":\"ci\",\"agent\":{\"digest\":\"sha256:12\"}} | /agent/digest: not a SHA-256 digest",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\",\"digest\":\"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}} | /agent/name: ",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"contxt\":{}} | /contxt: there is no such field; known are agent, bundles",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"context\":{\"teir\":\"general\"}} | /context: there is no fact \"teir\"",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"context\":{\"tier\":\"high\"}} | /context: context.tier is one of",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"context\":{\"tier\":\"general\",\"context.tier\":\"critical\"}} | is said twice",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"context\":{\"certificate.status\":\"active\"}} | nobody can state it",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"context\":{\"tier\":[]}} | /context: holds texts",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"tools\":{\"definitions\":[1e400]}} | /tools/definitions",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"tools\":{}} | /tools/definitions: is missing",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"waivers\":[1]} | /waivers/0: is to be a DSSE envelope",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"bundles\":[{\"files\":{},\"statement\":{}}]} | /bundles/0/statement: ",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"bundles\":[{\"files\":{\"x\":\"\"},\"statement\":{}}]} | /bundles/0/files/x: there is no such field",
        "{\"policy\":\"ci\",\"policy\":\"x\"} | Duplicate",
        "{\"policy\":\"ci\"} {} | no JSON: line 1",
        "{\"policy\": | no JSON: line 1",
        "{\"policy\":\"ci\",\"agent\":{\"manifest\":{},\"artifacts\":[{\"path\":\"a\",\"digest\":\"x\",\"size\":1}]}} | /agent/artifacts/0/digest",
        "{\"policy\":\"ci\",\"agent\":{\"manifest\":{\"kind\":\"Agent\"}}} | /agent/manifest",
        "{\"policy\":\"ci\",\"agent\":{\"name\":\"a\"},\"signed\":\"yes\"} | /signed: is true or false",
      })
  void whatIsNoQuestionIsRefusedInOneLine(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(QuestionException.class)
        .hasMessageContaining(message.strip())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void depthAndSizeOfTextsAreBounded() {
    assertThatThrownBy(() -> read("[".repeat(200_000)))
        .isInstanceOf(QuestionException.class)
        .hasMessageContaining("too deep");
    assertThatThrownBy(() -> read("{\"policy\":\"" + "x".repeat(501) + "\"}"))
        .hasMessageContaining("at most 500 characters");
    assertThatThrownBy(() -> Inputs.read(new byte[] {'"', (byte) 0xff, '"'}))
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> Inputs.read(new byte[0])).isInstanceOf(QuestionException.class);
    assertThatThrownBy(() ->
            read("{\"" + "k".repeat(100) + "\":1,\"policy\":\"ci\",\"agent\":{\"name\":\"a\"}}"))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
  }

  @Test
  void theWaiverOfAFileIsTheOneOfItsBytes() throws IOException {
    byte[] waiver = Files.readAllBytes(FrozenGate.REGISTER.resolve("waiver.json"));
    AskedQuestion asked =
        read(
            with(
                "{\"name\":\"a\"}",
                ",\"waivers\":[" + new String(waiver, StandardCharsets.UTF_8) + "]"));
    assertThat(asked.waivers().getFirst()).isEqualTo(waiver);
  }
}
