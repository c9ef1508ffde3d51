package dev.assize.agent.draft;

import dev.assize.agent.draft.SmallFile.UnusableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the configuration of an MCP client says. Values of headers, environment variables and
 * arguments are left where they are.
 *
 * @param place where it lies
 * @param servers one line for each of the first servers: its name, and its host or program
 * @param more how many there are beyond those
 * @param model the model that it names; null if it names none
 */
record McpConfiguration(
    ConfigurationPlace place, List<String> servers, int more, @Nullable ModelChoice model) {

  private static final int MAX_SERVERS = 20;
  private static final List<String> SERVER_KEYS =
      List.of("mcpServers", "mcp_servers", "servers", "mcp");
  private static final List<String> URL_KEYS = List.of("url", "httpUrl", "serverUrl");

  /** Reads the configuration; empty if it says nothing of use. */
  static Optional<McpConfiguration> read(ConfigurationPlace place, Surroundings surroundings)
      throws UnusableException {
    JsonNode root = SmallFile.tree(place.in(surroundings));
    List<String> servers = new ArrayList<>();
    int count = 0;
    for (String key : SERVER_KEYS) {
      count += addServers(root.path(key), servers);
    }
    ModelChoice model = ModelSetting.in(root, place).orElse(null);
    return count == 0 && model == null
        ? Optional.empty()
        : Optional.of(
            new McpConfiguration(place, List.copyOf(servers), count - servers.size(), model));
  }

  int count() {
    return servers.size() + more;
  }

  /** Servers stand in an object by name, or in a list with their names inside. */
  private static int addServers(JsonNode node, List<String> servers) {
    int count = 0;
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        count += add(entry.getKey(), entry.getValue(), servers);
      }
    } else if (node.isArray()) {
      for (JsonNode server : node) {
        count += add(server.path("name").asString(""), server, servers);
      }
    }
    return count;
  }

  private static int add(String name, JsonNode server, List<String> servers) {
    if (!server.isObject()) {
      return 0;
    }
    if (servers.size() < MAX_SERVERS) {
      servers.add(Text.line(name + ": " + whereabouts(server)));
    }
    return 1;
  }

  private static String whereabouts(JsonNode server) {
    JsonNode transport = server.path("transport").isObject() ? server.path("transport") : server;
    for (String key : URL_KEYS) {
      if (transport.path(key).isString()) {
        return Address.host(transport.path(key).stringValue()).orElse("an address without a host");
      }
    }
    JsonNode command = transport.path("command");
    String program = command.isArray() ? command.path(0).asString("") : command.asString("");
    return program.isBlank() ? "of a kind unknown here" : "the program " + fileName(program);
  }

  /** Some write a whole command line here; only its first word is a program. */
  private static String fileName(String program) {
    String first = program.strip().split("\\s", 2)[0];
    return first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
  }

  /** For the summary. */
  String shown() {
    return place.shown() + ", MCP servers: " + count();
  }
}
