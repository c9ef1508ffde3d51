package dev.assize.world.outside;

import dev.assize.statement.Json;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientSession;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * A session with one server. Whatever goes wrong in it, it ends with: every later request fails in
 * the same way. Thread-safe, as long as one thread at a time asks.
 */
public final class ServerSession implements AutoCloseable {

  /** The largest text of one result, in UTF-16 units; what is larger is refused. */
  public static final int MAX_RESULT = 1 << 20;

  private static final int MAX_TOOLS = 1_000;
  private static final int MAX_PAGES = 50;
  private static final int MAX_MESSAGE = 500;
  private static final String PROTOCOL = "2025-06-18";
  private static final McpJsonMapper JSON = new JacksonMcpJsonMapper(Json.mapper());
  private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {};

  private final McpClientSession session;
  private final McpClientTransport transport;
  private final CompletableFuture<String> broken;
  private final Duration timeout;
  private volatile boolean toolsChanged;
  private String protocol = PROTOCOL;

  private ServerSession(
      McpClientTransport transport, CompletableFuture<String> broken, Duration timeout) {
    this.transport = transport;
    this.broken = broken;
    this.timeout = timeout;
    this.session =
        new McpClientSession(
            timeout,
            transport,
            Map.of("ping", parameters -> Mono.just(Map.of())),
            Map.of(
                McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED,
                parameters -> Mono.fromRunnable(() -> toolsChanged = true)),
            connecting -> connecting.doOnError(e -> broken.complete(reason(e))));
  }

  /**
   * Starts a server's process and greets it.
   *
   * @param environment all that it sees of one
   * @param folder where it works
   * @param timeout for each answer
   * @throws ServerException if it cannot be started, or does not answer rightly
   */
  public static ServerSession start(
      List<String> command, Map<String, String> environment, Path folder, Duration timeout) {
    ProcessTransport transport =
        new ProcessTransport(ServerProcess.start(command, environment, folder), JSON);
    return greeted(new ServerSession(transport, transport.broken(), timeout));
  }

  /**
   * Greets a server that runs elsewhere, over streamable HTTP. Redirections are not followed.
   *
   * @param headers sent with each request
   * @param timeout for each answer
   * @throws ServerException if it cannot be reached, or does not answer rightly
   */
  public static ServerSession reach(URI address, Map<String, String> headers, Duration timeout) {
    HttpRequest.Builder requests = HttpRequest.newBuilder();
    headers.forEach(requests::header);
    String endpoint =
        address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    McpClientTransport transport =
        HttpClientStreamableHttpTransport.builder(
                address.getScheme() + "://" + address.getRawAuthority())
            .endpoint(endpoint)
            .jsonMapper(JSON)
            .customizeClient(client -> client.followRedirects(HttpClient.Redirect.NEVER))
            .requestBuilder(requests)
            .connectTimeout(timeout)
            .maxResponseSize(ProcessTransport.MAX_LINE)
            .openConnectionOnStartup(false)
            .build();
    return greeted(new ServerSession(transport, new CompletableFuture<>(), timeout));
  }

  private static ServerSession greeted(ServerSession session) {
    try {
      session.greet();
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void greet() {
    JsonNode hello =
        ask(
            McpSchema.METHOD_INITIALIZE,
            Map.of(
                "protocolVersion", PROTOCOL,
                "capabilities", Map.of(),
                "clientInfo", Map.of("name", "client", "version", "1.0.0")));
    protocol = hello.path("protocolVersion").asString(PROTOCOL);
    await(
        "initialize",
        session
            .sendNotification(McpSchema.METHOD_NOTIFICATION_INITIALIZED, null)
            .thenReturn(Map.of()));
  }

  /**
   * The tools as the server defines them, in its order.
   *
   * @throws ServerException if it does not answer, or has too many
   */
  public List<JsonNode> tools() {
    List<JsonNode> tools = new ArrayList<>();
    @Nullable String cursor = null;
    for (int page = 0; page < MAX_PAGES; page++) {
      JsonNode list =
          ask(McpSchema.METHOD_TOOLS_LIST, cursor == null ? Map.of() : Map.of("cursor", cursor));
      list.path("tools").forEach(tools::add);
      if (tools.size() > MAX_TOOLS) {
        throw fail("the server has more than " + MAX_TOOLS + " tools");
      }
      JsonNode next = list.path("nextCursor");
      if (!next.isString()) {
        return tools;
      }
      cursor = next.stringValue();
    }
    throw fail("the server's list of tools has more than " + MAX_PAGES + " pages");
  }

  /** Whether the server has said that its tools are others now. */
  public boolean toolsChanged() {
    return toolsChanged;
  }

  /**
   * Makes a call. What the server refuses is an answer, and so is that its answer was too large.
   *
   * @throws ServerException if it does not answer
   */
  public ServerResult call(String tool, JsonNode arguments) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("name", tool);
    parameters.put("arguments", arguments);
    try {
      return result(ask(McpSchema.METHOD_TOOLS_CALL, parameters));
    } catch (Declined e) {
      return new ServerResult(String.valueOf(e.getMessage()), true);
    }
  }

  private static ServerResult result(JsonNode answer) {
    List<String> parts = new ArrayList<>();
    for (JsonNode part : answer.path("content")) {
      parts.add(text(part));
    }
    String text = String.join("\n", parts);
    return text.length() > MAX_RESULT
        ? new ServerResult("The result is larger than " + MAX_RESULT + " characters.", true)
        : new ServerResult(text, answer.path("isError").asBoolean(false));
  }

  private static String text(JsonNode part) {
    JsonNode text = part.path("text");
    if (text.isString()) {
      return text.stringValue();
    }
    JsonNode resource = part.path("resource");
    if (resource.path("text").isString()) {
      return resource.path("text").stringValue();
    }
    return "[" + part.path("type").asString("content") + " that is no text, not shown]";
  }

  private JsonNode ask(String method, Map<String, ?> parameters) {
    return Json.mapper()
        .valueToTree(await(method, session.sendRequest(method, parameters, OBJECT)));
  }

  private <T> T await(String method, Mono<T> request) {
    if (broken.isDone()) {
      throw new ServerException(broken.join());
    }
    CompletableFuture<T> reply =
        request
            .contextWrite(
                context -> context.put(McpAsyncClient.NEGOTIATED_PROTOCOL_VERSION, protocol))
            .toFuture();
    try {
      CompletableFuture.anyOf(reply, broken).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (broken.isDone() && !reply.isDone()) {
        throw new ServerException(broken.join());
      }
      return reply.join();
    } catch (TimeoutException e) {
      throw late(method);
    } catch (ExecutionException | java.util.concurrent.CompletionException e) {
      throw failed(method, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fail("interrupted while waiting for the server");
    } finally {
      reply.cancel(true);
    }
  }

  private RuntimeException failed(String method, Throwable cause) {
    if (cause instanceof McpError error && error.getJsonRpcError() != null) {
      String said = String.valueOf(error.getJsonRpcError().message());
      return method.equals(McpSchema.METHOD_TOOLS_CALL)
          ? new Declined(shortened(said))
          : fail("the server refuses " + method + ": " + shortened(said));
    }
    return cause instanceof TimeoutException
        ? late(method)
        : fail("the server failed at " + method + ": " + reason(cause));
  }

  private ServerException late(String method) {
    return fail("the server did not answer " + method + " within " + timeout.toSeconds() + " s");
  }

  private ServerException fail(String reason) {
    broken.complete(reason);
    return new ServerException(broken.join());
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return shortened(message == null ? root.getClass().getSimpleName() : message);
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) + "…" : line;
  }

  /** Ends the session, and the server if it was started for it. */
  @Override
  public void close() {
    broken.complete("the session has ended");
    transport.closeGracefully().onErrorComplete().block(timeout);
  }

  /** The server answered with an error of the protocol. */
  private static final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Declined(String message) {
      super(message);
    }
  }
}
