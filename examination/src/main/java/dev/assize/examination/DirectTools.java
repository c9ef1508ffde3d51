package dev.assize.examination;

import dev.assize.agent.ToolServer;
import dev.assize.world.OpenWorld;
import dev.assize.world.ToolAnswer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A world's tools without a network in between. Thread-safe.
 *
 * @param world an open one
 */
record DirectTools(OpenWorld world) implements ToolServer {

  @Override
  public List<Tool> list() {
    return world.listTools().stream()
        .map(tool -> new Tool(tool.name(), tool.description(), tool.input()))
        .toList();
  }

  @Override
  public boolean justChanged() {
    return world.toolsJustChanged();
  }

  @Override
  public Result call(String tool, JsonNode arguments) {
    ToolAnswer answer = world.call(tool, arguments);
    return new Result(answer.text(), answer.error());
  }
}
