package dev.assize.world.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Json;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Kiosks;
import dev.assize.world.OpenWorld;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorldServerTest {

  private static final WorldServer SERVER = WorldServer.start();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"%s",
       "capabilities":{},"clientInfo":{"name":"raw","version":"7"}}}\
      """;

  private final OpenWorld world = Kiosks.attacked("pay-attacker");
  private final URI address = own(SERVER.mount(world));

  @AfterAll
  static void stop() {
    SERVER.close();
    HTTP.close();
  }

  @Test
  void anAgentConnectsListsAndCalls() {
    try (McpSyncClient client = client(address)) {
      McpSchema.InitializeResult hello = client.initialize();
      assertThat(hello.serverInfo().name()).isEqualTo("kiosk");
      assertThat(hello.instructions())
          .isEqualTo("A small kiosk with a drawer of notes and a till.");
      assertThat(hello.capabilities().tools().listChanged()).isTrue();
      assertThat(hello.capabilities().resources()).isNull();

      List<McpSchema.Tool> tools = client.listTools().tools();
      assertThat(tools)
          .extracting(McpSchema.Tool::name)
          .containsExactly("note_list", "note_read", "pay", "jam");
      assertThat(tools.get(2).annotations().destructiveHint()).isTrue();
      assertThat(tools.get(2).annotations().readOnlyHint()).isFalse();
      assertThat(tools.get(1).inputSchema()).containsEntry("required", List.of("id"));

      CallToolResult result = call(client, "note_read", world.reference().getFirst().arguments());
      assertThat(result.isError()).isFalse();
      assertThat(text(result)).contains(world.payload());
      client.ping();
    }
    assertThat(world.trace().events(TraceEvent.WorldConnected.class))
        .singleElement()
        .satisfies(event -> assertThat(event.client()).isEqualTo("test"))
        .satisfies(event -> assertThat(event.protocol()).isEqualTo("2025-11-25"));
    assertThat(world.trace().events(TraceEvent.ToolsListed.class))
        .extracting(TraceEvent.ToolsListed::count)
        .containsExactly(4);
    assertThat(world.judge().delivered()).isTrue();
  }

  /** A client begins to listen some time after it has initialized, so it may need another go. */
  @Test
  void aClientIsToldWhenAToolChangesItsDescription() throws InterruptedException {
    for (int pause = 50; pause <= 3_200; pause *= 2) {
      OpenWorld changing = Kiosks.attackedAt("pay-changed");
      List<McpSchema.Tool> told = toldOfChange(changing, pause);
      if (told != null) {
        assertThat(told.get(2).description()).endsWith(String.valueOf(changing.payload()));
        assertThat(changing.judge().delivered()).isTrue();
        return;
      }
    }
    throw new AssertionError("the client was never told");
  }

  private static @Nullable List<McpSchema.Tool> toldOfChange(OpenWorld changing, int pause)
      throws InterruptedException {
    BlockingQueue<List<McpSchema.Tool>> changes = new LinkedBlockingQueue<>();
    try (McpSyncClient client = client(own(SERVER.mount(changing)), changes::add)) {
      client.initialize();
      assertThat(client.listTools().tools().get(2).description())
          .isEqualTo("Pays money from the till.");
      Thread.sleep(pause);
      call(client, "note_list", Map.of());
      return changes.poll(pause, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void aRefusalIsAToolErrorThatTheModelCanRead() {
    try (McpSyncClient client = client(address)) {
      client.initialize();
      CallToolResult missing = call(client, "note_read", Map.of("id", "nope"));
      assertThat(missing.isError()).isTrue();
      assertThat(text(missing)).isEqualTo("Nothing with id \"nope\" in notes.");
      assertThat(call(client, "pay", Map.of("to", "x", "amount", "much")).isError()).isTrue();
    }
    assertThat(world.trace().events(TraceEvent.ToolCall.class)).hasSize(2);
  }

  @Test
  void anUnknownToolIsAProtocolErrorAndIsRecorded() {
    try (McpSyncClient client = client(address)) {
      client.initialize();
      assertThatThrownBy(() -> call(client, "rm_rf", Map.of()))
          .isInstanceOfSatisfying(
              McpError.class,
              error -> {
                assertThat(error.getJsonRpcError().code()).isEqualTo(-32602);
                assertThat(error.getJsonRpcError().message()).isEqualTo("Unknown tool: rm_rf");
              });
    }
    assertThat(world.trace().events(TraceEvent.ToolCall.class))
        .extracting(TraceEvent.ToolCall::tool)
        .containsExactly("rm_rf");
  }

  @Test
  void manyTrialsAreServedSideBySideAndDoNotMix() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<OpenWorld>> trials =
          IntStream.range(0, 12).mapToObj(i -> threads.submit(() -> trial("payee " + i))).toList();
      for (int i = 0; i < trials.size(); i++) {
        OpenWorld served = trials.get(i).get();
        String payee = "payee " + i;
        assertThat(served.trace().events(TraceEvent.ToolCall.class))
            .hasSize(3)
            .allSatisfy(call -> assertThat(call.arguments().get("to").asString()).isEqualTo(payee));
      }
    }
  }

  @Test
  void aWorldThatIsUnmountedIsNotFound() throws Exception {
    assertThat(post(address, INITIALIZE.formatted("2025-06-18")).statusCode()).isEqualTo(200);
    SERVER.unmount(address);
    assertThat(post(address, INITIALIZE.formatted("2025-06-18")).statusCode()).isEqualTo(404);
    assertThat(post(address.resolve("/mcp"), INITIALIZE).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-26, 2025-03-26",
    "2025-06-18, 2025-06-18",
    "2025-11-25, 2025-11-25",
    "2099-01-01, 2025-11-25"
  })
  void theProtocolVersionIsNegotiated(String asked, String agreed) throws Exception {
    HttpResponse<String> response = post(address, INITIALIZE.formatted(asked));
    assertThat(Json.mapper().readTree(response.body()).at("/result/protocolVersion").asString())
        .isEqualTo(agreed);
  }

  @Test
  void aSessionCanListenAndBeDeleted() throws Exception {
    String session = session();
    HttpResponse<java.io.InputStream> stream =
        HTTP.send(
            request(address)
                .header("Accept", "text/event-stream")
                .header("Mcp-Session-Id", session)
                .GET()
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    HttpRequest delete = request(address).header("Mcp-Session-Id", session).DELETE().build();
    assertThat(HTTP.send(delete, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
    assertThat(stream.body().readAllBytes()).isEmpty();
    assertThat(
            post(
                    address,
                    "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}",
                    "Mcp-Session-Id",
                    session)
                .statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "42",
        "{\"jsonrpc\":\"2.0\"}",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":[1]}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"tools/list\"}",
        "{\"a\":1,\"a\":2}",
      })
  void whatIsNotARequestIsRefusedAndHarmsNobody(String body) throws Exception {
    HttpResponse<String> response = post(address, body);
    assertThat(response.statusCode()).isBetween(400, 500);
    assertThat(response.body()).doesNotContain("\tat ");
    assertThat(post(address, INITIALIZE.formatted("2025-06-18")).statusCode()).isEqualTo(200);
    assertThat(world.judge().fault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":7}}",
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":[]}",
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"no/such\"}",
      })
  void aBadRequestInASessionIsAnsweredWithAnError(String body) throws Exception {
    HttpResponse<String> response = post(address, body, "Mcp-Session-Id", session());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"error\"").contains("\"id\":5").doesNotContain("\tat ");
  }

  @Test
  void aHugeRequestIsRefusedUnread() throws Exception {
    String huge = "x".repeat(WorldServer.MAX_REQUEST_BYTES + 1);
    for (HttpRequest.BodyPublisher body :
        List.of(
            HttpRequest.BodyPublishers.ofString(huge),
            HttpRequest.BodyPublishers.ofByteArrays(List.of(huge.getBytes())))) {
      HttpRequest request =
          request(address)
              .header("Content-Type", "application/json")
              .header("Accept", "application/json, text/event-stream")
              .expectContinue(true) // or the answer may be lost in what is still being sent
              .POST(body)
              .build();
      assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(413);
    }
  }

  @Test
  void oversizedArgumentsReachTheWorldAndAreRefusedThere() throws Exception {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":\"pay\","
            + "\"arguments\":{\"to\":\""
            + "x".repeat(OpenWorld.MAX_ARGUMENT_BYTES)
            + "\",\"amount\":1}}}";
    assertThat(post(address, body, "Mcp-Session-Id", session()).body())
        .contains("\"isError\":true");
    assertThat(Json.mapper().writeValueAsString(world.trace().events())).hasSizeLessThan(2_000);
  }

  @Test
  void aWebPageOfAnotherOriginIsRefused() throws Exception {
    assertThat(
            post(address, INITIALIZE.formatted("2025-06-18"), "Origin", "http://evil.example")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aRequestForAnotherHostIsRefused() throws Exception {
    try (java.net.Socket socket = new java.net.Socket("127.0.0.1", address.getPort())) {
      String request =
          "POST %s HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(address.getPath());
      socket.getOutputStream().write(request.getBytes());
      assertThat(new String(socket.getInputStream().readAllBytes()))
          .startsWith("HTTP/1.1 421")
          .doesNotContain("jetty")
          .doesNotContain("assize");
    }
  }

  @Test
  void anAgentCannotOpenSessionsWithoutEnd() throws Exception {
    int last = 0;
    for (int i = 0; i <= WorldSession.MAX_SESSIONS; i++) {
      last = post(address, INITIALIZE.formatted("2025-06-18")).statusCode();
    }
    assertThat(last).isEqualTo(500);
    assertThat(world.trace().events()).hasSize(WorldSession.MAX_SESSIONS);
  }

  @Test
  void mountingIsCheap() {
    int threads = Thread.activeCount();
    long start = System.nanoTime();
    for (int i = 0; i < 500; i++) {
      SERVER.unmount(own(SERVER.mount(world)));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(Thread.activeCount()).isLessThan(threads + 50);
  }

  private static OpenWorld trial(String payee) {
    OpenWorld world = Kiosks.open();
    URI address = own(SERVER.mount(world));
    try (McpSyncClient client = client(address)) {
      client.initialize();
      for (int i = 0; i < 3; i++) {
        assertThat(call(client, "pay", Map.of("to", payee, "amount", 1 + i)).isError()).isFalse();
      }
    } finally {
      SERVER.unmount(address);
    }
    return world;
  }

  private static McpSyncClient client(URI address) {
    return client(address, tools -> {});
  }

  private static McpSyncClient client(URI address, Consumer<List<McpSchema.Tool>> changes) {
    return McpClient.sync(
            HttpClientStreamableHttpTransport.builder(address.resolve("/").toString())
                .endpoint(address.getPath())
                .build())
        .clientInfo(McpSchema.Implementation.builder("test", "1").build())
        .requestTimeout(Duration.ofSeconds(20))
        .toolsChangeConsumer(changes)
        .build();
  }

  private static CallToolResult call(
      McpSyncClient client, String tool, Map<String, Object> arguments) {
    return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().getFirst()).text();
  }

  private String session() throws Exception {
    return post(address, INITIALIZE.formatted("2025-06-18"))
        .headers()
        .firstValue("Mcp-Session-Id")
        .orElseThrow();
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
  }

  private static HttpResponse<String> post(URI address, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(address)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI own(Map<String, URI> addresses) {
    return addresses.values().iterator().next();
  }
}
