package dev.assize.gate.gateway;

import dev.assize.gate.gateway.message.Message;
import dev.assize.gate.gateway.message.MessageException;
import dev.assize.statement.Json;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests that the gateway itself makes of a server over a stream that it shares with a client.
 * Their ids cannot be guessed, so that nobody else's are taken for them. Thread-safe.
 */
final class OwnRequests implements ToolListing.Asking {

  private static final long PATIENCE_SECONDS = 20;
  private static final int SHOWN = 300;

  private final Outlet server;
  private final String prefix = "assize-" + UUID.randomUUID() + "-";
  private final AtomicLong last = new AtomicLong();
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private volatile @Nullable String ended;

  OwnRequests(Outlet server) {
    this.server = server;
  }

  @Override
  public JsonNode ask(String method, ObjectNode parameters)
      throws IOException, InterruptedException {
    String id = prefix + last.incrementAndGet();
    String key = Json.mapper().writeValueAsString(id);
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(key, answer);
    try {
      server.send(Refusal.message(request(id, method, parameters)));
      String why = ended;
      if (why != null) {
        throw new IOException(why);
      }
      return result(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + PATIENCE_SECONDS + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e), e);
    } finally {
      waiting.remove(key);
    }
  }

  static ObjectNode request(String id, String method, ObjectNode parameters) {
    ObjectNode request = Json.mapper().createObjectNode();
    request.put("jsonrpc", "2.0").put("id", id).put("method", method);
    return request.set("params", parameters);
  }

  /**
   * The result of an answer.
   *
   * @throws IOException if it is an error
   */
  static JsonNode result(JsonNode answer) throws IOException {
    JsonNode error = answer.path("error");
    if (error.isMissingNode()) {
      return answer.path("result");
    }
    String said = error.path("message").asString("an error").strip().replaceAll("\\s+", " ");
    throw new IOException(
        "it says: " + (said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said));
  }

  /** Takes an answer if it is one to these requests. */
  boolean take(Message answer) throws IOException {
    String id = answer.id();
    if (id == null || !id.startsWith("\"" + prefix)) {
      return false;
    }
    CompletableFuture<JsonNode> asked = waiting.remove(id);
    if (asked == null) {
      answer.close(); // too late
      return true;
    }
    try (answer) {
      asked.complete(answer.tree());
    } catch (MessageException e) {
      asked.completeExceptionally(e);
    }
    return true;
  }

  /** Nothing more is to be expected. */
  void end(String why) {
    ended = why;
    waiting.values().forEach(asked -> asked.completeExceptionally(new IOException(why)));
  }

  /** What stands behind a failure, for people. */
  static String reason(@Nullable Throwable failure) {
    Throwable root = failure;
    while (root != null && root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof TimeoutException) {
      return "no answer in time";
    }
    return root == null || root.getMessage() == null ? "no answer" : root.getMessage();
  }
}
