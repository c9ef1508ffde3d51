package dev.assize.gate.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server over streamable HTTP that answers as JSON or as events, and breaks off if told. */
final class FakeHttpServer implements AutoCloseable {

  final FakeTools tools = new FakeTools();
  final BlockingQueue<String> pushed = new LinkedBlockingQueue<>();
  final List<String> sessions = new CopyOnWriteArrayList<>();
  volatile boolean events;
  volatile boolean breaksOff;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FakeHttpServer() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    http.createContext("/deep/mcp", this::handle);
    http.setExecutor(threads);
    http.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/deep/mcp?key=1");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      sessions.add(String.valueOf(exchange.getRequestHeaders().getFirst("Mcp-Session-Id")));
      if (!"key=1".equals(exchange.getRequestURI().getQuery())) {
        exchange.sendResponseHeaders(404, -1);
      } else if (exchange.getRequestMethod().equals("GET")) {
        push(exchange);
      } else if (exchange.getRequestMethod().equals("DELETE")) {
        exchange.sendResponseHeaders(204, -1);
      } else {
        post(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void push(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
    while (true) {
      out.write(("id: 5\ndata: " + pushed.take() + "\n\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private void post(HttpExchange exchange) throws IOException, InterruptedException {
    JsonNode message = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
    if (!message.has("method") || !message.has("id")) {
      exchange.sendResponseHeaders(202, -1);
      return;
    }
    ObjectNode answer = Json.mapper().createObjectNode();
    answer.put("jsonrpc", "2.0").set("result", tools.result(message));
    answer.set("id", message.get("id"));
    exchange.getResponseHeaders().set("Mcp-Session-Id", "s-1");
    String json = Json.mapper().writeValueAsString(answer);
    String progress = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{}}";
    String body =
        events ? "event: message\ndata: %s\n\ndata: %s\n\n".formatted(progress, json) : json;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", events ? "text/event-stream" : "application/json; charset=utf-8");
    exchange.sendResponseHeaders(200, events ? 0 : bytes.length);
    boolean breaking = breaksOff && message.path("method").stringValue().equals("tools/call");
    exchange.getResponseBody().write(bytes, 0, breaking ? bytes.length / 2 : bytes.length);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
