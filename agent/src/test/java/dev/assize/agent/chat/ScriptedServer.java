package dev.assize.agent.chat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * A model server on the loopback interface that answers by script and remembers what it was asked.
 */
final class ScriptedServer implements AutoCloseable {

  /** One answer. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Reply> script = new ArrayDeque<>();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final Map<HttpExchange, JsonNode> requestByExchange = new ConcurrentHashMap<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  final CountDownLatch asked = new CountDownLatch(1);

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::serve);
    server.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  /** Adds an answer; the last one is given again and again. */
  ScriptedServer then(Reply reply) {
    script.add(reply);
    return this;
  }

  List<JsonNode> requests() {
    return requests;
  }

  JsonNode request(HttpExchange exchange) {
    return Objects.requireNonNull(requestByExchange.get(exchange));
  }

  List<String> authorizations() {
    return authorizations;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
      requestByExchange.put(exchange, request);
      requests.add(request);
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      asked.countDown();
      Reply reply;
      synchronized (script) {
        reply = script.size() > 1 ? script.remove() : script.element();
      }
      reply.to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Reply status(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  static Reply json(String body) {
    return status(200, body, "Content-Type", "application/json");
  }

  /** A stream of these events and {@code [DONE]}. */
  static Reply stream(String... data) {
    return raw("data: " + String.join("\n\ndata: ", data) + "\n\ndata: [DONE]\n\n");
  }

  /** A stream with exactly this text. */
  static Reply raw(String text) {
    return exchange -> begin(exchange).write(text.getBytes(StandardCharsets.UTF_8));
  }

  static Reply says(String text) {
    return stream(
        "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":"
            + Json.mapper().writeValueAsString(text)
            + "}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
  }

  static Reply calls(String tool, String arguments) {
    return stream(
        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\","
            + "\"function\":{\"name\":"
            + Json.mapper().writeValueAsString(tool)
            + ",\"arguments\":"
            + Json.mapper().writeValueAsString(arguments)
            + "}}]},\"finish_reason\":\"tool_calls\"}]}");
  }

  /** Accepts the request and closes the connection. */
  static Reply drop() {
    return HttpExchange::close;
  }

  /** Sends some of a stream, and then nothing, until the server is closed. */
  Reply hang(String text) {
    return exchange -> {
      OutputStream out = begin(exchange);
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      closed.await();
    };
  }

  /** Accepts the request and never answers. */
  Reply silence() {
    return exchange -> closed.await();
  }

  /** Writes the text over and over until the client hangs up. */
  static Reply flood(String type, String text) {
    return exchange -> {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      OutputStream out = begin(exchange, type);
      try {
        while (true) {
          out.write(bytes);
        }
      } catch (IOException e) {
        exchange.close();
      }
    };
  }

  private static OutputStream begin(HttpExchange exchange) {
    return begin(exchange, "text/event-stream; charset=utf-8");
  }

  private static OutputStream begin(HttpExchange exchange, String type) {
    exchange.getResponseHeaders().set("Content-Type", type);
    try {
      exchange.sendResponseHeaders(200, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exchange.getResponseBody();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
