package dev.assize.agent;

import dev.assize.statement.trace.Trace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What an agent needs for one run.
 *
 * @param prompt what its user asks of it
 * @param model the model endpoint it is to use
 * @param worldName name under which its MCP configuration lists the world, for example {@code
 *     office}
 * @param world the world's MCP endpoint (streamable HTTP), for agents that are programs of their
 *     own
 * @param tools the same world called directly, for agents that run inside Assize
 * @param scratch an empty directory for this run alone; deleted by the caller
 * @param deadline how long the run may take
 * @param trace where the adapter records model requests, model responses, processes and output
 */
public record Assignment(
    String prompt,
    ModelEndpoint model,
    String worldName,
    URI world,
    ToolServer tools,
    Path scratch,
    Duration deadline,
    Trace trace) {}
