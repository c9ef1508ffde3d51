package dev.assize.world;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code world.yaml} as written. */
record WorldFile(
    String name,
    String description,
    List<ToolSpec> tools,
    @Nullable Map<String, ServerFile> servers,
    Map<String, PlaceFile> places,
    SelfTest selfTest) {

  /**
   * A further server.
   *
   * @param tools names of its tools
   */
  record ServerFile(String description, List<String> tools) {

    ServerFile {
      tools = List.copyOf(tools);
    }
  }

  /** The servers beside the world's own. */
  Map<String, ServerFile> serverFiles() {
    return servers == null ? Map.of() : servers;
  }

  record PlaceFile(
      @Nullable String collection,
      @Nullable String field,
      @Nullable String tool,
      int afterCalls,
      @Nullable String result,
      String description) {}

  record SelfTest(
      String prompt, List<StepTemplate> reference, @Nullable String answer, String done) {

    Task task() {
      return new Task(
          "self-test",
          "Self-test",
          Map.of(),
          Map.of(),
          prompt,
          Map.of(),
          reference,
          answer == null ? "Done." : answer,
          List.of(),
          Map.of(),
          done,
          List.of());
    }
  }

  List<Place> placeList() {
    return places.entrySet().stream()
        .map(entry ->
            new Place(
                entry.getKey(),
                entry.getValue().collection(),
                entry.getValue().field(),
                entry.getValue().tool(),
                entry.getValue().afterCalls(),
                entry.getValue().result(),
                entry.getValue().description()))
        .toList();
  }
}
