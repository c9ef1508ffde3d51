package dev.assize.examination;

import dev.assize.agent.Agent;
import dev.assize.world.Techniques;
import dev.assize.world.mcp.WorldServer;

/**
 * What trials are run with. Owns the agent, the model route and the world's server, and closes
 * them.
 *
 * @param agent the agent under examination
 * @param models how it gets at its model
 * @param worlds the worlds, their tasks and hazards
 * @param techniques how attackers put things
 * @param server serves open worlds over MCP
 */
public record Laboratory(
    Agent agent, ModelRoute models, Worlds worlds, Techniques techniques, WorldServer server)
    implements AutoCloseable {

  @Override
  public void close() {
    agent.close();
    models.close();
    server.close();
  }
}
