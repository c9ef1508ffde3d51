package dev.assize.gate.gateway;

import dev.assize.gate.gateway.catalogue.Autonomy;
import dev.assize.gate.gateway.catalogue.CertifiedEnvelope;
import dev.assize.gate.gateway.catalogue.ToolCatalogue;
import dev.assize.statement.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server that misbehaves on demand says; how it is reached is up to others. */
final class FakeTools {

  /** Characters of a part of what the tool "large" returns. */
  static final int PART = 10_000_000;

  static final String SERVER = "files";

  /** Methods and, for calls, names of tools, in the order in which they arrived. */
  final List<String> heard = new CopyOnWriteArrayList<>();

  final CountDownLatch slow = new CountDownLatch(1);
  volatile List<JsonNode> tools = certified();
  volatile String instructions = "Read first.";
  volatile boolean silentAboutTools;

  static List<JsonNode> certified() {
    return new ArrayList<>(
        List.of(tool("read", true), tool("write", false), tool("slow", true), tool("large", true)));
  }

  static ObjectNode tool(String name, boolean readOnly) {
    return (ObjectNode)
        json(
            """
            {"name": "%s", "title": "T", "description": "Does it.",
             "inputSchema": {"type": "object"}, "annotations": {"readOnlyHint": %b}}
            """
                .formatted(name, readOnly));
  }

  static JsonNode json(String text) {
    return Json.mapper().readTree(text);
  }

  static CertifiedEnvelope envelope(Autonomy autonomy) {
    return new CertifiedEnvelope(
        null,
        new ToolCatalogue(Map.of(SERVER, ToolCatalogue.Server.of("Read first.", certified()))),
        autonomy,
        Set.of(),
        Set.of());
  }

  /** The result of a request; blocks where a slow tool would. */
  JsonNode result(JsonNode request) throws InterruptedException {
    String method = request.path("method").stringValue();
    JsonNode parameters = request.path("params");
    heard.add(
        method.equals("tools/call") ? "call " + parameters.path("name").stringValue() : method);
    return switch (method) {
      case "initialize" -> greeting();
      case "tools/list" -> list();
      case "tools/call" -> call(parameters);
      default -> Json.mapper().createObjectNode().set("echo", parameters);
    };
  }

  /** How many characters a result of the tool "large" has. */
  static long characters(JsonNode answer) {
    return answer
        .path("result")
        .path("content")
        .valueStream()
        .mapToLong(part -> part.path("text").stringValue().length())
        .sum();
  }

  private JsonNode greeting() {
    ObjectNode greeting = Json.mapper().createObjectNode();
    greeting.put("protocolVersion", "2099-01-01").putObject("capabilities").putObject("new");
    return greeting.put("instructions", instructions);
  }

  private JsonNode list() throws InterruptedException {
    if (silentAboutTools) {
      slow.await();
    }
    ObjectNode result = Json.mapper().createObjectNode();
    result.putArray("tools").addAll(tools);
    return result.put("ttlMs", 5);
  }

  private JsonNode call(JsonNode parameters) throws InterruptedException {
    String tool = parameters.path("name").stringValue();
    if (tool.equals("slow")) {
      slow.await();
    }
    ObjectNode result = Json.mapper().createObjectNode();
    ArrayNode content = result.putArray("content");
    if (tool.equals("large")) {
      String part = "x".repeat(PART);
      for (int i = 0; i < parameters.path("arguments").path("parts").intValue(); i++) {
        content.addObject().put("type", "text").put("text", part);
      }
    } else {
      String text = parameters.path("arguments").path("text").asString("done");
      content.addObject().put("type", "text").put("text", text);
    }
    return result;
  }
}
