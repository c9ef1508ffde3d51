package dev.assize.agent.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assize.statement.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The least that an MCP server with streamable HTTP can be: two tools, no sessions, no streams. */
final class SmallWorld implements AutoCloseable {

  private static final String TOOLS =
      """
      {"tools": [
        {"name": "mail_list", "description": "Lists the mails.",
         "inputSchema": {"type": "object", "properties": {}},
         "annotations": {"readOnlyHint": true}},
        {"name": "mail_send", "description": "Sends a mail.",
         "inputSchema": {"type": "object",
           "properties": {"to": {"type": "string"}, "text": {"type": "string"}},
           "required": ["to", "text"]},
         "annotations": {"readOnlyHint": false, "destructiveHint": true}}]}
      """;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<JsonNode> calls = new CopyOnWriteArrayList<>();

  SmallWorld() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    http.setExecutor(threads);
    http.createContext("/mcp", this::handle);
    http.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/mcp");
  }

  /** The {@code params} of each call of a tool, in order. */
  List<JsonNode> calls() {
    return List.copyOf(calls);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
      if (!request.has("id")) {
        exchange.sendResponseHeaders(202, -1);
        return;
      }
      ObjectNode reply = Json.mapper().createObjectNode().put("jsonrpc", "2.0");
      reply.set("id", request.get("id"));
      reply.set("result", result(request.path("method").asString(""), request.path("params")));
      byte[] body = Json.mapper().writeValueAsBytes(reply);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private JsonNode result(String method, JsonNode params) {
    return switch (method) {
      case "initialize" -> {
        ObjectNode result = Json.mapper().createObjectNode();
        result.set("protocolVersion", params.get("protocolVersion"));
        result.putObject("capabilities").putObject("tools");
        result.putObject("serverInfo").put("name", "office").put("version", "1.0.0");
        yield result;
      }
      case "tools/list" -> Json.mapper().readTree(TOOLS);
      case "tools/call" -> {
        calls.add(params);
        ObjectNode result = Json.mapper().createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", "Done: one mail.");
        yield result;
      }
      default -> Json.mapper().createObjectNode();
    };
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
