package dev.assize.agent;

import dev.assize.statement.trace.Trace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What an agent needs for one run.
 *
 * @param prompt what its user asks of it
 * @param later what the same user asks afterwards, in order: each message is given when the agent
 *     has answered the one before; empty for most assignments
 * @param model the model endpoint it is to use
 * @param servers the MCP servers (streamable HTTP) of the world, for agents that are programs of
 *     their own; at least one, and the world's own comes first
 * @param tools the tools of all of them called directly, for agents that run inside Assize
 * @param folder gives an empty directory for this run alone, made when it is first asked for;
 *     deleted by the caller
 * @param deadline how long the run may take, all messages together
 * @param trace where the adapter records model requests, model responses, processes and output
 */
public record Assignment(
    String prompt,
    List<Later> later,
    ModelEndpoint model,
    List<Server> servers,
    ToolServer tools,
    Supplier<Path> folder,
    Duration deadline,
    Trace trace) {

  public Assignment {
    later = List.copyOf(later);
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("an agent needs a server with tools");
    }
  }

  /** An assignment of one message at one server. */
  public Assignment(
      String prompt,
      ModelEndpoint model,
      Server server,
      ToolServer tools,
      Supplier<Path> folder,
      Duration deadline,
      Trace trace) {
    this(prompt, List.of(), model, List.of(server), tools, folder, deadline, trace);
  }

  /**
   * A later message of the user.
   *
   * @param newSession whether the agent is started anew for it: with the files that it left, and
   *     with nothing of what was said
   */
  public record Later(String prompt, boolean newSession) {}

  /**
   * An MCP server.
   *
   * @param name under which the agent's configuration lists it, for example {@code office}
   * @param address its endpoint
   */
  public record Server(String name, URI address) {}

  /** An empty directory for this run alone, made when it is first asked for. */
  public Path scratch() {
    return folder.get();
  }

  /** All messages of the user, in order. */
  public List<String> prompts() {
    return Stream.concat(Stream.of(prompt), later.stream().map(Later::prompt)).toList();
  }
}
