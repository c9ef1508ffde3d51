package dev.assize.gate.gateway;

import dev.assize.statement.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a server for all its tools, page by page. */
final class ToolListing {

  private static final int MAX_PAGES = 200;
  private static final int MAX_TOOLS = 10_000;
  private static final String OWN_META = "io.modelcontextprotocol/";

  private ToolListing() {}

  /** Makes one request, and waits for its answer. */
  @FunctionalInterface
  interface Asking {

    /**
     * Asks.
     *
     * @return the result
     * @throws IOException if there is none; the message says why, for people
     */
    JsonNode ask(String method, ObjectNode parameters) throws IOException, InterruptedException;
  }

  /**
   * The tools in the server's order.
   *
   * @param meta {@code _meta} of a request of the client's: versions of the protocol without a
   *     greeting say there what a client is; null if it had none
   */
  static List<JsonNode> of(Asking asking, @Nullable JsonNode meta)
      throws IOException, InterruptedException {
    List<JsonNode> tools = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    @Nullable String cursor = null;
    do {
      JsonNode page = asking.ask("tools/list", parameters(cursor, meta));
      if (!page.path("tools").isArray()) {
        throw new IOException("its list of tools is no list");
      }
      page.path("tools").forEach(tools::add);
      JsonNode next = page.path("nextCursor");
      cursor = next.isString() ? next.stringValue() : null;
      if (tools.size() > MAX_TOOLS || cursors.size() > MAX_PAGES) {
        throw new IOException("its list of tools does not end");
      }
    } while (cursor != null && cursors.add(cursor));
    return tools;
  }

  private static ObjectNode parameters(@Nullable String cursor, @Nullable JsonNode meta) {
    ObjectNode parameters = Json.mapper().createObjectNode();
    if (cursor != null) {
      parameters.put("cursor", cursor);
    }
    if (meta != null && meta.isObject()) {
      ObjectNode kept = Json.mapper().createObjectNode();
      meta.properties().stream()
          .filter(each -> each.getKey().startsWith(OWN_META))
          .forEach(each -> kept.set(each.getKey(), each.getValue()));
      if (!kept.isEmpty()) {
        parameters.set("_meta", kept);
      }
    }
    return parameters;
  }
}
