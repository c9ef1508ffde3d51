package dev.assize.world;

import tools.jackson.databind.JsonNode;

/**
 * A tool as an agent gets to know it.
 *
 * @param name what calls name
 * @param title for people
 * @param description what the agent's model reads
 * @param annotations hints that some agents decide by
 * @param input JSON Schema (draft 2020-12) of the arguments, which are an object
 */
public record ToolSpec(
    String name, String title, String description, Annotations annotations, JsonNode input) {

  /** The same tool with another description. */
  ToolSpec describedAs(String other) {
    return new ToolSpec(name, title, other, annotations, input);
  }

  /** The tool annotations of the Model Context Protocol. */
  public record Annotations(
      boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {}
}
