package dev.assize.server.http;

import dev.assize.server.admission.Admission;
import dev.assize.server.decision.Gatehouse;
import dev.assize.server.decision.QuestionException;
import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gate over HTTP, or HTTPS. Each request has a virtual thread; how much is taken in at a time
 * is bounded. A denial is an answer, with status 200.
 */
public final class GateServer implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger(GateServer.class.getName());
  private static final Header JSON = HeaderValues.createCached("Content-Type", "application/json");
  private static final Header NO_STORE = HeaderValues.createCached("Cache-Control", "no-store");
  private static final Header NO_SNIFF =
      HeaderValues.createCached("X-Content-Type-Options", "nosniff");

  private final WebServer server;
  private final Patience patience;
  private final Routes routes;
  private final Limits limits;
  private final String host;
  private final boolean secure;

  private GateServer(String host, int port, @Nullable Tls tls, Routes routes, Limits limits) {
    this.routes = routes;
    this.limits = limits;
    this.host = host;
    this.secure = tls != null;
    Duration time = limits.bodyTime().plusSeconds(1); // first is asked politely
    this.patience = new Patience(limits.idle(), time);
    WebServerConfig.Builder builder =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofSeconds(1))
            .backlog(1024)
            .useNio(false) // who is silent for too long is interrupted, which closes a plain socket
            .maxTcpConnections(limits.connections())
            .maxConcurrentRequests(limits.requests())
            .connectionOptions(socket -> socket.tcpNoDelay(true))
            .directHandlers(plainly())
            .protocolsDiscoverServices(false) // the only one is this:
            .addConnectionSelector(
                patience.watching(
                    Http1ConnectionSelector.builder()
                        .config(Http1Config.builder().addReceiveListener(patience).build())
                        .build()))
            .routing(routing -> routing.any(this::serve));
    if (tls != null) {
      builder.tls(tls);
    }
    this.server = builder.build();
  }

  /**
   * Serves.
   *
   * @param host name or address of the interface to listen on
   * @param port 0 for any that is free
   * @param tls null for plain HTTP
   * @param admission null if this server lets nothing into a cluster
   * @throws java.io.UncheckedIOException if the port is taken
   */
  public static GateServer start(
      String host,
      int port,
      @Nullable Tls tls,
      Gatehouse gate,
      @Nullable Admission admission,
      Limits limits,
      InstantSource clock) {
    Routes routes = new Routes(gate, admission, limits.questions(), clock);
    GateServer started = new GateServer(host, port, tls, routes, limits);
    started.server.start();
    if (started.server.port() < 0) { // it only logs why
      started.close();
      throw new UncheckedIOException(
          "no gate can be served at %s:%d".formatted(host, port),
          new BindException("the port is taken, or is not yours to take, or the host is not here"));
    }
    return started;
  }

  /** Where it is, without a slash at its end. */
  public URI address() {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("%s://%s:%d".formatted(secure ? "https" : "http", shown, server.port()));
  }

  private void serve(ServerRequest request, ServerResponse response) {
    String method = request.prologue().method().text();
    String path = request.prologue().uriPath().rawPath();
    Reply reply;
    boolean last = request.headers().contains(HeaderValues.CONNECTION_CLOSE);
    try {
      reply = reply(request, method, path, response);
    } catch (QuestionException e) {
      reply = Reply.problem(400, String.valueOf(e.getMessage()));
    } catch (RefusedException e) {
      last = true; // what is left of the body is not read
      reply = Reply.problem(e.status(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOGGER.log(Level.ERROR, "a fault in Assize itself", e);
      reply = Reply.problem(500, "a fault in Assize itself; its log says more");
    }
    response.status(reply.status()).header(JSON).header(NO_STORE).header(NO_SNIFF);
    patience.answering();
    if (last) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    response.send(reply.body());
    patience.answered();
    if (last) {
      throw new CloseConnectionException("answered"); // saying so is not enough
    }
  }

  private Reply reply(ServerRequest request, String method, String path, ServerResponse response) {
    Set<String> methods = routes.methods(path);
    if (methods.isEmpty()) {
      throw new RefusedException(404, "nothing is here; see /v1/openapi.json");
    }
    if (!methods.contains(method)) {
      response.header(HeaderNames.ALLOW, String.join(", ", methods));
      throw new RefusedException(405, "the method is " + String.join(" or ", methods));
    }
    if (method.equals("GET")) {
      patience.deciding();
      return routes.get(path);
    }
    byte[] body = Body.read(request, limits);
    patience.deciding();
    return routes.post(path, body);
  }

  /** What is refused before it is looked at: without a word of what was sent. */
  private static DirectHandlers plainly() {
    DirectHandler handler =
        (request, type, status, headers, message) -> {
          Status told = status.code() == 0 ? Status.BAD_REQUEST_400 : status;
          byte[] body = Reply.problem(told.code(), told.reasonPhrase()).body();
          return DirectHandler.TransportResponse.builder()
              .status(told)
              .headers(headers)
              .header(HeaderNames.CONTENT_TYPE, "application/json")
              .keepAlive(false)
              .entity(new String(body, StandardCharsets.UTF_8))
              .build();
        };
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, handler);
    }
    return handlers.build();
  }

  @Override
  public void close() {
    server.stop();
    patience.close();
  }
}
