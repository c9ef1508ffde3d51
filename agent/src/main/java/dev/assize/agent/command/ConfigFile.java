package dev.assize.agent.command;

import dev.assize.statement.Json;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A file that an agent finds when it starts.
 *
 * <p>A mapping is written as JSON, TOML or YAML by the ending of the file's name. Variables in it
 * are filled in before it is written, as parts of strings, so that no value can break out of the
 * file's syntax. A text is written as it stands; its variables cannot be escaped, which is why they
 * are refused where one of the three formats is expected.
 *
 * <p>A world may have several MCP servers. What stands under a key with the world's name, and an
 * element of a list that names the world, is written once for each of them.
 *
 * @param path {@code ~/…} below the run's home, or relative to its working directory
 * @param content a mapping or a text
 */
record ConfigFile(String path, JsonNode content) {

  private static final Pattern PATH = Pattern.compile("(~/)?[^/~\\x00-\\x1f][^\\x00-\\x1f]*");
  private static final Pattern UPWARDS = Pattern.compile("(^|/)\\.\\.?(/|$)|//|/$");

  /** YAML knows these as line breaks, or wants them escaped; JSON lets them stand. */
  private static final Pattern NOT_PLAIN_IN_YAML =
      Pattern.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]");

  private static final ObjectMapper TOML = new TomlMapper();

  ConfigFile {
    if (!PATH.matcher(path).matches() || UPWARDS.matcher(path).find()) {
      throw new IllegalArgumentException(
          "\"" + path + "\" must lie below the home (~/…) or the working directory");
    }
    Optional<Function<JsonNode, String>> format = format(path);
    if (content.isObject() && format.isEmpty()) {
      throw new IllegalArgumentException(
          path + ": a mapping can be written to .json, .toml, .yaml and .yml files only");
    }
    if (!content.isObject() && !content.isString()) {
      throw new IllegalArgumentException(path + ": the content must be a mapping or a text");
    }
    if (content.isString() && format.isPresent() && Template.hasVariables(content.asString())) {
      throw new IllegalArgumentException(
          path + ": write the content as a mapping, so that its variables can be escaped");
    }
  }

  /** Whether it belongs below the home rather than below the working directory. */
  boolean inHome() {
    return path.startsWith("~/");
  }

  /** The path below the directory that it belongs to. */
  String relativePath() {
    return inHome() ? path.substring(2) : path;
  }

  /**
   * The file's text.
   *
   * @param servers the variables of each MCP server, which stand in place of those in {@code
   *     values}
   * @throws IllegalArgumentException if a variable has no value, or one that this file cannot hold
   */
  String render(Map<Variable, String> values, List<Map<Variable, String>> servers) {
    if (content.isString()) {
      return Template.fill(content.asString(), values);
    }
    JsonNode filled = new Filling(servers).fill(content, values);
    return format(path).orElseThrow().apply(filled);
  }

  /** Fills in the variables, for one server after the other where it is about servers. */
  private record Filling(List<Map<Variable, String>> servers) {

    JsonNode fill(JsonNode node, Map<Variable, String> values) {
      return switch (node) {
        case ObjectNode object -> {
          ObjectNode filled = JsonNodeFactory.instance.objectNode();
          for (Map.Entry<String, JsonNode> entry : object.properties()) {
            for (Map<Variable, String> each : each(names(entry.getKey()), values)) {
              String key = Template.fill(entry.getKey(), each);
              if (filled.has(key)) {
                throw new IllegalArgumentException("the key \"" + key + "\" would stand twice");
              }
              filled.set(key, fill(entry.getValue(), each));
            }
          }
          yield filled;
        }
        case ArrayNode array -> {
          ArrayNode filled = JsonNodeFactory.instance.arrayNode();
          for (JsonNode element : array) {
            each(names(element), values).forEach(each -> filled.add(fill(element, each)));
          }
          yield filled;
        }
        default ->
            node.isString()
                ? JsonNodeFactory.instance.stringNode(Template.fill(node.asString(), values))
                : node;
      };
    }

    private List<Map<Variable, String>> each(boolean perServer, Map<Variable, String> values) {
      return perServer
          ? servers.stream().map(server -> with(values, server)).toList()
          : List.of(values);
    }

    private static Map<Variable, String> with(
        Map<Variable, String> values, Map<Variable, String> server) {
      Map<Variable, String> all = new EnumMap<>(values);
      all.putAll(server);
      return all;
    }

    private static boolean names(String text) {
      return text.contains(Variable.WORLD_NAME.template());
    }

    /** An element that holds others is about servers if none of those is a list of them. */
    private static boolean names(JsonNode element) {
      return switch (element) {
        case ObjectNode object ->
            object.properties().stream()
                .anyMatch(entry ->
                    !names(entry.getKey())
                        && entry.getValue().isString()
                        && names(entry.getValue().stringValue()));
        default -> element.isString() && names(element.stringValue());
      };
    }
  }

  private static Optional<Function<JsonNode, String>> format(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "json" -> Optional.of(Json.mapper()::writeValueAsString);
      case "toml" -> Optional.of(TOML::writeValueAsString);
      case "yaml", "yml" -> Optional.of(ConfigFile::yaml);
      default -> Optional.empty();
    };
  }

  /** JSON is YAML (YAML 1.2 chapter 1.3), once a few characters are escaped. */
  private static String yaml(JsonNode node) {
    return NOT_PLAIN_IN_YAML
        .matcher(Json.mapper().writeValueAsString(node))
        .replaceAll(match -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
  }
}
