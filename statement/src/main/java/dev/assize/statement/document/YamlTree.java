package dev.assize.statement.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;

/** A JSON tree and the position of each of its parts, by JSON Pointer (RFC 6901). */
record YamlTree(JsonNode root, Map<String, Position> positions) {

  static final int MAX_NODES = 200_000;
  static final int MAX_DEPTH = 64;

  /**
   * @throws DocumentException if the text is not one document of YAML within the limits
   */
  static YamlTree of(String source, String text) {
    try {
      return new YamlReader(source, text).read();
    } catch (MarkedYamlEngineException e) {
      throw Document.problem(
          source, Position.of(e.getProblemMark()), "not YAML: " + oneLine(e.getProblem()));
    } catch (ReaderException e) {
      throw Document.problem(
          source,
          Position.at(text, e.getPosition()),
          "not YAML: the character U+%04X may not stand here".formatted(e.getCodePoint()));
    } catch (YamlEngineException e) {
      throw Document.problem(source, Position.START, "not YAML: " + oneLine(e.getMessage()));
    }
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).replaceAll("\\s*\\R\\s*", " ");
  }
}
