package dev.assize.gate.gateway.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The definitions of all tools that an agent is offered, by server. Its digest is what an
 * application for a certificate names as {@code toolCatalogue}.
 *
 * @param servers by the names that the agent's owner gave them
 */
public record ToolCatalogue(@JsonProperty(required = true) Map<String, Server> servers) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(ToolCatalogue.class, "catalogue.schema.json");

  /** Sorts, so that all print alike. */
  public ToolCatalogue {
    servers = Collections.unmodifiableMap(new TreeMap<>(servers));
  }

  /**
   * What one server offers.
   *
   * @param instructions digest of the UTF-8 of its instructions, which harnesses show to their
   *     models; null if it has none
   * @param tools by name
   */
  public record Server(
      @Nullable Digest instructions,
      @JsonProperty(required = true) Map<String, ToolDefinition> tools) {

    /** Sorts, so that all print alike. */
    public Server {
      tools = Collections.unmodifiableMap(new TreeMap<>(tools));
    }

    /**
     * Digests what a server listed.
     *
     * @param instructions as it greeted with them; null if it has none
     * @throws IllegalArgumentException if a tool has no name, two have one name, or one has no
     *     canonical form
     */
    public static Server of(@Nullable String instructions, Iterable<JsonNode> tools) {
      Map<String, ToolDefinition> digests = new TreeMap<>();
      for (JsonNode tool : tools) {
        JsonNode name = tool.path("name");
        if (!name.isString()) {
          throw new IllegalArgumentException("a tool has no name");
        }
        if (digests.put(name.stringValue(), ToolDefinition.of(tool)) != null) {
          throw new IllegalArgumentException("two tools are called \"" + name.stringValue() + "\"");
        }
      }
      return new Server(instructions == null ? null : digestOf(instructions), digests);
    }
  }

  /** What stands for a server's instructions. */
  public static Digest digestOf(String instructions) {
    return Digest.of(instructions.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a catalogue.
   *
   * @throws dev.assize.statement.document.DocumentException if it is none
   */
  public static ToolCatalogue read(Path file) {
    return Document.read(file).as(ToolCatalogue.class, SCHEMA);
  }

  /** This catalogue with one server more, or with what a server offers now. */
  public ToolCatalogue with(String name, Server server) {
    Map<String, Server> all = new TreeMap<>(servers);
    all.put(name, server);
    return new ToolCatalogue(all);
  }

  /** SHA-256 of the RFC 8785 form of the catalogue's JSON. */
  public Digest digest() {
    return Digest.of(Json.canonical(this));
  }
}
