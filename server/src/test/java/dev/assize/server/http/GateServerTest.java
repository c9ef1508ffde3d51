package dev.assize.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.gate.summary.VerificationSummary;
import dev.assize.log.tile.TileSource;
import dev.assize.server.FrozenGate;
import dev.assize.server.http.Served.Answer;
import dev.assize.statement.Json;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.Statement;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class GateServerTest {

  static final String KEPT =
      "{\"policy\":\"baseline\",\"agent\":{\"name\":\"clerk\"},\"context\":{\"tier\":\"general\"}%s}";

  @TempDir private Path temp;

  private Served served;

  @BeforeEach
  void serve() throws Exception {
    served = new Served(temp, null, Served.SMALL);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void anAgentThatIsLetInIsAnsweredWithAllThatTheAnswerRestsOn() throws Exception {
    Answer answer = served.decide(KEPT.formatted(""));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("content-type")).containsExactly("application/json");
    assertThat(answer.headers().get("cache-control")).containsExactly("no-store");
    JsonNode decision = answer.body().path("decision");
    assertThat(decision.path("answer").asString()).isEqualTo("allow");
    assertThat(decision.path("until").asString())
        .isEqualTo(served.frozen.now.plusSeconds(3600).toString());
    assertThat(decision.path("evidence").findValuesAsString("what"))
        .contains("register", "certificate", "outcome", "agent");
    assertThat(decision.path("evidence").findValuesAsString("age")).contains("PT3M");
    assertThat(answer.body().at("/register/secondsOld").intValue()).isEqualTo(180);
    assertThat(answer.body().path("certificate").asString()).startsWith("sha256:");
  }

  @Test
  void aDenialIsNoErrorAndSaysWhatToDo() throws Exception {
    served.frozen.source = FrozenGate.log("withdrawn");
    served.frozen.look();
    Answer answer = served.decide(KEPT.formatted(""));
    assertThat(answer.status()).isEqualTo(200);
    JsonNode reason = answer.body().at("/decision/reasons/0");
    assertThat(reason.path("clause").asString()).isEqualTo("withdrawn");
    assertThat(reason.path("why").asString()).isNotEmpty();
    assertThat(reason.path("remedy").asString()).contains("See the register");
  }

  @Test
  void onlyADigestIsNotLetIn() throws Exception {
    String question =
        "{\"policy\":\"baseline\",\"agent\":{\"digest\":\"%s\"},\"tools\":{\"none\":true},\"context\":{\"tier\":\"general\"}}"
            .formatted(served.frozen.clerk());
    assertThat(served.decide(question).body().at("/decision/answer").asString())
        .isEqualTo("unknown");
  }

  @Test
  void anObservedAgentIsLetInAndNotWhenItWasObservedTooLongAgo() throws Exception {
    String observed =
        "{\"policy\":\"baseline\",\"agent\":{%s\"manifest\":{\"apiVersion\":\"assize/v1\",\"kind\":\"Agent\",\"metadata\":{\"name\":\"clerk-2\",\"version\":\"1.0.0\",\"producer\":\"maker.test\"},\"interface\":{\"chat\":{\"model\":{\"baseUrl\":\"https://models.test/v1\",\"name\":\"%s\",\"keyEnv\":\"CLERK_KEY\"}}}}},\"tools\":{\"none\":true},\"context\":{\"tier\":\"general\"}}";
    assertThat(answered(observed.formatted("", "m"))).isEqualTo("allow");
    assertThat(answered(observed.formatted("", "other"))).isEqualTo("deny");
    String longAgo = "\"observedAt\":\"%s\",".formatted(served.frozen.now.minusSeconds(660));
    assertThat(answered(observed.formatted(longAgo, "m"))).isEqualTo("unknown");
    String notYet = "\"observedAt\":\"%s\",".formatted(served.frozen.now.plusSeconds(660));
    assertThat(answered(observed.formatted(notYet, "m"))).isEqualTo("unknown");
  }

  private String answered(String question) throws Exception {
    return served.decide(question).body().at("/decision/answer").asString();
  }

  @Test
  void waiversAreHeardAndRefusedWithTheReason() throws Exception {
    String waiver = Files.readString(FrozenGate.REGISTER.resolve("waiver.json"));
    Answer stranger =
        served.decide(
            KEPT.formatted(",\"relyingParty\":\"stranger.test\",\"waivers\":[" + waiver + "]"));
    assertThat(stranger.body().path("waiversRefused").path(0).asString())
        .contains("is given by buyer.test, who does not ask");
    Answer buyer =
        served.decide(
            KEPT.formatted(
                ",\"relyingParty\":\"buyer.test\",\"use\":\"mail\",\"waivers\":[" + waiver + "]"));
    assertThat(buyer.body().path("waiversRefused").size()).isZero();
  }

  @Test
  void aSignedAnswerSaysForWhichUseItIs() throws Exception {
    JsonNode summary = served.decide(KEPT.formatted(",\"signed\":true")).body().path("summary");
    Envelope envelope = Envelope.parse(Json.canonical(summary));
    assertThat(envelope.signersByHint()).extracting(Object::toString).hasSize(1);
    Statement statement = Statement.in(envelope);
    assertThat(statement.predicateType()).isEqualTo(VerificationSummary.TYPE);
    assertThat(statement.predicate().path("verificationResult").asString()).isEqualTo("PASSED");
    assertThat(statement.predicate().at("/assize/context/context.tier").asString())
        .isEqualTo("general");
  }

  @Test
  void oneBadQuestionOfABatchDoesNotLoseTheOthers() throws Exception {
    String good = KEPT.formatted("");
    Answer answer =
        served.decide(
            "[" + good + ",{\"policy\":\"none\",\"agent\":{\"name\":\"clerk\"}},7," + good + "]");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().size()).isEqualTo(4);
    assertThat(answer.body().at("/0/decision/answer").asString()).isEqualTo("allow");
    assertThat(answer.body().at("/1/error").asString())
        .contains("there is no such policy here; known are baseline, ci");
    assertThat(answer.body().at("/2/error").asString()).contains("is to be an object");
    assertThat(answer.body().at("/3/decision/answer").asString()).isEqualTo("allow");
  }

  @Test
  void aBatchIsBounded() throws Exception {
    List<String> many = new ArrayList<>();
    for (int i = 0; i <= Served.SMALL.questions(); i++) {
      many.add("1");
    }
    Answer answer = served.decide(many.toString());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("at most 20 questions");
  }

  @Test
  void healthSaysWhatIsWrong() throws Exception {
    Answer fine = served.get("/v1/health");
    assertThat(fine.status()).isEqualTo(200);
    assertThat(fine.body().path("problems").size()).isZero();
    served.frozen.source = FrozenGate.unreachable();
    served.frozen.look();
    Answer troubled = served.get("/v1/health");
    assertThat(troubled.status()).isEqualTo(200);
    assertThat(troubled.body().at("/problems/0").asString()).contains("the line is cut");
  }

  @Test
  void withoutARegisterTheServerIsNotHealthyAndLetsNobodyIn() throws Exception {
    served.close();
    FrozenGate blind = new FrozenGate(temp.resolve("blind"));
    TileSource nothing = FrozenGate.unreachable();
    var watch =
        new dev.assize.server.evidence.RegisterWatch(
            null, "nowhere", () -> nothing, Duration.ofSeconds(1), () -> blind.now);
    var gate =
        new dev.assize.server.decision.Gatehouse(
            List.of(FrozenGate.policy("ci")), java.util.Set.of(), watch, blind.shelf, null);
    try (GateServer server =
        GateServer.start("127.0.0.1", 0, null, gate, null, Served.SMALL, () -> blind.now)) {
      Answer health =
          served.send(HttpRequest.newBuilder(URI.create(server.address() + "/v1/health")).build());
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.body().path("canDecide").booleanValue()).isFalse();
      HttpRequest ask =
          HttpRequest.newBuilder(URI.create(server.address() + "/v1/decisions"))
              .header("Content-Type", "application/json; charset=utf-8")
              .POST(BodyPublishers.ofString(KEPT.formatted("").replace("baseline", "ci")))
              .build();
      assertThat(served.send(ask).body().at("/decision/answer").asString()).isEqualTo("unknown");
      HttpRequest admit =
          HttpRequest.newBuilder(URI.create(server.address() + "/v1/admission/required/none"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{}"))
              .build();
      assertThat(served.send(admit).status()).isEqualTo(404); // it keeps no agents
    }
  }

  @Test
  void aPortThatIsTakenIsSaidToBe() {
    assertThatThrownBy(() ->
            GateServer.start(
                "localhost",
                served.address.getPort(),
                null,
                served.frozen.gate,
                null,
                Served.SMALL,
                () -> served.frozen.now))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no gate can be served at localhost:");
  }
}
