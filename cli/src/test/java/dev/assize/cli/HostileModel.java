package dev.assize.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assize.statement.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * A model server on the loopback interface that passes the self-test, and misbehaves from then on.
 */
final class HostileModel implements AutoCloseable {

  /** Answers a request that is not the self-test's. */
  interface Misbehaviour {
    void answer(Request request) throws IOException, InterruptedException;
  }

  private static final String SELF_TEST = "What is in my calendar for the next days?";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Misbehaviour misbehaviour;

  HostileModel(Misbehaviour misbehaviour) throws IOException {
    this(0, misbehaviour);
  }

  HostileModel(int port, Misbehaviour misbehaviour) throws IOException {
    this.misbehaviour = misbehaviour;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::serve);
    server.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port() + "/v1");
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
      Request request = new Request(exchange, body, closed);
      if (!body.path("messages").toString().contains(SELF_TEST)) {
        misbehaviour.answer(request);
      } else if (request.results() == 0) {
        request.call("calendar_list", "{}");
      } else {
        request.say("That is all.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** A request to the model, with ways to answer it. */
  record Request(HttpExchange exchange, JsonNode body, CountDownLatch closed) {

    /** How many tool results it holds. */
    int results() {
      int results = 0;
      for (JsonNode message : body.path("messages")) {
        results += message.path("role").asString("").equals("tool") ? 1 : 0;
      }
      return results;
    }

    /** What the last tool call returned. */
    String lastResult() {
      return body.path("messages").get(body.path("messages").size() - 1).path("content").asString();
    }

    void say(String text) throws IOException {
      completion("{\"role\":\"assistant\",\"content\":" + quoted(text) + "}");
    }

    void call(String tool, String arguments) throws IOException {
      calls(1, tool, arguments);
    }

    void calls(int times, String tool, String arguments) throws IOException {
      StringBuilder calls = new StringBuilder();
      for (int i = 0; i < times; i++) {
        calls
            .append(i == 0 ? "" : ",")
            .append("{\"id\":\"c%d\",\"type\":\"function\",\"function\":{\"name\":".formatted(i))
            .append(quoted(tool))
            .append(",\"arguments\":")
            .append(quoted(arguments))
            .append("}}");
      }
      completion("{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[%s]}".formatted(calls));
    }

    private void completion(String message) throws IOException {
      send(
          200,
          "application/json",
          "{\"choices\":[{\"index\":0,\"message\":%s,\"finish_reason\":\"stop\"}]}"
              .formatted(message));
    }

    void send(int status, String type, String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }

    /** Writes the text until the other side hangs up. */
    void flood(String type, String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, 0);
      while (closed.getCount() > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }

    /** Says nothing until the server is closed. */
    void hang() throws InterruptedException {
      closed.await();
    }

    /** Breaks the connection without an answer. */
    void hangUp() {
      exchange.close();
    }

    private static String quoted(String text) {
      return Json.mapper().writeValueAsString(text);
    }
  }
}
