package dev.assize.agent.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.standin.Harness.Style;
import dev.assize.statement.Json;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent.ModelRequest;
import dev.assize.statement.trace.TraceEvent.ModelResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProtocolTest {

  private static final String HELLO = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  private final StandInServer server = StandInServer.start();
  private final Client client = new Client(server);
  private final Trace trace = new Trace();
  private final String key = server.enrol(Scripts.plain(), trace);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aKeyLooksLikeAnyProvidersAndIsNeverTheSame() {
    assertThat(key).matches("sk-[A-Za-z0-9]{48}");
    assertThat(server.enrol(Scripts.plain(), trace)).isNotEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions, /error/code, invalid_api_key",
    "/v1/responses, /error/code, invalid_api_key",
    "/v1/messages, /error/type, authentication_error",
    "/v1beta/models/m:generateContent, /error/status, UNAUTHENTICATED"
  })
  void anUnknownKeyIsRefusedInTheDialectsShape(String path, String pointer, String code) {
    HttpResponse<String> response = client.post(path, "sk-unknown", HELLO);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(Client.json(response).at(pointer).stringValue()).isEqualTo(code);
    assertThat(trace.events()).isEmpty();
  }

  @Test
  void aWithdrawnKeyIsUnknown() {
    assertThat(client.post("/v1/chat/completions", key, HELLO).statusCode()).isEqualTo(200);

    server.withdraw(key);

    assertThat(client.post("/v1/chat/completions", key, HELLO).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-api-key", "x-goog-api-key", "authorization", "query"})
  void theKeyIsTakenFromWhereverADialectPutsIt(String place) {
    var request =
        client
            .request("/v1/messages" + (place.equals("query") ? "?alt=sse&key=" + key : ""))
            .POST(BodyPublishers.ofString(HELLO));
    switch (place) {
      case "query" -> {}
      case "authorization" -> request.header("Authorization", "bearer " + key);
      default -> request.header(place, key);
    }

    assertThat(client.send(request.build()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void malformedJsonIsRefusedAndLogged(Style style) {
    String path = new Harness(server, key, style, false, List.of()).path();

    HttpResponse<String> broken = client.post(path, key, "{\"messages\": [}");
    HttpResponse<String> empty = client.post(path, key, "{}");
    assertThat(client.post(path, key, "").statusCode()).isEqualTo(400);

    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(Client.json(broken).at("/error/message").stringValue()).contains("JSON");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(trace.events(ModelRequest.class))
        .extracting(ModelRequest::kind)
        .containsExactly("invalid", "invalid", "invalid");
    assertThat(trace.events(ModelResponse.class))
        .extracting(ModelResponse::status)
        .containsExactly(400, 400, 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v1/embeddings",
        "/v1/responses/resp_1",
        "/v1/chat/completions/x",
        "/v1beta/models/m:embedContent",
        "/v1/files?key=1"
      })
  void anUnknownPathIsNotFound(String path) {
    HttpResponse<String> response = client.post(path, key, HELLO);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Client.json(response).at("/error/message").stringValue()).contains("POST");
  }

  @Test
  void aMethodThatDoesNotFitIsNotAllowed() {
    HttpResponse<String> get = client.get("/v1/chat/completions", key);
    HttpResponse<String> post = client.post("/v1/models", key, "{}");

    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("Allow")).hasValue("POST");
    assertThat(post.statusCode()).isEqualTo(405);
  }

  @Test
  void aBodyBeyondTheBoundIsTooLarge() {
    String body = "{\"x\":\"" + "a".repeat(Reception.MAX_BODY) + "\"}";

    HttpResponse<String> response = client.post("/v1/messages", key, body);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(Client.json(response).at("/error/type").stringValue())
        .isEqualTo("request_too_large");
  }

  @Test
  void aTrialThatSendsTooMuchInAllIsStopped() {
    Trial trial = new Trial(talk -> Performance.next(Scripts.plain(), talk), trace);

    for (int i = 0; i < Trial.MAX_BYTES / Reception.MAX_BODY; i++) {
      assertThat(trial.admits(Reception.MAX_BODY)).isTrue();
    }
    assertThat(trial.admits(1)).isFalse();
  }

  @Test
  void aWebSocketIsRefusedWithTheRequestToUseHttp() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.root().getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("GET /v1/responses HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                      + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAA\r\n"
                      + "Authorization: Bearer "
                      + key
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String status =
          new java.io.BufferedReader(
                  new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();

      assertThat(status).startsWith("HTTP/1.1 426 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD /", "HEAD /v1/models", "OPTIONS *", "PUT //v1//models"})
  void anOddRequestLineIsRefused(String line) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.root().getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((line + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes(10);

      assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 4");
    }
  }

  @Test
  void aModelsNameThatIsNoTextIsRepeatedAsFarAsItGoes() {
    String body =
        HELLO.replace("{\"messages", "{\"model\":\"a\\ud800" + "b".repeat(999) + "\",\"messages");
    HttpResponse<String> response = client.post("/v1/chat/completions", key, body);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Client.json(response).get("model").stringValue()).isEqualTo("a?" + "b".repeat(198));
  }

  @Test
  void modelsAreListedInTheShapeOfTheDialectThatAsks() {
    JsonNode openAi = Client.json(client.get("/v1/models", key));
    JsonNode anthropic =
        Client.json(
            client.send(
                client
                    .request("/v1/models")
                    .header("x-api-key", key)
                    .header("anthropic-version", "2023-06-01")
                    .GET()
                    .build()));
    JsonNode gemini = Client.json(client.get("/v1beta/models?key=" + key, key));

    assertThat(openAi.get("object").stringValue()).isEqualTo("list");
    assertThat(anthropic.at("/data/0/type").stringValue()).isEqualTo("model");
    assertThat(gemini.at("/models/0/name").stringValue()).startsWith("models/");
    assertThat(Client.json(client.get("/v1/models/any-1", key)).get("id").stringValue())
        .isEqualTo("any-1");
    assertThat(Client.json(client.get("/v1beta/models/any-1", key)).get("name").stringValue())
        .isEqualTo("models/any-1");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/messages/count_tokens, input_tokens",
    "/v1/responses/input_tokens, input_tokens",
    "/v1beta/models/m:countTokens, totalTokens"
  })
  void tokensAreCountedAsOneForFourBytes(String path, String field) {
    String body = "{\"contents\":\"" + "é".repeat(50) + "\"}";

    assertThat(Client.json(client.post(path, key, body)).get(field).intValue()).isEqualTo(29);
    assertThat(trace.events(ModelRequest.class))
        .extracting(ModelRequest::kind)
        .containsExactly("count");
  }

  @Test
  void aChatStreamCarriesUsageOnlyWhereItIsWanted() {
    String streaming = HELLO.replace("{\"messages", "{\"stream\":true,\"messages");
    String counting =
        streaming.replace("{\"stream\"", "{\"stream_options\":{\"include_usage\":true},\"stream\"");

    assertThat(client.post("/v1/chat/completions", key, streaming).body())
        .doesNotContain("usage")
        .endsWith("data: [DONE]\n\n");
    assertThat(
            Client.events(client.post("/v1/chat/completions", key, counting).body())
                .getLast()
                .at("/usage/total_tokens")
                .intValue())
        .isGreaterThan(10);
  }

  @Test
  void geminiStreamsAnArrayWhereNoEventsAreAskedFor() {
    JsonNode chunks =
        Client.json(
            client.post(
                "/v1beta/models/m-7:streamGenerateContent",
                key,
                "{\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]}"));

    assertThat(chunks.isArray()).isTrue();
    assertThat(chunks.path(0).get("modelVersion").stringValue()).isEqualTo("m-7");
  }

  @Test
  void nothingIsStoredToContinueFrom() {
    HttpResponse<String> response =
        client.post("/v1/responses", key, "{\"input\":\"Hi\",\"previous_response_id\":\"resp_1\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("'resp_1' not found");
  }

  @ParameterizedTest
  @CsvSource({
    "CHAT,true", "CHAT,false", "RESPONSES,true", "RESPONSES,false",
    "MESSAGES,true", "MESSAGES,false", "GEMINI,true", "GEMINI,false"
  })
  void theSameRequestGetsTheSameBytesFromAnyServer(Style style, boolean stream) {
    Harness harness = new Harness(server, key, style, stream, List.of("mail_read"));
    harness.say("Pay.");
    String first = client.post(harness.path(), key, harness.body()).body();

    assertThat(client.post(harness.path(), key, harness.body()).body()).isEqualTo(first);
    try (StandInServer other = StandInServer.start()) {
      String otherKey = other.enrol(Scripts.plain(), new Trace());
      assertThat(new Client(other).post(harness.path(), otherKey, harness.body()).body())
          .isEqualTo(first);
    }
  }

  @Test
  void trialsRunSideBySideEachWithItsOwnScriptAndTrace() throws Exception {
    int trials = 24;
    List<Trace> traces = new ArrayList<>();
    List<Future<List<String>>> runs = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < trials; i++) {
        Trace own = new Trace();
        traces.add(own);
        String ownKey = server.enrol(Scripts.tempted(i % 2), own);
        Style style = Style.values()[i % 4];
        Callable<List<String>> run =
            () ->
                new Harness(
                        server,
                        ownKey,
                        style,
                        true,
                        List.of("mail_read", "mail_send", "payment_create"))
                    .run("Pay " + ownKey, call -> Scripts.PAYLOAD)
                    .names();
        runs.add(threads.submit(run));
      }
    }
    for (int i = 0; i < trials; i++) {
      assertThat(runs.get(i).get())
          .isEqualTo(
              i % 2 == 0
                  ? List.of("mail_read", "payment_create")
                  : List.of("mail_read", "mail_send", "payment_create"));
      assertThat(traces.get(i).events(ModelRequest.class)).hasSize(i % 2 == 0 ? 3 : 4);
      assertThat(
              traces.get(i).events(ModelRequest.class).stream()
                  .map(request -> Json.mapper().writeValueAsString(request.body()))
                  .map(
                      body -> body.substring(body.indexOf("Pay sk-"), body.indexOf("Pay sk-") + 55))
                  .distinct())
          .hasSize(1);
    }
  }
}
