package dev.assize.world;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * {@code world.yaml} of a pack that wraps a server, as written.
 *
 * @param facts what differs from trial to trial: for each name of each group, what is drawn from
 */
record WrappedFile(
    String name,
    String description,
    Wraps wraps,
    Map<String, Map<String, List<JsonNode>>> facts,
    Map<String, WorldFile.PlaceFile> places,
    WorldFile.SelfTest selfTest) {

  WrappedFile {
    facts = facts == null ? Map.of() : facts;
  }

  WorldFile with(List<ToolSpec> tools) {
    return new WorldFile(name, description, tools, Map.of(), places, selfTest);
  }
}
