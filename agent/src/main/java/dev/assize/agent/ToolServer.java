package dev.assize.agent;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A world's tools, called without a network in between. Records calls and results in the trial's
 * trace by itself.
 */
public interface ToolServer {

  /** The tools in a fixed order. */
  List<Tool> list();

  /**
   * Whether a tool describes itself otherwise than before the last call, so that one lists anew.
   */
  default boolean justChanged() {
    return false;
  }

  /**
   * Calls a tool. Unknown names and bad arguments come back as results with {@link Result#error}.
   *
   * @param arguments as the model wrote them
   */
  Result call(String tool, JsonNode arguments);

  /**
   * @param inputSchema JSON Schema of the arguments
   */
  record Tool(String name, String description, JsonNode inputSchema) {}

  /** What a tool answered, as the text that the model gets to read. */
  record Result(String text, boolean error) {}
}
