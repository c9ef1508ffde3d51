package dev.assize.gate.gateway;

import dev.assize.gate.gateway.message.EventReader;
import dev.assize.gate.gateway.message.EventReader.Event;
import dev.assize.gate.gateway.message.Message;
import dev.assize.gate.gateway.message.MessageException;
import dev.assize.gate.gateway.message.Spool;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An MCP server that is reached over streamable HTTP. Redirections are not followed. Thread-safe.
 */
final class Upstream implements AutoCloseable {

  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ASKING = Duration.ofSeconds(20);
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "upgrade",
          "transfer-encoding",
          "te",
          "trailer",
          "keep-alive",
          "proxy-connection",
          "accept-encoding",
          "origin",
          "http2-settings");

  private final URI address;
  private final HttpClient client;

  Upstream(URI address) {
    this.address = address;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Sends a request, and waits for the head of the response.
   *
   * @param headers those that belong to a connection are left out
   * @param query of the client's address; null if it had none
   * @param body null for none
   */
  HttpResponse<InputStream> send(
      String method,
      Map<String, List<String>> headers,
      @Nullable String query,
      @Nullable Spool body)
      throws IOException, InterruptedException {
    return client.send(
        request(method, headers, query, body).build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private HttpRequest.Builder request(
      String method,
      Map<String, List<String>> headers,
      @Nullable String query,
      @Nullable Spool body) {
    URI target = query == null ? address : URI.create(withoutQuery() + "?" + query);
    HttpRequest.Builder request = HttpRequest.newBuilder(target).method(method, publisher(body));
    headers.forEach((name, values) -> {
      if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> request.header(name, value));
      }
    });
    return request;
  }

  private String withoutQuery() {
    String text = address.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query);
  }

  private static HttpRequest.BodyPublisher publisher(@Nullable Spool body) {
    if (body == null) {
      return BodyPublishers.noBody();
    }
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> {
          try {
            return body.read();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }),
        body.size());
  }

  /**
   * Asks as a client does.
   *
   * @param headers a request's of the client's: who it is, and in which session
   */
  ToolListing.Asking as(Map<String, List<String>> headers) {
    return (method, parameters) -> ask(headers, method, parameters).result();
  }

  /**
   * An answer.
   *
   * @param session the session that the server began; null if it began none
   */
  record Answered(JsonNode result, @Nullable String session) {}

  /** Makes a request of one's own. */
  Answered ask(Map<String, List<String>> headers, String method, ObjectNode parameters)
      throws IOException, InterruptedException {
    String id = "assize-" + UUID.randomUUID();
    Map<String, List<String>> own = ownHeaders(headers, method);
    ObjectNode message = OwnRequests.request(id, method, parameters);
    Spool body = Spool.of(Json.mapper().writeValueAsBytes(message));
    HttpResponse<InputStream> response =
        client.send(
            request("POST", own, null, body).timeout(ASKING).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("it answers with status " + response.statusCode());
      }
      JsonNode answer = isEvents(response) ? fromEvents(in, id) : fromJson(in);
      return new Answered(
          OwnRequests.result(answer), response.headers().firstValue("Mcp-Session-Id").orElse(null));
    } catch (MessageException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Tells the server something. */
  void tell(Map<String, List<String>> headers, String method)
      throws IOException, InterruptedException {
    ObjectNode message = Json.mapper().createObjectNode();
    message.put("jsonrpc", "2.0").put("method", method);
    Spool body = Spool.of(Json.mapper().writeValueAsBytes(message));
    send("POST", ownHeaders(headers, method), null, body).body().close();
  }

  private static Map<String, List<String>> ownHeaders(
      Map<String, List<String>> headers, String method) {
    Map<String, List<String>> own = new LinkedHashMap<>();
    headers.forEach((name, values) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean ofTheCall = lower.equals("mcp-name") || lower.startsWith("mcp-param-");
      if (!ofTheCall && !lower.equals("accept") && !lower.equals("content-type")) {
        own.put(name, lower.equals("mcp-method") ? List.of(method) : values);
      }
    });
    own.put("Content-Type", List.of("application/json"));
    own.put("Accept", List.of("application/json, text/event-stream"));
    return own;
  }

  private static JsonNode fromJson(InputStream in) throws IOException, MessageException {
    Spool body = new Spool();
    in.transferTo(body);
    try (Message message = Message.of(body)) {
      return message.tree();
    }
  }

  private static JsonNode fromEvents(InputStream in, String id)
      throws IOException, MessageException {
    EventReader events = new EventReader(in);
    String wanted = "\"" + id + "\"";
    for (Event event = events.next(); event != null; event = events.next()) {
      if (event.data() == null || event.data().size() == 0) {
        continue;
      }
      try (Message message = Message.of(event.data())) {
        if (message.isAnswer() && wanted.equals(message.id())) {
          return message.tree();
        }
      }
    }
    throw new IOException("it ended its answer before it had given it");
  }

  static boolean isEvents(HttpResponse<?> response) {
    return mediaType(response).equals("text/event-stream");
  }

  static boolean isJson(HttpResponse<?> response) {
    String type = mediaType(response);
    return type.equals("application/json") || type.endsWith("+json");
  }

  private static String mediaType(HttpResponse<?> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
