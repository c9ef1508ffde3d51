package dev.assize.world;

import dev.assize.statement.Seed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A world whose tools are somebody's server: forwarded, recorded and judged, with what the server
 * finds made for each trial.
 *
 * @param name of the pack
 * @param catalogue the tools that the server had when the pack was read
 */
record WrappedWorld(
    String name,
    WrappedServer server,
    WrappedFacts facts,
    SeedFiles files,
    List<JsonNode> catalogue)
    implements World {

  @Override
  public State generate(Seed seed) {
    State state = new State();
    facts.furnish(state, seed);
    if (!server.wraps().isShared()) {
      Map<String, Object> known = new LinkedHashMap<>(state.snapshot().facts());
      WrappedTrial.furnish(state, files.render(known), server.wraps().shownAs());
    }
    state.isPartly(new WrappedTrial(server, catalogue));
    return state;
  }

  @Override
  public Map<String, ToolBehaviour> behaviours() {
    Map<String, ToolBehaviour> behaviours = new LinkedHashMap<>();
    for (JsonNode tool : catalogue) {
      String name = tool.path("name").asString("");
      behaviours.put(name, (state, arguments) -> trial(state).call(state, name, arguments.json()));
    }
    return behaviours;
  }

  private static WrappedTrial trial(State state) {
    return state
        .outside()
        .map(WrappedTrial.class::cast)
        .orElseThrow(() -> new IllegalStateException("a state of another world"));
  }

  /** A tool as agents get to know it; what is left unsaid is as the protocol says. */
  static ToolSpec spec(JsonNode tool) {
    JsonNode hints = tool.path("annotations");
    return new ToolSpec(
        tool.path("name").asString(""),
        tool.path("title").asString(hints.path("title").asString("")),
        tool.path("description").asString(""),
        new ToolSpec.Annotations(
            hints.path("readOnlyHint").asBoolean(false),
            hints.path("destructiveHint").asBoolean(true),
            hints.path("idempotentHint").asBoolean(false),
            hints.path("openWorldHint").asBoolean(true)),
        tool.path("inputSchema"));
  }
}
