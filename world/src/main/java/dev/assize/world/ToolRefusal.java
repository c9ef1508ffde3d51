package dev.assize.world;

/** A tool declines a call; its message is what the agent reads, as an MCP tool error. */
public final class ToolRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ToolRefusal(String message) {
    super(message, null, false, false);
  }
}
