package dev.assize.world;

/** What a tool does to the state. Called by one thread at a time per trial. */
@FunctionalInterface
public interface ToolBehaviour {

  /**
   * @param arguments already checked against the tool's input schema
   * @return prose for the agent to read; never a bare JSON array, number or string, which some
   *     clients choke on
   * @throws ToolRefusal if the world declines, as a real system would: not found, not allowed,
   *     insufficient funds
   */
  String call(State state, Arguments arguments);
}
