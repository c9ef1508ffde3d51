package dev.assize.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.server.http.Served.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After each attack the server answers the next honest question. */
class HostileCallersTest {

  private static final String HEAD =
      "POST /v1/decisions HTTP/1.1\r\nHost: gate\r\nContent-Type: application/json\r\n";
  private static final byte[] HEALTH =
      "GET /v1/health HTTP/1.1\r\nHost: gate\r\n\r\n".getBytes(StandardCharsets.UTF_8);
  private static final String GOOD = GateServerTest.KEPT.formatted("");

  @TempDir private Path temp;

  private Served served;

  @BeforeEach
  void serve() throws Exception {
    served = new Served(temp, null, Served.SMALL);
  }

  @AfterEach
  void anHonestQuestionIsStillAnswered() throws Exception {
    Answer answer = served.decide(GOOD);
    for (int i = 0; answer.status() == 503 && i < 50; i++) {
      Thread.sleep(100);
      answer = served.decide(GOOD);
    }
    assertThat(answer.body().at("/decision/answer").asString()).isEqualTo("allow");
    served.close();
  }

  private String raw(String text) throws IOException {
    return served.raw(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBodyThatSaysItIsTooLongIsNotRead() throws IOException {
    assertThat(raw(HEAD + "Content-Length: 100000001\r\n\r\n[")).startsWith("HTTP/1.1 413");
  }

  @Test
  void aBodyWithoutEndIsCutOff() throws IOException {
    try (Socket socket = served.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write((HEAD + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      byte[] chunk = ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.UTF_8);
      int sent = 0;
      try {
        while (sent < 10_000) {
          out.write(chunk);
          sent++;
        }
      } catch (IOException e) {
        // closed by the server, as it should be
      }
      assertThat(sent).isLessThan(10_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
  void aBodyThatDripsIsNotWaitedFor(String framing) throws Exception {
    try (Socket socket = served.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write((HEAD + framing + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      String drop = framing.startsWith("C") ? " " : "1\r\n \r\n";
      long started = System.nanoTime();
      Thread dripping =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  for (int i = 0; i < 90; i++) {
                    out.write(drop.getBytes(StandardCharsets.UTF_8));
                    Thread.sleep(100);
                  }
                } catch (IOException | InterruptedException e) {
                  // closed
                }
              });
      String answer = Served.rest(socket);
      assertThat(answer).startsWith("HTTP/1.1 408");
      assertThat(System.nanoTime() - started).isLessThan(9_000_000_000L);
      dripping.interrupt();
    }
  }

  @Test
  void aBodyThatNeverComesIsNotWaitedFor() throws IOException {
    long started = System.nanoTime();
    assertThat(raw(HEAD + "Content-Length: 100\r\n\r\n{")).doesNotContain(" 200 ");
    assertThat(System.nanoTime() - started).isLessThan(9_000_000_000L);
  }

  @Test
  void aHeadThatNeverEndsIsNotWaitedFor() throws IOException {
    long started = System.nanoTime();
    String answer = raw("POST /v1/decisions HTTP/1.1\r\nHost: ga");
    assertThat(answer).doesNotContain(" 200 ");
    assertThat(System.nanoTime() - started).isLessThan(9_000_000_000L);
  }

  @Test
  void aHeadThatIsTooLongIsRefused() throws IOException {
    assertThat(
            raw("GET /v1/health HTTP/1.1\r\nHost: gate\r\nX: " + "y".repeat(100_000) + "\r\n\r\n"))
        .doesNotContain(" 200 ");
    assertThat(raw("GET /" + "y".repeat(100_000) + " HTTP/1.1\r\nHost: gate\r\n\r\n"))
        .doesNotContain(" 200 ");
  }

  @Test
  void twoFramingsOfOneBodyAreNotReadInTwoWays() throws IOException {
    String smuggled =
        HEAD
            + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/policies HTTP/1.1\r\nHost: gate\r\n\r\n";
    assertThat(raw(smuggled)).doesNotContain(" 200 ");
    assertThat(raw(HEAD + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}"))
        .doesNotContain(" 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/../v1/nothing",
        "/v1/%2e%2e/%2e%2e/etc/passwd",
        "/../../etc/passwd",
        "//v1/health",
        "/v1//health",
        "/v1/health/",
        "/v1/health;x=1",
        "/v1/health%00",
        "/v1/%68ealth",
        "/V1/health",
        "/v1/admission/required",
        "/v1/admission/required/none/",
        "/v1/admission/required/../annotated/none",
        "/v1/admission/required/none/acts/more",
        "/v1/admission/REQUIRED/none",
        "/v1/admission/annotated%2fnone",
        "/v1/question.schema.json%00.txt",
        "/",
      })
  void onlyWhatIsServedIsThere(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: gate\r\nConnection: close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 (404|400) .*");
    assertThat(
            raw(
                "POST "
                    + path
                    + " HTTP/1.1\r\nHost: gate\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
        .matches("(?s)HTTP/1.1 (404|400) .*");
  }

  @Test
  void deepJsonAndDuplicateKeysAreRefusedInOneLine() throws Exception {
    assertThat(served.decide("[".repeat(90_000)).error()).contains("too deep");
    assertThat(served.decide("{\"policy\":\"ci\",\"policy\":\"baseline\"}").error())
        .contains("Duplicate");
    Answer unknown =
        served.decide("{\"policy\":\"../../etc/passwd\",\"agent\":{\"name\":\"clerk\"}}");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.error()).contains("there is no such policy here").doesNotContain("passwd");
    assertThat(served.decide("{\"policy\":\"ci\",\"agent\":{\"name\":\"../clerk\"}}").error())
        .isEqualTo("/agent/name: no agent of this name lies here");
  }

  @Test
  void otherMethodsAndTypesAreRefused() throws Exception {
    URI decisions = URI.create(served.address + "/v1/decisions");
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "BREW")) {
      Answer answer =
          served.send(
              HttpRequest.newBuilder(decisions).method(method, BodyPublishers.noBody()).build());
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.headers().get("allow")).containsExactly("POST");
    }
    for (String type :
        List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "application/jsonx")) {
      Answer answer =
          served.send(
              HttpRequest.newBuilder(decisions)
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString(GOOD))
                  .build());
      assertThat(answer.status()).as(type).isEqualTo(415);
    }
    Answer zipped =
        served.send(
            HttpRequest.newBuilder(decisions)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(GOOD))
                .build());
    assertThat(zipped.status()).isIn(400, 415); // the web server refuses some by itself
    assertThat(served.decide("").status()).isEqualTo(400);
  }

  @Test
  void noMoreConnectionsAreServedThanTheLimitAndTheNextIsWhenOneHasGone() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < Served.SMALL.connections(); i++) {
        open.add(served.connect());
        assertThat(beginningOfAnswer(open.getLast(), HEALTH))
            .as("number " + i)
            .isEqualTo("HTTP/1.1 200");
      }
      try (Socket tooMany = served.connect()) {
        tooMany.setSoTimeout(500);
        assertThat(beginningOfAnswer(tooMany, HEALTH)).isEmpty();
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /** Empty if none comes in time, or the connection is closed. */
  private static String beginningOfAnswer(Socket socket, byte[] request) {
    try {
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoSaysNothingGivesWayToOthersWithOrWithoutAnAnswerBefore(boolean answered)
      throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < Served.SMALL.connections(); i++) {
        silent.add(served.connect());
        if (answered) {
          assertThat(beginningOfAnswer(silent.getLast(), HEALTH)).isEqualTo("HTTP/1.1 200");
        }
      }
      try (Socket honest = served.connect()) {
        honest.setSoTimeout(9_000); // three times as long as silence is borne
        assertThat(beginningOfAnswer(honest, HEALTH)).isEqualTo("HTTP/1.1 200");
      }
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void aThousandQuestionsAtOnceAreAnsweredOrTurnedAway() throws Exception {
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        answers.add(
            callers.submit(() -> {
              try {
                return served.decide(GOOD).status();
              } catch (IOException e) {
                return -1; // the connection was refused
              }
            }));
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    assertThat(statuses).contains(200).allMatch(each -> each == 200 || each == 503 || each == -1);
  }
}
