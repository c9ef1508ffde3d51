package dev.assize.agent;

import dev.assize.statement.trace.Trace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an agent needs for one run.
 *
 * @param prompt what its user asks of it
 * @param later what the same user asks afterwards, in order: each message is given when the agent
 *     has answered the one before, in the same session; empty for most assignments
 * @param model the model endpoint it is to use
 * @param worldName name under which its MCP configuration lists the world, for example {@code
 *     office}
 * @param world the world's MCP endpoint (streamable HTTP), for agents that are programs of their
 *     own
 * @param tools the same world called directly, for agents that run inside Assize
 * @param scratch an empty directory for this run alone; deleted by the caller
 * @param deadline how long the run may take, all messages together
 * @param trace where the adapter records model requests, model responses, processes and output
 */
public record Assignment(
    String prompt,
    List<String> later,
    ModelEndpoint model,
    String worldName,
    URI world,
    ToolServer tools,
    Path scratch,
    Duration deadline,
    Trace trace) {

  public Assignment {
    later = List.copyOf(later);
  }

  /** An assignment of one message. */
  public Assignment(
      String prompt,
      ModelEndpoint model,
      String worldName,
      URI world,
      ToolServer tools,
      Path scratch,
      Duration deadline,
      Trace trace) {
    this(prompt, List.of(), model, worldName, world, tools, scratch, deadline, trace);
  }

  /** All messages of the user, in order. */
  public List<String> prompts() {
    return Stream.concat(Stream.of(prompt), later.stream()).toList();
  }
}
