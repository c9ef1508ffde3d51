package dev.assize.gate.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assize.gate.gateway.message.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The gateway over streamable HTTP: any number of clients, one server at a URL. Serves {@code /mcp}
 * on the loopback interface only, and nobody whose browser was lured there. Every exchange has a
 * thread of its own. Thread-safe.
 */
public final class HttpGateway implements AutoCloseable {

  private static final String PATH = "/mcp";
  private static final int BACKLOG = 1_024;
  private static final int MAX_SESSIONS = 10_000;
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  static {
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true"); // else small answers wait 40 ms
    }
  }

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  final Upstream upstream;
  final Screen screen;
  final CallLog log;
  final Consumer<String> news;
  private final Set<String> names = new HashSet<>(LOCAL);
  private final Map<String, Sightings> sessions =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sightings> eldest) {
          return size() > MAX_SESSIONS;
        }
      };

  private HttpGateway(
      HttpServer http, URI upstream, Screen screen, CallLog log, Consumer<String> news) {
    this.http = http;
    this.upstream = new Upstream(upstream);
    this.screen = screen;
    this.log = log;
    this.news = news;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any that is free
   * @param names by which clients in a container or sandbox know this machine, beside the usual
   * @param upstream the server's MCP endpoint
   * @param news hears what somebody should know
   * @throws IOException if the port is not free
   */
  public static HttpGateway start(
      int port,
      Collection<String> names,
      URI upstream,
      Screen screen,
      CallLog log,
      Consumer<String> news)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer http = HttpServer.create(address, BACKLOG);
    HttpGateway gateway = new HttpGateway(http, upstream, screen, log, news);
    gateway.names.addAll(names);
    http.createContext("/", gateway::handle);
    http.setExecutor(gateway.threads);
    http.start();
    return gateway;
  }

  /** Where clients find it. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + PATH);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isFromHere(exchange.getRequestHeaders())) {
        say(exchange, 403, "this gateway serves programs on this machine only");
      } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
        say(exchange, 404, "the MCP endpoint is " + PATH);
      } else if (Set.of("POST", "GET", "DELETE").contains(exchange.getRequestMethod())) {
        new HttpPassage(this, exchange).run();
      } else {
        say(exchange, 405, "use POST, GET or DELETE");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      news.accept("a request failed: " + e);
    }
  }

  /** Against DNS rebinding, as the specification of the transport demands. */
  private boolean isFromHere(Headers headers) {
    String host = headers.getFirst("Host");
    String origin = headers.getFirst("Origin");
    return host != null
        && names.contains(host.replaceFirst(":\\d+$", ""))
        && (origin == null
            || names.contains(origin.replaceFirst("^https?://", "").replaceFirst(":\\d+$", "")));
  }

  static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = ("Assize gateway: " + text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** Sends a message as the whole answer. */
  static void answer(HttpExchange exchange, int status, Message message) throws IOException {
    try (message) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, message.bytes().size());
      try (OutputStream out = exchange.getResponseBody();
          var in = message.bytes().read()) {
        in.transferTo(out);
      }
    }
  }

  /** What was seen of the server's tools by whoever sends these headers: servers tell by user. */
  Sightings sightings(Map<String, List<String>> headers) {
    String who = first(headers, "Mcp-session-id") + "\n" + first(headers, "Authorization");
    synchronized (sessions) {
      return sessions.computeIfAbsent(who, key -> new Sightings());
    }
  }

  private static @Nullable String first(Map<String, List<String>> headers, String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  /** The server says that its tools are others now, perhaps in a stream of its own. */
  void toolsChanged() {
    synchronized (sessions) {
      sessions.values().forEach(Sightings::outdate);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    upstream.close();
    threads.shutdownNow();
  }
}
