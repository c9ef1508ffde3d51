package dev.assize.bench;

import dev.assize.statement.Json;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Judgement;
import dev.assize.world.OpenWorld;
import dev.assize.world.mcp.WorldServer;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A world's part of a trial: opening it, a reference solution's calls, judging; directly and over
 * MCP.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@SuppressWarnings("NullAway.Init")
public class WorldBench {

  private Material material;
  private WorldServer server;
  private int number;

  @Setup(Level.Trial)
  public void start() {
    material = new Material();
    server = WorldServer.start();
  }

  @TearDown(Level.Trial)
  public void stop() {
    server.close();
  }

  /** The calls are made on the open world itself. */
  @Benchmark
  public Judgement direct() {
    OpenWorld world = open();
    for (Step step : world.reference()) {
      world.call(step.tool(), Json.mapper().valueToTree(step.arguments()));
    }
    return world.judge();
  }

  /**
   * The calls are made by an MCP client over streamable HTTP: mount, initialise, list, calls,
   * unmount.
   */
  @Benchmark
  public Judgement overMcp() {
    OpenWorld world = open();
    Map<String, URI> servers = server.mount(world);
    URI address = servers.values().iterator().next();
    try (McpSyncClient client =
        McpClient.sync(
                HttpClientStreamableHttpTransport.builder(
                        address.getScheme() + "://" + address.getAuthority())
                    .endpoint(address.getPath())
                    .build())
            .build()) {
      client.initialize();
      client.listTools();
      for (Step step : world.reference()) {
        client.callTool(CallToolRequest.builder(step.tool()).arguments(step.arguments()).build());
      }
    } finally {
      server.unmount(servers);
    }
    return world.judge();
  }

  private OpenWorld open() {
    return material.world.open(
        Material.SEED.derive("world " + number++),
        material.world.tasks().get(number % material.world.tasks().size()),
        null,
        new Trace());
  }
}
