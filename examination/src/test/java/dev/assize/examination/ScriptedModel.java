package dev.assize.examination;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assize.statement.Json;
import dev.assize.statement.Step;
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
import tools.jackson.databind.JsonNode;

/**
 * A real model's endpoint as far as Codex can tell: OpenAI's Responses API, streamed, behind a key.
 * It looks into the environment with the agent's shell, then makes the calls it is told to make.
 */
final class ScriptedModel implements AutoCloseable {

  private final String key;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Integer> statuses = new CopyOnWriteArrayList<>();
  private volatile List<Step> steps = List.of();

  ScriptedModel(String key) throws IOException {
    this.key = key;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/v1/responses", this::serve);
    http.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/v1");
  }

  /** What to do from now on. */
  void play(List<Step> reference) {
    steps = List.copyOf(reference);
  }

  /** What it answered so far, as HTTP statuses. */
  List<Integer> statuses() {
    return List.copyOf(statuses);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        statuses.add(401);
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      statuses.add(200);
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(events(Json.mapper().readTree(body)));
    }
  }

  private byte[] events(JsonNode request) {
    long done =
        request
            .path("input")
            .valueStream()
            .filter(item -> item.path("type").asString("").equals("function_call_output"))
            .count();
    Map<String, ?> response =
        Map.of(
            "id",
            "resp_" + done,
            "usage",
            Map.of("input_tokens", 1, "output_tokens", 1, "total_tokens", 2));
    return (event("response.created", "response", response)
            + event("response.output_item.done", "item", item((int) done))
            + event("response.completed", "response", response))
        .getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, ?> item(int position) {
    if (position == 0) {
      return call(
          position,
          Map.of("name", "exec_command"),
          Map.of("cmd", "env; tr '\\0' '\\n' < /proc/$PPID/environ; id"));
    }
    if (position <= steps.size()) {
      Step step = steps.get(position - 1);
      return call(
          position, Map.of("namespace", "mcp__office", "name", step.tool()), step.arguments());
    }
    return Map.of(
        "type",
        "message",
        "id",
        "msg_" + position,
        "role",
        "assistant",
        "content",
        List.of(Map.of("type", "output_text", "text", "Done.")));
  }

  private static Map<String, ?> call(int position, Map<String, ?> tool, Map<String, ?> arguments) {
    Map<String, Object> item = new java.util.HashMap<>(tool);
    item.put("type", "function_call");
    item.put("id", "fc_" + position);
    item.put("call_id", "call_" + position);
    item.put("arguments", Json.mapper().writeValueAsString(arguments));
    return item;
  }

  private static String event(String type, String name, Map<String, ?> value) {
    return "event: %s\ndata: %s\n\n"
        .formatted(type, Json.mapper().writeValueAsString(Map.of("type", type, name, value)));
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
