package dev.assize.agent.command;

import dev.assize.statement.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where an agent leaves its final message to the user. With no part given, it is all of the
 * standard output.
 *
 * @param file a file below the working directory, or {@code ~/…} below the home; or null
 * @param json JSON Pointer (RFC 6901) of a text in the JSON that the agent prints, whole or one
 *     value per line, of which the last that has it counts; or null
 * @param where only JSON values count that have these texts, by JSON Pointer
 */
public record Answer(@Nullable String file, @Nullable String json, Map<String, String> where) {

  /** All of the standard output. */
  public static final Answer STDOUT = new Answer(null, null, Map.of());

  /**
   * Parts that are absent in a document arrive as null.
   *
   * @throws IllegalArgumentException if both places are given, or a pointer is none
   */
  public Answer {
    where = where == null ? Map.of() : Map.copyOf(where);
    if (file != null && json != null) {
      throw new IllegalArgumentException("the answer is in a file or in the output, not in both");
    }
    if (json == null && !where.isEmpty()) {
      throw new IllegalArgumentException("where goes with json");
    }
    if (json != null) {
      JsonPointer.compile(json);
    }
    where.keySet().forEach(JsonPointer::compile);
  }

  /** The answer in what the agent printed; for answers in a file, that file's text. */
  Optional<String> in(String text) {
    Optional<String> found = json == null ? Optional.of(text) : find(text, json);
    return found.map(String::strip).filter(answer -> !answer.isEmpty());
  }

  private Optional<String> find(String text, String pointer) {
    return textAt(text, pointer)
        .or(() ->
            text.lines()
                .map(line -> textAt(line, pointer))
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later));
  }

  private Optional<String> textAt(String json, String pointer) {
    String stripped = json.strip();
    if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
      return Optional.empty();
    }
    try {
      JsonNode root = Json.mapper().readTree(stripped);
      JsonNode node = root.at(pointer);
      return node.isString() && counts(root) ? Optional.of(node.asString()) : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private boolean counts(JsonNode root) {
    return where.entrySet().stream()
        .allMatch(
            condition -> root.at(condition.getKey()).asString("").equals(condition.getValue()));
  }
}
