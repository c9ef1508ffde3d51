package dev.assize.examination.detonation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assize.statement.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** The least that an agent needs: a model that answers in words, and a world without tools. */
final class Company implements AutoCloseable {

  private final HttpServer server;

  private Company(HttpServer server) {
    this.server = server;
  }

  static Company open() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/v1/chat/completions",
        exchange ->
            answer(
                exchange,
                """
                {"choices": [{"message": {"role": "assistant", "content": "It is done."}}]}\
                """));
    server.createContext("/mcp", Company::mcp);
    server.start();
    return new Company(server);
  }

  private static void mcp(HttpExchange exchange) throws IOException {
    JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
    answer(
        exchange,
        "{\"jsonrpc\": \"2.0\", \"id\": %d, \"result\": {\"tools\": []}}"
            .formatted(request.path("id").asInt(0)));
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  URI model() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  URI world() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/mcp");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
