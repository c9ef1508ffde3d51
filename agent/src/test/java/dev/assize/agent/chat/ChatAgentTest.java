package dev.assize.agent.chat;

import static dev.assize.agent.chat.ScriptedServer.calls;
import static dev.assize.agent.chat.ScriptedServer.drop;
import static dev.assize.agent.chat.ScriptedServer.flood;
import static dev.assize.agent.chat.ScriptedServer.json;
import static dev.assize.agent.chat.ScriptedServer.raw;
import static dev.assize.agent.chat.ScriptedServer.says;
import static dev.assize.agent.chat.ScriptedServer.status;
import static dev.assize.agent.chat.ScriptedServer.stream;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.agent.Run.Ending;
import dev.assize.agent.Run.Usage;
import dev.assize.agent.manifest.Interface.Chat;
import dev.assize.agent.manifest.ModelSource.Endpoint;
import dev.assize.statement.Json;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.statement.trace.TraceEvent.ModelRequest;
import dev.assize.statement.trace.TraceEvent.ModelResponse;
import dev.assize.statement.trace.TraceEvent.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChatAgentTest {

  private static final String KEY = "sk-assize-secret-0123456789";
  private static final Limits QUICK =
      new Limits(16 << 20, 1 << 20, 4 << 20, 128, 3, Duration.ofMillis(2), Duration.ofMillis(20));

  private final ToyTools tools = new ToyTools();
  private final Trace trace = new Trace();
  private ScriptedServer server;
  private Duration deadline = Duration.ofSeconds(20);
  private String key = KEY;
  private List<String> later = List.of();

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aModelThatAnswersAtOnceCompletesTheRun() throws Exception {
    server.then(says("Good morning."));

    assertThat(run()).isEqualTo(Run.completed(Usage.NONE));
    assertThat(trace.events(Output.class))
        .extracting(Output::stream, Output::text)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("answer", "Good morning."));
  }

  @Test
  void aLaterMessageFollowsTheAnswerInTheSameConversation() throws Exception {
    later = List.of("And 3 + 4?", "Thanks.");
    server.then(calls("add", "{\"a\":2,\"b\":3}")).then(says("Five.")).then(says("Seven."));
    server.then(says("Bye."));

    assertThat(run()).isEqualTo(Run.completed(Usage.NONE));

    assertThat(server.requests()).hasSize(4);
    assertThat(server.requests().get(2).at("/messages").valueStream())
        .extracting(message -> message.path("role").asString())
        .containsExactly("system", "user", "assistant", "tool", "assistant", "user");
    assertThat(server.requests().get(2).at("/messages/1/content").asString())
        .isEqualTo("What is 2 + 3?");
    assertThat(server.requests().get(2).at("/messages/5/content").asString())
        .isEqualTo("And 3 + 4?");
    assertThat(
            trace.events().stream()
                .filter(e -> e instanceof Output || e instanceof TraceEvent.LaterPrompt)
                .map(e -> e instanceof Output o ? o.text() : ((TraceEvent.LaterPrompt) e).prompt()))
        .containsExactly("Five.", "And 3 + 4?", "Seven.", "Thanks.", "Bye.");
  }

  @Test
  void aRunThatFailsBeforeItsAnswerIsNotToldTheLaterMessage() throws Exception {
    later = List.of("And 3 + 4?");
    server.then(status(401, "{}"));

    assertThat(run().ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(trace.events(TraceEvent.LaterPrompt.class)).isEmpty();
  }

  @Test
  void theRequestSaysWhatTheManifestSays() throws Exception {
    server.then(says("ok"));

    run();

    JsonNode request = server.requests().getFirst();
    assertThat(request.at("/model").stringValue()).isEqualTo("toy-1");
    assertThat(request.at("/messages/0/role").stringValue()).isEqualTo("system");
    assertThat(request.at("/messages/0/content").stringValue()).isEqualTo("Be brief.");
    assertThat(request.at("/messages/1/content").stringValue()).isEqualTo("What is 2 + 3?");
    assertThat(request.at("/tools/0/function/name").stringValue()).isEqualTo("add");
    assertThat(request.at("/tools/0/function/parameters/type").stringValue()).isEqualTo("object");
    assertThat(request.at("/temperature").doubleValue()).isEqualTo(0.2);
    assertThat(request.at("/max_tokens").intValue()).isEqualTo(512);
    assertThat(request.at("/stream_options/include_usage").booleanValue()).isTrue();
    assertThat(server.authorizations()).containsExactly("Bearer " + KEY);
  }

  @Test
  void withoutAKeyNoneIsSent() throws Exception {
    key = "";
    server.then(says("ok"));

    run();

    assertThat(server.authorizations()).containsExactly("null");
  }

  @Test
  void aToolCallInPiecesIsMadeOnceAndItsResultIsReadByTheModel() throws Exception {
    server
        .then(
            stream(
                delta("\"role\":\"assistant\",\"content\":null"),
                callDelta(
                    0,
                    "\"id\":\"c9\",\"type\":\"function\",\"function\":{\"name\":\"add\",\"arguments\":\"\"}"),
                callDelta(0, "\"function\":{\"arguments\":\"{\\\"a\\\": 2,\"}"),
                callDelta(0, "\"function\":{\"arguments\":\" \\\"b\\\": 3}\"}"),
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}"))
        .then(says("5"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).containsExactly("add{\"a\":2,\"b\":3}");
    JsonNode second = server.requests().get(1);
    assertThat(second.at("/messages/2/tool_calls/0").toString())
        .isEqualTo(
            "{\"id\":\"c9\",\"type\":\"function\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\": 2, \\\"b\\\": 3}\"}}");
    assertThat(second.at("/messages/3").toString())
        .isEqualTo("{\"role\":\"tool\",\"content\":\"5\",\"tool_call_id\":\"c9\"}");
  }

  @Test
  void severalCallsInOneTurnAreAllMadeInOrder() throws Exception {
    server
        .then(
            stream(
                callDelta(
                    0,
                    "\"id\":\"x\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":\"}"),
                callDelta(
                    1,
                    "\"id\":\"y\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":2\"}"),
                callDelta(0, "\"function\":{\"arguments\":\"1}\"}"),
                callDelta(1, "\"function\":{\"arguments\":\"}\"}")))
        .then(says("done"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).containsExactly("add{\"a\":1}", "add{\"a\":2}");
    assertThat(server.requests().get(1).at("/messages/4/tool_call_id").stringValue())
        .isEqualTo("y");
  }

  @Test
  void callsThatShareAnIndexAreToldApartByTheirIds() throws Exception {
    server
        .then(
            stream(
                callDelta(
                    0,
                    "\"id\":\"x\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":1}\"}"),
                callDelta(
                    0,
                    "\"id\":\"y\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":2}\"}")))
        .then(says("done"));

    run();

    assertThat(tools.calls).containsExactly("add{\"a\":1}", "add{\"a\":2}");
  }

  @Test
  void fieldsNobodyKnowsAreGivenBackToTheModel() throws Exception {
    server
        .then(
            stream(
                delta("\"reasoning_content\":\"two and \""),
                delta("\"reasoning_content\":\"three\",\"extra\":{\"n\":1}"),
                callDelta(
                    0,
                    "\"id\":\"x\",\"extra_content\":{\"google\":{\"thought_signature\":\"s\"}},"
                        + "\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}")))
        .then(says("done"));

    run();

    JsonNode message = server.requests().get(1).at("/messages/2");
    assertThat(message.at("/reasoning_content").stringValue()).isEqualTo("two and three");
    assertThat(message.at("/extra/n").intValue()).isEqualTo(1);
    assertThat(message.at("/tool_calls/0/extra_content/google/thought_signature").stringValue())
        .isEqualTo("s");
  }

  @Test
  void aServerThatDoesNotStreamIsAccepted() throws Exception {
    server
        .then(
            json(
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
                    + "{\"id\":\"x\",\"type\":\"function\",\"function\":{\"name\":\"add\",\"arguments\":{\"a\":4}}}]}}],"
                    + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5}}"))
        .then(json("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"4\"}}]}"));

    assertThat(run()).isEqualTo(Run.completed(new Usage(10, 5)));
    assertThat(tools.calls).containsExactly("add{\"a\":4}");
  }

  @Test
  void aStreamWithTheWrongContentTypeIsAccepted() throws Exception {
    server.then(
        status(
            200,
            "data: {\"choices\":[{\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}\n\n",
            "Content-Type",
            "text/plain"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(answer()).isEqualTo("hi");
  }

  @Test
  void tokensAreCountedOverAllTurns() throws Exception {
    String usage = "{\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":7}}";
    server
        .then(stream(callDelta(0, "\"id\":\"x\",\"function\":{\"name\":\"add\"}"), usage))
        .then(stream(delta("\"content\":\"done\""), usage));

    assertThat(run().usage()).isEqualTo(new Usage(200, 14));
    assertThat(trace.events(ModelResponse.class))
        .extracting(ModelResponse::inputTokens)
        .containsExactly(100L, 100L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "9223372036854775807", "1e3", "\"many\"", "null", "{}"})
  void tokenCountsThatCannotBeTrueAreNotCounted(String count) throws Exception {
    server.then(
        stream(
            delta("\"content\":\"done\""),
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":"
                + count
                + ",\"completion_tokens\":7}}"));

    assertThat(run().usage()).isEqualTo(new Usage(0, 7));
  }

  @Test
  void aServerThatRejectsStreamOptionsIsAskedOnceMoreWithoutThem() throws Exception {
    server
        .then(status(400, "{\"error\":{\"message\":\"unknown field stream_options\"}}"))
        .then(calls("add", "{}"))
        .then(says("done"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(server.requests())
        .extracting(r -> r.has("stream_options"))
        .containsExactly(true, false, false);
  }

  @Test
  void aServerThatWantsTheNewerNameOfTheTokenLimitGetsIt() throws Exception {
    server
        .then(
            status(
                400,
                "{\"error\":{\"message\":\"max_tokens is not supported; use max_completion_tokens\"}}"))
        .then(says("done"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(server.requests().get(1).at("/max_completion_tokens").intValue()).isEqualTo(512);
    assertThat(server.requests().get(1).has("max_tokens")).isFalse();
  }

  @Test
  void aRequestThatIsRefusedForGoodIsNotRepeatedForEver() throws Exception {
    server.then(status(400, "{\"error\":{\"message\":\"bad temperature\"}}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("HTTP 400: bad temperature", "toy-1 at http://127.0.0.1");
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 529})
  void aPassingRefusalIsTriedAgain(int status) throws Exception {
    server.then(status(status, "busy")).then(says("done"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
  }

  @Test
  void aServerThatStaysBusyMakesTheRunUnusable() throws Exception {
    server.then(status(503, "{\"error\":\"overloaded\"}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("HTTP 503: overloaded", "tried 3 times");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void retryAfterInSecondsIsHeeded() throws Exception {
    server.then(status(429, "", "Retry-After", "1")).then(says("done"));

    long start = System.nanoTime();
    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(950));
  }

  @Test
  void aRetryAfterBeyondTheDeadlineEndsTheRunAtOnce() throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(3600).atZone(ZoneOffset.UTC));
    server.then(status(429, "slow down", "Retry-After", date));

    long start = System.nanoTime();
    Run run = run();
    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("no time to try again");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aDroppedConnectionIsTriedAgain() throws Exception {
    server.then(drop()).then(says("done"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(trace.events(ModelResponse.class))
        .extracting(ModelResponse::status)
        .containsExactly(0, 200);
  }

  @Test
  void aConnectionThatAlwaysDropsMakesTheRunUnusable() throws Exception {
    server.then(drop());

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("the connection to toy-1 at").contains("broke");
  }

  @Test
  void aStreamCutShortIsAskedForAgain() throws Exception {
    server.then(raw("data: " + delta("\"content\":\"half\"") + "\n\n")).then(says("whole"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(answer()).isEqualTo("whole");
  }

  @Test
  void anErrorInsideAStreamIsReported() throws Exception {
    server.then(raw("data: {\"error\":{\"code\":400,\"message\":\"context too long\"}}\n\n"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("reported an error: context too long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\"",
        "{}",
        "[]",
        "true",
        "7",
        "{\"code\":null}",
        "{\"code\":1e300}",
        "{\"code\":\"x\"}",
        "{\"code\":[]}",
        "{\"message\":{\"message\":[]}}",
        "{\"code\":99999999999}"
      })
  void anErrorOfAnyShapeIsReported(String error) throws Exception {
    server.then(json("{\"error\":" + error + "}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("reported an error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"choices\":[{\"mess | is not JSON",
        "<html><title>Welcome</title> | usually ends in /v1",
        "{\"hello\":\"world\"} | not a chat completion",
        "{\"choices\":[]} | not a chat completion",
        "[1] | not a chat completion",
        "{\"error\":{\"code\":404,\"message\":\"no such model\"}} | no such model",
      })
  void anAnswerThatIsNoCompletionMakesTheRunUnusable(String body, String message) throws Exception {
    server.then(json(body));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains(message).doesNotContain("\n");
  }

  @Test
  void anEmptyAnswerMakesTheRunUnusable() throws Exception {
    server.then(json(""));

    assertThat(run().ending()).isEqualTo(Ending.UNUSABLE);
  }

  @Test
  void brokenJsonInAStreamMakesTheRunUnusable() throws Exception {
    server.then(raw("data: {\"choices\": [oops\n\n"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("not JSON");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aWrongKeyIsExplainedWithoutShowingIt(int status) throws Exception {
    server.then(status(status, "{\"error\":{\"message\":\"Incorrect API key: " + KEY + "\"}}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail())
        .contains("refused the key", "TOY_KEY", server.baseUrl().toString())
        .doesNotContain(KEY);
    assertThat(trace.events().toString()).doesNotContain(KEY);
  }

  @Test
  void aKeyThatTheModelRepeatsIsKeptOutOfTheTrace() throws Exception {
    server.then(calls("add", "{\"note\":\"" + KEY + "\"}")).then(says("Your key is " + KEY + "!"));

    run();

    assertThat(answer()).isEqualTo("Your key is [key]!");
    assertThat(trace.events().toString()).doesNotContain(KEY);
  }

  @Test
  void aModelThatDoesNotExistIsExplained() throws Exception {
    server.then(status(404, "{\"error\":{\"message\":\"model 'toy-1' not found\"}}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("model 'toy-1' not found", "check the model's name");
  }

  @Test
  void aRedirectIsNotFollowedWithTheKey() throws Exception {
    server.then(status(307, "", "Location", server.baseUrl() + "/chat/completions"));

    Run run = run();

    assertThat(run.detail()).contains("redirects to http://127.0.0.1");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anEndpointThatIsNotThereIsExplained() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Run run = run(URI.create("http://127.0.0.1:" + port + "/v1"));

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("cannot reach toy-1", "is it running");
  }

  @Test
  void aHostThatDoesNotExistIsExplained() throws Exception {
    Run run = run(URI.create("http://assize.invalid/v1"));

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("unknown host");
  }

  @Test
  void aServerWithoutTlsBehindAnHttpsAddressIsExplained() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> server = threads.submit(() -> answerInPlainText(plain));

      Run run = run(URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/v1"));

      assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
      assertThat(run.detail()).contains("no TLS connection to toy-1", "check the certificate");
      server.get();
    }
  }

  private static Void answerInPlainText(ServerSocket listening) throws IOException {
    try (Socket socket = listening.accept()) {
      socket.getInputStream().read();
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return null;
    }
  }

  @Test
  void aServerWithoutACertificateIsExplained() throws Exception {
    SSLContext withoutCertificate = SSLContext.getInstance("TLS");
    withoutCertificate.init(null, null, null);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(withoutCertificate));
    https.start();
    try {
      Run run = run(URI.create("https://127.0.0.1:" + https.getAddress().getPort() + "/v1"));

      assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
      assertThat(run.detail()).contains("no TLS connection to toy-1");
    } finally {
      https.stop(0);
    }
  }

  @Test
  void aKeyThatCannotBeSentIsExplainedWithoutShowingIt() throws Exception {
    key = "sk-assize\nsecret-0123456789";

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("characters that HTTP does not allow").doesNotContain("sk-");
  }

  @Test
  void argumentsThatAreNotJsonAreReportedToTheModelAndTheRunGoesOn() throws Exception {
    server.then(calls("add", "{\"a\": 1")).then(says("sorry"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).isEmpty();
    assertThat(toolMessage()).contains("not valid JSON");
  }

  @Test
  void argumentsThatAreNotAnObjectAreReportedToTheModel() throws Exception {
    server.then(calls("add", "[1, 2]")).then(says("sorry"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(toolMessage()).contains("must be a JSON object");
  }

  @Test
  void anUnknownToolIsAnsweredByTheWorld() throws Exception {
    server.then(calls("fly", "")).then(says("sorry"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).containsExactly("fly{}");
    assertThat(toolMessage()).isEqualTo("There is no tool called fly.");
  }

  @Test
  void tenMegabytesOfArgumentsAreRefusedToTheModel() throws Exception {
    server.then(calls("add", "{\"a\":\"" + "x".repeat(10 << 20) + "\"}")).then(says("sorry"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).isEmpty();
    assertThat(toolMessage()).contains("10485768 characters, and 1048576 are allowed");
    assertThat(
            server
                .requests()
                .get(1)
                .at("/messages/2/tool_calls/0/function/arguments")
                .stringValue())
        .isEqualTo("{}");
  }

  @Test
  void argumentsNestedTooDeeplyForTheTraceAreRefusedToTheModel() throws Exception {
    server
        .then(calls("add", "{\"a\":" + "[".repeat(150) + "]".repeat(150) + "}"))
        .then(says("sorry"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).isEmpty();
    assertThat(toolMessage()).contains("nested too deeply");
  }

  @ParameterizedTest
  @ValueSource(ints = {95, 150, 190, 5000})
  void whateverDepthTheServerSendsTheTraceCanBeReadBack(int depth) throws Exception {
    String deep = "[".repeat(depth) + "]".repeat(depth);
    server
        .then(stream(callDelta(0, "\"id\":\"x\",\"function\":{\"name\":\"add\"},\"odd\":" + deep)))
        .then(json("{\"choices\":[{\"message\":{\"content\":\"x\",\"odd\":" + deep + "}}]}"));

    run();

    assertThat(trace.events())
        .allSatisfy(event ->
            assertThat(Json.mapper().readValue(Json.line(event), TraceEvent.class))
                .hasSameClassAs(event));
  }

  @Test
  void halfASurrogatePairDoesNotBreakTheRun() throws Exception {
    server.then(
        json(
            "{\"choices\":[{\"message\":{\"content\":\"a\\ud800\",\"tool_calls\":[{\"id\":\"\\udc00\","
                + "\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}}]}}]}"));

    assertThat(run().ending()).isEqualTo(Ending.TURN_LIMIT);
    assertThat(trace.events()).allSatisfy(event -> assertThat(Json.line(event)).isNotEmpty());
  }

  @Test
  void aConversationThatGrowsTooLargeEndsTheRun() throws Exception {
    server.then(
        json(
            "{\"choices\":[{\"message\":{\"content\":\""
                + "x".repeat(1 << 20)
                + "\",\"tool_calls\":["
                + "{\"id\":\"c\",\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}}]}}]}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.OUTPUT_LIMIT);
    assertThat(run.detail()).contains("grew beyond 4194304 characters");
    assertThat(tools.calls).hasSize(3);
  }

  @Test
  void callsThatMakeNoSenseAreLeftOut() throws Exception {
    server.then(
        json(
            "{\"choices\":[{\"message\":{\"content\":\"x\",\"tool_calls\":[1,{\"id\":2},null]}}]}"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(answer()).isEqualTo("x");
  }

  @Test
  void anEndlessToolLoopEndsAtTheTurnLimit() throws Exception {
    server.then(calls("add", "{}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.TURN_LIMIT);
    assertThat(run.detail()).contains("after 8 turns", "maxTurns");
    assertThat(tools.calls).hasSize(8);
  }

  @Test
  void tooManyCallsInOneTurnEndTheRun() throws Exception {
    String call = "{\"id\":\"c\",\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}}";
    server.then(
        json(
            "{\"choices\":[{\"message\":{\"tool_calls\":["
                + (call + ",").repeat(200)
                + call
                + "]}}]}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.OUTPUT_LIMIT);
    assertThat(run.detail()).contains("201 tool calls");
    assertThat(tools.calls).isEmpty();
  }

  @Test
  void aFloodOfOutputIsCutOff() throws Exception {
    server.then(
        flood(
            "text/event-stream",
            "data: " + delta("\"content\":\"" + "blah ".repeat(20_000) + "\"") + "\n\n"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.OUTPUT_LIMIT);
    assertThat(run.detail()).contains("more than 16777216 bytes");
  }

  @Test
  void aFloodThatIsNoStreamIsCutOffToo() throws Exception {
    server.then(flood("application/json", "[".repeat(100_000)));

    assertThat(run().ending()).isEqualTo(Ending.OUTPUT_LIMIT);
  }

  @Test
  void aServerThatNeverAnswersIsLeftAtTheDeadline() throws Exception {
    deadline = Duration.ofMillis(400);
    server.then(server.silence());

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.DEADLINE);
    assertThat(run.detail()).contains("toy-1", "had not answered at the deadline");
  }

  @Test
  void aStreamThatStopsIsLeftAtTheDeadline() throws Exception {
    deadline = Duration.ofMillis(400);
    server.then(server.hang("data: " + delta("\"content\":\"well\"") + "\n\n"));

    assertThat(run().ending()).isEqualTo(Ending.DEADLINE);
  }

  @Test
  void aStreamThatSaysItIsDoneIsNotWaitedForAnyLonger() throws Exception {
    server.then(server.hang("data: " + delta("\"content\":\"hi\"") + "\n\ndata: [DONE]\n\n"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(answer()).isEqualTo("hi");
  }

  @Test
  void whatAWorldDidUntilTheDeadlineIsCounted() throws Exception {
    deadline = Duration.ofMillis(1500);
    server.then(calls("add", "{}")).then(server.silence());

    assertThat(run().ending()).isEqualTo(Ending.DEADLINE);
    assertThat(tools.calls).hasSize(1);
  }

  @Test
  void stoppingTheExaminationEndsAWaitForTheModelAtOnce() throws Exception {
    server.then(server.silence());

    assertStopsPromptly();
  }

  @Test
  void stoppingTheExaminationEndsAPauseAtOnce() throws Exception {
    server.then(status(429, "", "Retry-After", "15"));

    assertStopsPromptly();
  }

  private void assertStopsPromptly() throws Exception {
    CompletableFuture<Run> ended = new CompletableFuture<>();
    Thread running =
        Thread.ofVirtual()
            .start(() -> {
              try {
                ended.complete(run());
              } catch (Exception e) {
                ended.completeExceptionally(e);
              }
            });
    server.asked.await();
    Thread.sleep(50);
    running.interrupt();

    assertThatThrownBy(() -> ended.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void runsSideBySideKeepTheirConversationsApart() throws Exception {
    server.then(exchange -> {
      JsonNode request = server.request(exchange);
      says("echo " + request.at("/messages/1/content").stringValue()).to(exchange);
    });
    List<Trace> traces = IntStream.range(0, 16).mapToObj(i -> new Trace()).toList();

    try (ChatAgent agent = new ChatAgent(chat(), true, QUICK);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Run>> runs = new ArrayList<>();
      for (int i = 0; i < traces.size(); i++) {
        Assignment assignment = assignment(server.baseUrl(), "question " + i, traces.get(i));
        runs.add(threads.submit(() -> agent.run(assignment)));
      }
      for (Future<Run> run : runs) {
        assertThat(run.get().ending()).isEqualTo(Ending.COMPLETED);
      }
    }

    for (int i = 0; i < traces.size(); i++) {
      assertThat(traces.get(i).events(Output.class))
          .extracting(Output::text)
          .containsExactly("echo question " + i);
    }
  }

  @Test
  void requestsAndResponsesAreRecordedInOrder() throws Exception {
    server.then(calls("add", "{}")).then(says("done"));

    run();

    assertThat(trace.events())
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "ModelRequest", "ModelResponse", "ModelRequest", "ModelResponse", "Output");
    assertThat(trace.events(ModelRequest.class))
        .allSatisfy(request -> {
          assertThat(request.dialect()).isEqualTo("chat");
          assertThat(request.kind()).isEqualTo("main");
        })
        .extracting(ModelRequest::body)
        .isEqualTo(server.requests());
    assertThat(trace.events(ModelResponse.class).getLast().body().at("/content").stringValue())
        .isEqualTo("done");
  }

  @Test
  void whereTheServerRecordsOnlyTheAnswerIsRecordedHere() throws Exception {
    server.then(says("done"));

    try (ChatAgent agent = new ChatAgent(chat(), false, QUICK)) {
      agent.run(assignment(server.baseUrl()));
    }

    assertThat(trace.events()).singleElement().isInstanceOf(Output.class);
  }

  private Run run() throws InterruptedException {
    return run(server.baseUrl());
  }

  private Run run(URI baseUrl) throws InterruptedException {
    try (ChatAgent agent = new ChatAgent(chat(), true, QUICK)) {
      return agent.run(assignment(baseUrl));
    }
  }

  private Chat chat() {
    return new Chat(
        new Endpoint(server.baseUrl(), "toy-1", "TOY_KEY"), "Be brief.", 0.2, 8, 512, null);
  }

  private Assignment assignment(URI baseUrl) {
    return assignment(baseUrl, "What is 2 + 3?", trace);
  }

  private Assignment assignment(URI baseUrl, String prompt, Trace trace) {
    return new Assignment(
        prompt,
        later,
        new ModelEndpoint(baseUrl, "toy-1", key),
        "toy",
        URI.create("http://127.0.0.1:1/mcp"),
        tools,
        Path.of("unused"),
        deadline,
        trace);
  }

  private String answer() {
    return trace.events(Output.class).getLast().text();
  }

  private String toolMessage() {
    return server.requests().get(1).at("/messages/3/content").stringValue();
  }

  private static String delta(String fields) {
    return "{\"choices\":[{\"index\":0,\"delta\":{" + fields + "}}]}";
  }

  private static String callDelta(int index, String fields) {
    return delta("\"tool_calls\":[{\"index\":" + index + "," + fields + "}]");
  }
}
