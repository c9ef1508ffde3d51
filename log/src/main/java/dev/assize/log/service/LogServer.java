package dev.assize.log.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assize.log.LogException;
import dev.assize.log.storage.AppendException;
import dev.assize.log.storage.LogClosedException;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.storage.Receipt;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * A log on HTTP: its files as C2SP tlog-tiles demands, and {@code POST /add}, whose body is an
 * entry and whose answer is a C2SP tlog-proof, with the extra data that {@link AppendableLog}
 * promises.
 *
 * <p>The files may as well be served by any static web server. On the open Internet a reverse proxy
 * belongs before this one, for TLS and against slow clients.
 */
public final class LogServer implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger(LogServer.class.getName());

  /** Where entries are sent to, below the log's address. */
  static final String ADD = "add";

  private static final int BACKLOG = 256;
  private static final int MOST_AT_ONCE = 2048;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final Pattern TILE =
      Pattern.compile(
          "/tile/(?:[0-9]{1,2}|entries)/(?:x[0-9]{3}/){0,6}[0-9]{3}(?:\\.p/[0-9]{1,3})?");

  private final Path directory;
  private final LogWriter log;
  private final SigningKey key;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places;

  private static final class Response {
    private final int status;
    private final String type;
    private final String caching;
    private final byte[] body;

    Response(int status, String type, String caching, byte[] body) {
      this.status = status;
      this.type = type;
      this.caching = caching;
      this.body = body;
    }

    static Response text(int status, String text) {
      return new Response(status, TEXT, "no-store", text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private LogServer(Path directory, LogWriter log, SigningKey key, HttpServer server, int atOnce) {
    this.directory = directory;
    this.log = log;
    this.key = key;
    this.server = server;
    this.places = new Semaphore(atOnce);
  }

  /**
   * Serves a log.
   *
   * @param directory of the log
   * @param log open on it; stays the caller's to close
   * @param key of the log
   * @param port on this machine's loopback interface; 0 for any that is free
   * @throws UncheckedIOException if the port is taken
   */
  public static LogServer start(Path directory, LogWriter log, SigningKey key, int port) {
    return start(directory, log, key, port, MOST_AT_ONCE);
  }

  /** With another number of entries that may wait; those who send more are turned away. */
  static LogServer start(Path directory, LogWriter log, SigningKey key, int port, int atOnce) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      LogServer started =
          new LogServer(directory, log, key, HttpServer.create(address, BACKLOG), atOnce);
      started.server.setExecutor(started.threads);
      started.server.createContext("/", started::serve);
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("no log can be served at " + address, e);
    }
  }

  /** Where the log is, ending in a slash. */
  public URI address() {
    return URI.create(
        "http://%s:%d/"
            .formatted(server.getAddress().getHostString(), server.getAddress().getPort()));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response = respond(exchange);
      exchange.getResponseHeaders().set("Content-Type", response.type);
      exchange.getResponseHeaders().set("Cache-Control", response.caching);
      exchange.sendResponseHeaders(response.status, response.body.length);
      exchange.getResponseBody().write(response.body);
    }
  }

  private Response respond(HttpExchange exchange) throws IOException {
    String path = Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "");
    boolean adding = path.equals("/" + ADD);
    if (!exchange.getRequestMethod().equals(adding ? "POST" : "GET")) {
      return Response.text(405, "the method is " + (adding ? "POST" : "GET") + "\n");
    }
    if (adding) {
      return add(exchange);
    }
    if (path.equals("/checkpoint")) {
      return new Response(200, TEXT, "no-cache", log.checkpoint());
    }
    return TILE.matcher(path).matches() ? tile(path) : Response.text(404, "nothing is here\n");
  }

  private Response tile(String path) throws IOException {
    Path file = directory.resolve(path.substring(1));
    return Files.isRegularFile(file)
        ? new Response(
            200,
            "application/octet-stream",
            "public, max-age=31536000, immutable",
            Files.readAllBytes(file))
        : Response.text(404, "the log has no such tile\n");
  }

  private Response add(HttpExchange exchange) throws IOException {
    byte[] entry = exchange.getRequestBody().readNBytes(LogWriter.MAX_ENTRY + 1);
    if (entry.length < 1 || entry.length > LogWriter.MAX_ENTRY) {
      return Response.text(
          entry.length < 1 ? 400 : 413, "an entry has 1 to " + LogWriter.MAX_ENTRY + " bytes\n");
    }
    if (!places.tryAcquire()) {
      return Response.text(503, "too many entries are waiting; try again\n");
    }
    try {
      Receipt receipt = log.append(entry);
      return Response.text(200, ProofOfAppending.of(entry, receipt, key).toString());
    } catch (AppendException | LogClosedException e) {
      return Response.text(503, e.getMessage() + "\n");
    } catch (LogException e) {
      LOGGER.log(Level.ERROR, e.getMessage());
      return Response.text(500, "the log cannot be written at present\n");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Response.text(503, "the log is being closed\n");
    } finally {
      places.release();
    }
  }

  /** Stops serving; entries whose appenders were not answered may be in the log. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
