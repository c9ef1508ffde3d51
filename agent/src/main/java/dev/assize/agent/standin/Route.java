package dev.assize.agent.standin;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, by its method and path.
 *
 * @param model the model's name where it stands in the path; otherwise empty
 * @param streaming what the path says about it
 */
record Route(Dialect dialect, Action action, String model, Streaming streaming) {

  enum Action {
    GENERATE,
    COUNT,
    MODELS,
    MODEL
  }

  /** How the path asks for the reply. */
  enum Streaming {
    /** The path leaves it to the body. */
    AS_BODY_SAYS,
    /** Server-sent events. */
    EVENTS,
    /** One JSON array, as Gemini does it without {@code alt=sse}. */
    ARRAY
  }

  private static final Dialect CHAT = new ChatDialect();
  private static final Dialect RESPONSES = new ResponsesDialect();
  private static final Dialect MESSAGES = new MessagesDialect();
  private static final Dialect GENERATE_CONTENT = new GenerateContentDialect();

  private static final Map<String, Route> POSTS =
      Map.of(
          "/v1/chat/completions", post(CHAT, Action.GENERATE),
          "/v1/responses", post(RESPONSES, Action.GENERATE),
          "/v1/responses/input_tokens", post(RESPONSES, Action.COUNT),
          "/v1/messages", post(MESSAGES, Action.GENERATE),
          "/v1/messages/count_tokens", post(MESSAGES, Action.COUNT));
  private static final Pattern GEMINI =
      Pattern.compile(
          "/v1(?:beta)?/(?:models|tunedModels)/([^/:]+)"
              + ":(generateContent|streamGenerateContent|countTokens)");
  private static final Pattern MODELS = Pattern.compile("/v1(?:beta)?/models(?:/([^:]+))?/?");

  /** In whose shape to answer, whether or not the request asks for anything known. */
  static Dialect dialect(HttpExchange exchange) {
    String path = path(exchange);
    if (path.startsWith("/v1beta") || GEMINI.matcher(path).matches()) {
      return GENERATE_CONTENT;
    }
    Route post = POSTS.get(path);
    if (post != null) {
      return post.dialect();
    }
    return exchange.getRequestHeaders().containsKey("anthropic-version") ? MESSAGES : CHAT;
  }

  /** The dialect of that name, as traces have it; empty if there is none. */
  static Optional<Dialect> dialect(String name) {
    return Stream.of(CHAT, RESPONSES, MESSAGES, GENERATE_CONTENT)
        .filter(dialect -> dialect.name().equals(name))
        .findFirst();
  }

  /**
   * @throws RefusedRequest with 404, 405 or 426
   */
  static Route of(HttpExchange exchange) {
    if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
      throw new RefusedRequest(
          426,
          "WebSocket is not supported here; use HTTP.",
          Map.of("Upgrade", "HTTP/1.1", "Connection", "Upgrade"));
    }
    String path = path(exchange);
    Route route = route(exchange, path);
    if (route == null) {
      throw new RefusedRequest(
          404, "Invalid URL (%s %s)".formatted(exchange.getRequestMethod(), path));
    }
    String method = List.of(Action.MODEL, Action.MODELS).contains(route.action()) ? "GET" : "POST";
    if (!exchange.getRequestMethod().equals(method)) {
      throw new RefusedRequest(
          405,
          "Not allowed to %s on %s.".formatted(exchange.getRequestMethod(), path),
          Map.of("Allow", method));
    }
    return route;
  }

  /** Clients that join a base URL and a path with one slash too many are understood. */
  private static String path(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path == null ? "" : path.replaceAll("//+", "/");
  }

  private static @Nullable Route route(HttpExchange exchange, String path) {
    Route post = POSTS.get(path);
    if (post != null) {
      return post;
    }
    Matcher gemini = GEMINI.matcher(path);
    if (gemini.matches()) {
      String query = String.valueOf(exchange.getRequestURI().getRawQuery());
      return gemini(gemini.group(1), gemini.group(2), List.of(query.split("&")));
    }
    Matcher models = MODELS.matcher(path);
    if (!models.matches()) {
      return null;
    }
    String model = models.group(1);
    return new Route(
        dialect(exchange),
        model == null ? Action.MODELS : Action.MODEL,
        model == null ? "" : model,
        Streaming.AS_BODY_SAYS);
  }

  private static Route gemini(String model, String verb, List<String> query) {
    return switch (verb) {
      case "countTokens" ->
          new Route(GENERATE_CONTENT, Action.COUNT, model, Streaming.AS_BODY_SAYS);
      case "generateContent" ->
          new Route(GENERATE_CONTENT, Action.GENERATE, model, Streaming.AS_BODY_SAYS);
      default ->
          new Route(
              GENERATE_CONTENT,
              Action.GENERATE,
              model,
              query.contains("alt=sse") ? Streaming.EVENTS : Streaming.ARRAY);
    };
  }

  private static Route post(Dialect dialect, Action action) {
    return new Route(dialect, action, "", Streaming.AS_BODY_SAYS);
  }
}
