package dev.assize.agent.standin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes HTTP requests in, finds the trial they belong to, and sends the replies. */
final class Reception implements HttpHandler {

  /** The largest body that is read. */
  static final int MAX_BODY = 32 << 20;

  /** How much more of an oversized body is thrown away, so that its sender gets to hear of it. */
  private static final int MAX_DISCARDED = 4 * MAX_BODY;

  private static final List<String> MODELS =
      List.of("gpt-5.1", "claude-sonnet-4-5", "gemini-2.5-flash");

  private final Map<String, Trial> trials;

  /**
   * @param trials by API key; read at every request
   */
  Reception(Map<String, Trial> trials) {
    this.trials = trials;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Dialect dialect = Route.dialect(exchange);
      try {
        serve(exchange, Route.of(exchange));
      } catch (RefusedRequest refused) {
        refused.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, refused.status(), dialect.error(refused.status(), refused.getMessage()));
      }
    }
  }

  private void serve(HttpExchange exchange, Route route) throws IOException {
    Trial trial =
        trial(exchange).orElseThrow(() -> new RefusedRequest(401, "Incorrect API key provided."));
    switch (route.action()) {
      case MODELS -> send(exchange, 200, route.dialect().models(MODELS));
      case MODEL -> send(exchange, 200, route.dialect().model(route.model()));
      case COUNT, GENERATE -> {
        byte[] bytes = body(exchange);
        if (!trial.admits(bytes.length)) {
          throw new RefusedRequest(429, "You exceeded your current quota.");
        }
        reply(exchange, route, trial, bytes);
      }
    }
  }

  private static void reply(HttpExchange exchange, Route route, Trial trial, byte[] bytes)
      throws IOException {
    JsonNode body = tree(bytes);
    try {
      if (!body.isObject()) {
        throw new RefusedRequest(400, "We could not parse the JSON body of your request.");
      }
      if (route.action() == Route.Action.COUNT) {
        JsonNode count = route.dialect().count(Delivery.tokens(bytes.length));
        trial.answered(trial.received(route.dialect(), "count", body), 200, count, null);
        send(exchange, 200, count);
      } else {
        generate(exchange, route, trial, bytes, body);
      }
    } catch (RefusedRequest refused) {
      JsonNode error = route.dialect().error(refused.status(), refused.getMessage());
      int request = trial.received(route.dialect(), "invalid", body);
      trial.answered(request, refused.status(), error, null);
      send(exchange, refused.status(), error);
    }
  }

  /** The body; as a string where it is not JSON, or too deep for the trace. */
  private static JsonNode tree(byte[] bytes) {
    try {
      JsonNode body = Json.mapper().readTree(bytes);
      return Json.tooDeepToKeep(body) ? text(bytes) : body;
    } catch (JacksonException e) {
      return text(bytes);
    }
  }

  private static JsonNode text(byte[] bytes) {
    return JsonNodeFactory.instance.stringNode(new String(bytes, StandardCharsets.UTF_8));
  }

  /** Logs before it sends: what the agent does next comes later in the trace. */
  private static void generate(
      HttpExchange exchange, Route route, Trial trial, byte[] bytes, JsonNode body)
      throws IOException {
    Conversation conversation = read(route, body);
    Performance.Turn turn = trial.role().next(conversation);
    Delivery delivery =
        Delivery.of(body, conversation, turn.reply(), id(route, bytes), bytes.length);
    int request = trial.received(route.dialect(), turn.kind(), body);
    trial.answered(request, 200, route.dialect().message(delivery), delivery);
    deliver(exchange, route, delivery);
  }

  private static Conversation read(Route route, JsonNode body) {
    Conversation read = route.dialect().read(body);
    return route.model().isEmpty() ? read : read.forModel(route.model());
  }

  private static String id(Route route, byte[] bytes) {
    byte[] path =
        (route.dialect().name() + " " + route.model() + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(path, path.length + bytes.length);
    System.arraycopy(bytes, 0, all, path.length, bytes.length);
    return Digest.of(all).hex();
  }

  private static void deliver(HttpExchange exchange, Route route, Delivery delivery)
      throws IOException {
    switch (route.streaming()) {
      case ARRAY -> {
        JsonNode array =
            JsonNodeFactory.instance
                .arrayNode()
                .addAll(new GenerateContentDialect().chunks(delivery));
        send(exchange, 200, array);
      }
      case EVENTS -> sendEvents(exchange, route.dialect().events(delivery));
      case AS_BODY_SAYS -> {
        if (delivery.conversation().stream()) {
          sendEvents(exchange, route.dialect().events(delivery));
        } else {
          send(exchange, 200, route.dialect().message(delivery));
        }
      }
    }
  }

  /** Half characters, which JSON's escapes allow in names that are repeated here, become "?". */
  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = Json.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void sendEvents(HttpExchange exchange, List<String> events) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/event-stream; charset=utf-8");
    headers.set("Cache-Control", "no-cache");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(String.join("", events).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] bytes = in.readNBytes(MAX_BODY + 1);
    if (bytes.length > MAX_BODY) {
      byte[] discarded = new byte[1 << 16];
      for (int left = MAX_DISCARDED, n; left > 0 && (n = in.read(discarded)) >= 0; left -= n) {}
      throw new RefusedRequest(
          413, "The request is larger than " + MAX_BODY + " bytes.", Map.of("Connection", "close"));
    }
    return bytes;
  }

  private Optional<Trial> trial(HttpExchange exchange) {
    return keys(exchange).map(trials::get).filter(Objects::nonNull).findFirst();
  }

  private static Stream<String> keys(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    Stream<String> bearer =
        values(headers, "Authorization")
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(value -> value.substring(7).strip());
    String query = exchange.getRequestURI().getRawQuery();
    Stream<String> parameter =
        Arrays.stream(query == null ? new String[0] : query.split("&"))
            .filter(pair -> pair.startsWith("key="))
            .map(pair -> pair.substring(4));
    return Stream.of(
            bearer, values(headers, "x-api-key"), values(headers, "x-goog-api-key"), parameter)
        .flatMap(values -> values);
  }

  private static Stream<String> values(Headers headers, String name) {
    return headers.getOrDefault(name, List.of()).stream();
  }
}
