package dev.assize.world.mcp;

import dev.assize.world.OpenWorld;
import dev.assize.world.ServerSpec;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.DefaultMcpStreamableServerSessionFactory;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One server of an open world, at an address of its own. Its transport is made when the first
 * request comes: agents inside this process never send one. Thread-safe.
 */
final class Mount {

  private final OpenWorld world;
  private final ServerSpec server;
  private final Supplier<HttpServletStreamableServerTransportProvider> transports;
  private final Supplier<Mono<Void>> toolsChanged;
  private @Nullable HttpServletStreamableServerTransportProvider transport;
  private boolean closed;

  /**
   * @param transports makes a transport
   * @param toolsChanged tells the clients of all servers of the world whose tools have just changed
   */
  Mount(
      OpenWorld world,
      ServerSpec server,
      Supplier<HttpServletStreamableServerTransportProvider> transports,
      Supplier<Mono<Void>> toolsChanged) {
    this.world = world;
    this.server = server;
    this.transports = transports;
    this.toolsChanged = toolsChanged;
  }

  /** What answers requests; null once the mount is closed. */
  synchronized @Nullable HttpServletStreamableServerTransportProvider transport() {
    if (transport == null && !closed) {
      HttpServletStreamableServerTransportProvider made = transports.get();
      WorldSession session = new WorldSession(world, server, made.protocolVersions(), toolsChanged);
      made.setSessionFactory(
          new DefaultMcpStreamableServerSessionFactory(
              WorldSession.REQUEST_TIMEOUT,
              session::initialize,
              session.requests(),
              WorldSession.notifications(),
              id -> Mono.empty()));
      transport = made;
    }
    return closed ? null : transport;
  }

  /** Tells the clients of this server, if its tools have just changed. */
  synchronized Mono<Void> tellOfChange() {
    return transport == null || !world.toolsJustChanged(server)
        ? Mono.empty()
        : transport.notifyClients(WorldSession.TOOLS_CHANGED, Map.of());
  }

  /** Ends its sessions, and waits for that. */
  void close() {
    HttpServletStreamableServerTransportProvider used;
    synchronized (this) {
      closed = true;
      used = transport;
    }
    if (used != null) {
      used.closeGracefully().block();
    }
  }
}
