package dev.assize.log.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.text.MalformedTextException;
import dev.assize.log.witness.Answer.Conflict;
import dev.assize.log.witness.Answer.Cosigned;
import dev.assize.log.witness.Answer.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A witness on HTTP: {@code POST /add-checkpoint} for logs, and {@code GET /HASH/checkpoint} for
 * monitors, where HASH is SHA-256 of the log's origin in hexadecimal.
 *
 * <p>On the open Internet a reverse proxy belongs before it, for TLS and against slow clients.
 */
public final class WitnessServer implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger(WitnessServer.class.getName());
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String SIZE = "text/x.tlog.size";
  private static final int BACKLOG = 128;

  private final Witness witness;
  private final Map<String, String> originsByPath;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private record Response(int status, String type, String body) {}

  private WitnessServer(Witness witness, HttpServer server) {
    this.witness = witness;
    this.server = server;
    this.originsByPath =
        witness.origins().stream()
            .collect(
                Collectors.toMap(
                    origin -> "/" + WitnessState.hash(origin) + "/checkpoint",
                    Function.identity()));
  }

  /**
   * Serves on this machine's loopback interface only.
   *
   * @param port 0 for any that is free
   * @throws UncheckedIOException if the port is taken
   */
  public static WitnessServer start(Witness witness, int port) {
    return start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /**
   * Serves at an address.
   *
   * @throws UncheckedIOException if nothing can be served there
   */
  public static WitnessServer start(Witness witness, InetSocketAddress address) {
    try {
      WitnessServer started = new WitnessServer(witness, HttpServer.create(address, BACKLOG));
      started.server.setExecutor(started.threads);
      started.server.createContext("/", started::serve);
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("no witness can be served at " + address, e);
    }
  }

  /** Prefix of both addresses, ending in a slash. */
  public URI address() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort()));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response = respond(exchange);
      byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", response.type());
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Response respond(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean isAdding = path.equals("/add-checkpoint");
    String origin = originsByPath.get(path);
    if (!isAdding && origin == null) {
      return refusal(404, "there is nothing here");
    }
    if (!exchange.getRequestMethod().equals(isAdding ? "POST" : "GET")) {
      return refusal(405, "the method is " + (isAdding ? "POST" : "GET"));
    }
    try {
      return origin == null ? add(exchange) : latest(origin);
    } catch (WitnessStateException e) {
      LOGGER.log(Level.ERROR, e.getMessage());
      return refusal(500, "this witness cannot work at present");
    }
  }

  private Response add(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_SIZE + 1);
    if (body.length > AddCheckpoint.MAX_SIZE) {
      return refusal(413, "a request has at most %d bytes".formatted(AddCheckpoint.MAX_SIZE));
    }
    try {
      return response(witness.add(AddCheckpoint.parse(body)));
    } catch (MalformedTextException e) {
      return refusal(400, String.valueOf(e.getMessage()));
    }
  }

  private static Response response(Answer answer) {
    return switch (answer) {
      case Cosigned cosigned -> new Response(200, TEXT, cosigned.signature() + "\n");
      case Conflict conflict -> new Response(409, SIZE, conflict.size() + "\n");
      case Refused refused -> refusal(status(refused.reason()), refused.message());
    };
  }

  private static int status(Answer.Reason reason) {
    return switch (reason) {
      case MALFORMED -> 400;
      case UNTRUSTED -> 403;
      case UNKNOWN_LOG -> 404;
      case INCONSISTENT -> 422;
    };
  }

  private Response latest(String origin) {
    Optional<SignedCheckpoint> latest = witness.latest(origin);
    return latest.isPresent()
        ? new Response(200, TEXT, latest.get().toString())
        : refusal(404, "this witness has cosigned nothing of this log yet");
  }

  private static Response refusal(int status, String message) {
    return new Response(status, TEXT, message + "\n");
  }

  /** Stops serving; requests that are worked on are cut off, which loses nothing. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
