package dev.assize.world.mcp;

import dev.assize.world.OpenWorld;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.ee11.servlet.ErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Serves the worlds of all trials of an examination, each at its own unguessable address, over
 * streamable HTTP on the loopback interface. Thread-safe.
 *
 * <p>Requests that name another host, or come from a web page of another origin, are refused
 * (protection against DNS rebinding, as the specification of the transport demands).
 */
public final class WorldServer implements AutoCloseable {

  /** The largest request, in bytes. */
  public static final int MAX_REQUEST_BYTES = 4 << 20;

  private static final String LOOPBACK = "127.0.0.1";
  private static final int SECRET_BYTES = 16;
  private static final int MAX_CONCURRENT_REQUESTS = 2_000;

  /** Longer than any agent thinks between two calls: a connection that it keeps stays usable. */
  private static final long IDLE_MILLIS = 15 * 60 * 1000L;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Mount> mounts = new ConcurrentHashMap<>();
  private final Server server;
  private final int port;

  private final List<String> names;

  private WorldServer(List<String> names) {
    this.names = List.copyOf(names);
    server = new Server(new VirtualThreadPool(MAX_CONCURRENT_REQUESTS));
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(handler());
    try {
      server.start();
    } catch (Exception e) {
      throw new UncheckedIOException(
          new IOException("cannot serve worlds on " + LOOPBACK + ": " + e.getMessage(), e));
    }
    port = connector.getLocalPort();
  }

  /**
   * Starts a server on a free port.
   *
   * @param names further hosts, with the port unless it is 80, by which agents may call it
   * @throws UncheckedIOException if no port can be opened
   */
  public static WorldServer start(String... names) {
    return new WorldServer(List.of(names));
  }

  /**
   * Makes a world reachable, and gives the address of each of its servers by the server's name; the
   * world's own comes first.
   */
  public Map<String, URI> mount(OpenWorld world) {
    Map<String, URI> addresses = new LinkedHashMap<>();
    List<Mount> all = new ArrayList<>();
    Supplier<Mono<Void>> toolsChanged =
        () -> Flux.fromIterable(all).flatMap(Mount::tellOfChange).then();
    world.servers().forEach(each -> all.add(new Mount(world, each, this::transport, toolsChanged)));
    for (int i = 0; i < all.size(); i++) {
      byte[] secret = new byte[SECRET_BYTES];
      random.nextBytes(secret);
      String path = "/" + HexFormat.of().formatHex(secret) + "/mcp";
      mounts.put(path, all.get(i));
      addresses.put(world.servers().get(i).name(), address().resolve(path));
    }
    return addresses;
  }

  /** What the addresses of all mounted worlds begin with: scheme, host and port. */
  public URI address() {
    return URI.create("http://" + LOOPBACK + ":" + port);
  }

  /** Ends the sessions of these servers; their addresses are not found from now on. */
  public void unmount(Map<String, URI> addresses) {
    addresses.values().forEach(this::unmount);
  }

  /** Ends a server's sessions; its address is not found from now on. */
  public void unmount(URI address) {
    Mount mount = mounts.remove(address.getPath());
    if (mount != null) {
      mount.close();
    }
  }

  /** Ends all sessions and frees the port. */
  @Override
  public void close() {
    mounts.keySet().forEach(path -> unmount(URI.create(path)));
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server of worlds does not stop: " + e.getMessage(), e);
    }
  }

  /** Without the SDK's sweeper of idle sessions: it costs a thread that outlives the trial. */
  private HttpServletStreamableServerTransportProvider transport() {
    List<String> hosts =
        Stream.concat(Stream.of(LOOPBACK + ":" + port, "localhost:" + port), names.stream())
            .toList();
    return HttpServletStreamableServerTransportProvider.builder()
        .jsonMapper(WorldSession.JSON)
        .maxRequestSize(MAX_REQUEST_BYTES)
        .sessionSweepInterval(null)
        .httpHeaderValidator(
            DefaultServerTransportSecurityValidator.builder()
                .allowedHosts(hosts)
                .allowedOrigins(hosts.stream().map(host -> "http://" + host).toList())
                .build())
        .build();
  }

  private ServletContextHandler handler() {
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder holder = new ServletHolder(new Dispatcher());
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    context.setErrorHandler(errors());
    return context;
  }

  /** Error pages that say nothing about the server's insides. */
  private static ErrorHandler errors() {
    ErrorHandler errors = new ErrorHandler();
    errors.setShowOrigin(false);
    errors.setShowStacks(false);
    errors.setShowCauses(false);
    errors.setDefaultResponseMimeType("text/plain");
    return errors;
  }

  /** Passes each request to the transport of its trial. */
  private final class Dispatcher extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      @Nullable Mount mount = mounts.get(request.getRequestURI());
      @Nullable HttpServletStreamableServerTransportProvider transport =
          mount == null ? null : mount.transport();
      if (transport == null) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
      } else {
        transport.service(request, response);
        if (request.isAsyncStarted() && request.getMethod().equals("GET")) {
          response.flushBuffer(); // a listener learns at once that it is listening
        }
      }
    }
  }
}
