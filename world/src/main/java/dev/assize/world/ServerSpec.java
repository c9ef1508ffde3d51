package dev.assize.world;

import java.util.Set;

/**
 * One of the servers that a world's tools are served by. An agent lists each by its name.
 *
 * @param name the world's for its own server
 * @param description what the server says of itself
 * @param tools names of its tools; every tool has one server
 */
public record ServerSpec(String name, String description, Set<String> tools) {

  public ServerSpec {
    tools = Set.copyOf(tools);
  }
}
