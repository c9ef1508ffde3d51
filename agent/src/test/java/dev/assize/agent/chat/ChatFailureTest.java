package dev.assize.agent.chat;

import static dev.assize.agent.chat.ScriptedServer.calls;
import static dev.assize.agent.chat.ScriptedServer.drop;
import static dev.assize.agent.chat.ScriptedServer.json;
import static dev.assize.agent.chat.ScriptedServer.raw;
import static dev.assize.agent.chat.ScriptedServer.says;
import static dev.assize.agent.chat.ScriptedServer.status;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.assize.agent.Run;
import dev.assize.agent.Run.Ending;
import dev.assize.statement.trace.TraceEvent.ModelResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a run when the model cannot be asked, or its answer cannot be read. */
class ChatFailureTest extends ChatConversation {

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
}
