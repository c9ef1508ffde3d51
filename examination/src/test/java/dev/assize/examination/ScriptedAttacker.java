package dev.assize.examination;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assize.statement.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** An OpenAI-compatible endpoint of an attacker's model that says what a test tells it to. */
final class ScriptedAttacker implements AutoCloseable {

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final UnaryOperator<String> script;

  /**
   * @param script the model's answer to a question
   */
  ScriptedAttacker(UnaryOperator<String> script) throws IOException {
    this.script = script;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/v1/chat/completions", this::serve);
    http.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/v1");
  }

  /** The questions so far. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String question =
          Json.mapper()
              .readTree(exchange.getRequestBody().readAllBytes())
              .path("messages")
              .path(1)
              .path("content")
              .asString();
      asked.add(question);
      byte[] answer =
          Json.mapper()
              .writeValueAsString(
                  Map.of(
                      "choices",
                      List.of(
                          Map.of(
                              "message",
                              Map.of("role", "assistant", "content", script.apply(question))))))
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
