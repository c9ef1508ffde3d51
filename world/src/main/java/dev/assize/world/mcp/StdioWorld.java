package dev.assize.world.mcp;

import dev.assize.world.OpenWorld;
import dev.assize.world.ServerSpec;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpServerSession;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Mono;

/** Serves one open world over a pair of streams, such as standard input and output. */
public final class StdioWorld {

  private static final int MAX_LINE = 4 << 20;

  private StdioWorld() {}

  /**
   * Serves until the client closes its end, or sends what is not JSON-RPC. Neither stream is
   * closed.
   *
   * @param server which of the world's servers
   * @param in newline-delimited JSON-RPC from the client
   * @param out the same to the client; nothing else may write to it meanwhile
   * @throws InterruptedException if the thread is interrupted while it serves
   */
  public static void serve(OpenWorld world, ServerSpec server, InputStream in, OutputStream out)
      throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    StdioServerTransportProvider transport =
        new StdioServerTransportProvider(WorldSession.JSON, in, out, MAX_LINE);
    WorldSession session =
        new WorldSession(
            world,
            server,
            transport.protocolVersions(),
            () -> transport.notifyClients(WorldSession.TOOLS_CHANGED, Map.of()));
    transport.setSessionFactory(channel ->
        new McpServerSession(
            UUID.randomUUID().toString(),
            WorldSession.REQUEST_TIMEOUT,
            channel,
            session::initialize,
            session.requests(),
            WorldSession.notifications(),
            () -> Mono.fromRunnable(ended::countDown)));
    try {
      ended.await();
    } finally {
      transport.closeGracefully().block();
    }
  }
}
