package dev.assize.bench;

import dev.assize.agent.Agent;
import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.examination.ModelRoute;
import dev.assize.examination.Trial;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Message;
import dev.assize.world.OpenWorld;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An agent without latency: it lists the tools, makes the calls of the reference solution at once,
 * and answers. It never asks a model; what would be the model knows the solution. So what a trial
 * takes is what Assize takes.
 */
final class Diligent implements Agent, ModelRoute {

  private final boolean overMcp;
  private final Map<URI, List<Message>> solutions = new ConcurrentHashMap<>();
  private final AtomicLong opened = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();

  /**
   * An agent.
   *
   * @param overMcp whether it uses the world over HTTP, with the SDK's client, as programs do;
   *     otherwise directly, as agents do that run inside Assize
   */
  Diligent(boolean overMcp) {
    this.overMcp = overMcp;
  }

  /** How many tools it has called in all. */
  long calls() {
    return calls.get();
  }

  @Override
  public ModelEndpoint open(OpenWorld world, @Nullable Trial trial, Seed seed, Trace trace) {
    URI address = URI.create("http://model.example/" + opened.incrementAndGet());
    solutions.put(address, world.messages());
    return new ModelEndpoint(address, "solution", "");
  }

  @Override
  public void close(ModelEndpoint endpoint) {
    solutions.remove(endpoint.baseUrl());
  }

  @Override
  public Run run(Assignment assignment) {
    List<Message> messages = Objects.requireNonNull(solutions.get(assignment.model().baseUrl()));
    if (overMcp) {
      try (McpSyncClient client = client(assignment.servers().getFirst().address())) {
        client.initialize();
        client.listTools();
        work(
            messages,
            step ->
                client.callTool(
                    CallToolRequest.builder(step.tool()).arguments(step.arguments()).build()),
            assignment.trace());
      }
    } else {
      assignment.tools().list();
      work(
          messages,
          step -> assignment.tools().call(step.tool(), Json.mapper().valueToTree(step.arguments())),
          assignment.trace());
    }
    return Run.completed(Run.Usage.NONE);
  }

  private void work(List<Message> messages, Consumer<Step> call, Trace trace) {
    for (Message message : messages) {
      message.reference().forEach(call);
      calls.addAndGet(message.reference().size());
      trace.append(at -> new TraceEvent.Output(at, TraceEvent.Output.ANSWER, message.answer()));
    }
  }

  private static McpSyncClient client(URI world) {
    return McpClient.sync(
            HttpClientStreamableHttpTransport.builder(
                    world.getScheme() + "://" + world.getAuthority())
                .endpoint(world.getPath())
                .build())
        .build();
  }

  @Override
  public void close() {}
}
