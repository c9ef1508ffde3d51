package dev.assize.gate.gateway;

import static dev.assize.gate.gateway.FakeTools.json;
import static dev.assize.gate.gateway.StdioSession.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.gate.gateway.catalogue.Autonomy;
import dev.assize.gate.gateway.standing.StandingWatch.Objection;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HttpGatewayTest {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile Optional<Objection> objection = Optional.empty();
  private FakeHttpServer server;
  private HttpGateway gateway;

  @BeforeEach
  void start() throws IOException {
    server = new FakeHttpServer();
    gateway = gatewayTo(server.address());
  }

  private HttpGateway gatewayTo(URI upstream) throws IOException {
    Screen screen =
        new Screen(
            FakeTools.envelope(Autonomy.ACTS), FakeTools.SERVER, () -> objection, text -> {});
    return HttpGateway.start(
        0, List.of("tools.internal"), upstream, screen, CallLog.none(), text -> {});
  }

  @AfterEach
  void stop() {
    server.tools.slow.countDown();
    gateway.close();
    server.close();
    client.close();
  }

  private static HttpRequest.Builder to(HttpGateway gateway) {
    return HttpRequest.newBuilder(gateway.address())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream");
  }

  private CompletableFuture<HttpResponse<String>> asked(String method, String parameters) {
    String message =
        "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"%s\",\"params\":%s}"
            .formatted(method, parameters);
    return client.sendAsync(
        to(gateway).header("Mcp-Session-Id", "s-1").POST(BodyPublishers.ofString(message)).build(),
        BodyHandlers.ofString());
  }

  /** The last message of an answer. */
  private static JsonNode message(HttpResponse<String> response) {
    String body = response.body();
    return json(body.startsWith("{") ? body : body.substring(body.lastIndexOf("data: ") + 6));
  }

  private JsonNode call(String tool, String text) {
    return message(
        asked(
                "tools/call",
                "{\"name\":\"%s\",\"arguments\":{\"text\":\"%s\"}}".formatted(tool, text))
            .join());
  }

  @Test
  void whatConcernsNoToolsPassesWithItsHeaders() {
    for (boolean events : new boolean[] {false, true}) {
      server.events = events;
      HttpResponse<String> response = asked("future/unheard-of", "{\"a\":1.5}").join();
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Mcp-Session-Id")).contains("s-1");
      assertThat(response.body())
          .contains("\"echo\":{\"a\":1.5}")
          .satisfies(body -> assertThat(body.contains("notifications/progress")).isEqualTo(events));
    }
    assertThat(server.sessions).containsOnly("s-1");
  }

  @Test
  void notificationsAndTheEndOfASessionPass() throws Exception {
    String message = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    HttpRequest notification = to(gateway).POST(BodyPublishers.ofString(message)).build();
    assertThat(client.send(notification, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    HttpRequest end = to(gateway).DELETE().build();
    assertThat(client.send(end, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
  }

  @Test
  void onlyCertifiedToolsAreListedAndCalled() {
    for (boolean events : new boolean[] {false, true}) {
      server.events = events;
      server.tools.tools = FakeTools.certified();
      server.tools.tools.add(FakeTools.tool("erase", true));
      assertThat(message(asked("tools/list", "{}").join()).path("result").path("tools")).hasSize(4);
      assertThat(text(call("write", "good"))).isEqualTo("good");
      assertThat(call("erase", "").path("error").path("code").intValue()).isEqualTo(-32_602);
    }
    assertThat(server.tools.heard).doesNotContain("call erase");
  }

  @Test
  void changeIsBlockedFromTheServersNotificationOn() throws Exception {
    assertThat(text(call("read", "good"))).isEqualTo("good");
    HttpResponse<java.io.InputStream> stream =
        client.send(to(gateway).GET().build(), BodyHandlers.ofInputStream());
    try (BufferedReader pushed =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      server.tools.tools = List.of(FakeTools.tool("read", false));
      server.pushed.add("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
      String line = pushed.readLine();
      while (!line.contains("list_changed")) {
        line = pushed.readLine();
      }
      assertThat(text(call("read", "bad"))).contains("defines the tool otherwise");
      assertThat(text(call("write", "bad"))).contains("does not list");
    }
  }

  @Test
  void suspensionStopsCalls() {
    objection = Optional.of(new Objection(true, "its certificate is SUSPENDED"));
    assertThat(text(call("read", "bad"))).contains("SUSPENDED", "What to do");
    assertThat(server.tools.heard).isEmpty();
  }

  @Test
  void answerThatBreaksOffIsAClearError() {
    for (boolean events : new boolean[] {false, true}) {
      server.events = events;
      server.breaksOff = true;
      assertThat(text(call("read", "good"))).contains("the MCP server", "its answer", "What to do");
    }
  }

  @Test
  void serverThatIsNotThereIsAClearError() throws Exception {
    server.close();
    assertThat(text(call("read", "good"))).contains("did not say how it defines its tools");
    assertThat(message(asked("ping", "{}").join()).path("error").path("message").stringValue())
        .contains("cannot be reached");
  }

  @Test
  void slowCallHoldsUpNobody() {
    CompletableFuture<HttpResponse<String>> slow =
        asked("tools/call", "{\"name\":\"slow\",\"arguments\":{}}");
    for (int i = 0; i < 20; i++) {
      assertThat(text(call("read", "good"))).isEqualTo("good");
    }
    assertThat(slow).isNotDone();
    server.tools.slow.countDown();
    assertThat(text(message(slow.join()))).isEqualTo("done");
  }

  @Test
  void resultOf100MegabytesPasses() {
    for (boolean events : new boolean[] {false, true}) {
      server.events = events;
      JsonNode answer =
          message(asked("tools/call", "{\"name\":\"large\",\"arguments\":{\"parts\":10}}").join());
      assertThat(FakeTools.characters(answer)).isEqualTo(100_000_000);
    }
  }

  @Test
  void thousandCallsAtOnceAreAnsweredEachWithItsOwn() {
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      calls.add(
          asked(
              "tools/call",
              "{\"name\":\"read\",\"arguments\":{\"text\":\"call %d\"}}".formatted(i)));
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(text(message(calls.get(i).join()))).isEqualTo("call " + i);
    }
  }

  @Test
  void pagesOfOtherHostsAreTurnedAway() throws Exception {
    for (String header :
        List.of(
            "Host: evil.example",
            "Host: localhost\r\nOrigin: http://a.example",
            "Host: tools.internal.a.example",
            "Host: tools.internal\r\nOrigin: http://a.example")) {
      try (Socket socket = new Socket("127.0.0.1", gateway.address().getPort())) {
        socket
            .getOutputStream()
            .write(
                "POST /mcp HTTP/1.1\r\n%s\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                    .formatted(header)
                    .getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(answer);
        assertThat(answer.toString(StandardCharsets.UTF_8)).startsWith("HTTP/1.1 403");
      }
    }
    assertThat(server.sessions).isEmpty();
  }

  @Test
  void probeFindsTheCatalogueOfTheEnvelope() throws Exception {
    for (boolean events : new boolean[] {false, true}) {
      server.events = events;
      assertThat(Probe.of(server.address(), java.util.Map.of()))
          .isEqualTo(FakeTools.envelope(Autonomy.ACTS).catalogue().servers().get(FakeTools.SERVER));
    }
    assertThat(server.sessions).contains("s-1");
  }
}
