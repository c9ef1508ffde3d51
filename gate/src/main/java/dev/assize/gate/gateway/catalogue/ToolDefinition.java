package dev.assize.gate.gateway.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import tools.jackson.databind.JsonNode;

/**
 * A tool's definition as a catalogue keeps it.
 *
 * @param digest SHA-256 of the RFC 8785 form of the whole definition, as the server lists it: every
 *     field counts, also those that no version of the protocol knows yet
 * @param readOnly whether the definition says so ({@code annotations.readOnlyHint})
 */
public record ToolDefinition(
    @JsonProperty(required = true) Digest digest, @JsonProperty(required = true) boolean readOnly) {

  /**
   * Digests a definition.
   *
   * @param tool an element of the result of {@code tools/list}
   * @throws IllegalArgumentException if it has no canonical form
   */
  public static ToolDefinition of(JsonNode tool) {
    JsonNode hint = tool.path("annotations").path("readOnlyHint");
    return new ToolDefinition(
        Digest.of(Json.canonical(tool)), hint.isBoolean() && hint.booleanValue());
  }
}
