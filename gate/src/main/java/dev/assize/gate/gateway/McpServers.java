package dev.assize.gate.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.gateway.catalogue.ToolCatalogue;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The MCP servers that an agent is given, as agents' own configuration files name them: an object
 * {@code mcpServers} with programs ({@code command}, {@code args}, {@code env}) and addresses
 * ({@code url} or {@code httpUrl}, {@code headers}) by name. Other fields are between the agent and
 * its configuration.
 */
public final class McpServers {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(McpServers.class, "mcp-servers.schema.json");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final String place;
  private final Map<String, Server> servers;

  private McpServers(String place, Map<String, Server> servers) {
    this.place = place;
    this.servers = servers;
  }

  /**
   * Reads a configuration. <code>${NAME}</code> in it stands for a variable, as most agents have
   * it.
   *
   * @param environment the variables
   * @throws dev.assize.statement.document.DocumentException if it is none, or names a variable that
   *     is not set
   */
  public static McpServers read(Path file, Map<String, String> environment) {
    Document document = Document.read(file);
    Map<String, Server> servers = new TreeMap<>();
    document
        .as(Configuration.class, SCHEMA)
        .mcpServers()
        .forEach((name, described) -> {
          String pointer = "/mcpServers/" + name;
          try {
            servers.put(
                name, described.filled(text -> filled(document, pointer, text, environment)));
          } catch (IllegalArgumentException e) {
            throw document.problem(pointer, "no address of a server: " + e.getMessage());
          }
        });
    return new McpServers(file.toString(), servers);
  }

  /**
   * Asks every server what it offers now. Programs are started, with our rights, and ended.
   *
   * @param at the time of asking
   * @param errors where the programs' complaints go
   * @return the catalogue's digest, or which server did not answer and why
   */
  public ObservedTools look(Instant at, OutputStream errors) throws InterruptedException {
    if (servers.isEmpty()) {
      return new ObservedTools.None(at);
    }
    ToolCatalogue catalogue = new ToolCatalogue(Map.of());
    for (Map.Entry<String, Server> each : servers.entrySet()) {
      try {
        catalogue = catalogue.with(each.getKey(), each.getValue().ask(errors));
      } catch (IOException e) {
        return new ObservedTools.NotSeen(
            NotKnown.UNREACHABLE,
            "the MCP server %s does not say which tools it has: %s"
                .formatted(each.getKey(), e.getMessage()));
      }
    }
    return new ObservedTools.Seen(catalogue.digest(), place, at);
  }

  /** How a server is reached. */
  private sealed interface Server {

    ToolCatalogue.Server ask(OutputStream errors) throws IOException, InterruptedException;

    record Program(List<String> command, Map<String, String> environment) implements Server {
      @Override
      public ToolCatalogue.Server ask(OutputStream errors)
          throws IOException, InterruptedException {
        return Probe.of(command, environment, errors);
      }
    }

    record Address(URI uri, Map<String, List<String>> headers) implements Server {
      @Override
      public ToolCatalogue.Server ask(OutputStream errors)
          throws IOException, InterruptedException {
        return Probe.of(uri, headers);
      }
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Configuration(Map<String, Described> mcpServers) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Described(
      @Nullable String command,
      @Nullable List<String> args,
      @Nullable Map<String, String> env,
      @Nullable String url,
      @Nullable String httpUrl,
      @Nullable Map<String, String> headers) {

    Server filled(UnaryOperator<String> fill) {
      if (command == null) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        orNone(headers).forEach((name, value) -> sent.put(name, List.of(fill.apply(value))));
        String address = Objects.requireNonNull(url == null ? httpUrl : url, "by the schema");
        return new Server.Address(address(fill.apply(address)), sent);
      }
      List<String> line = new ArrayList<>(List.of(fill.apply(command)));
      if (args != null) {
        args.stream().map(fill).forEach(line::add);
      }
      Map<String, String> environment = new LinkedHashMap<>(orNone(env));
      environment.replaceAll((_, value) -> fill.apply(value));
      return new Server.Program(line, environment);
    }

    private static URI address(String text) {
      URI uri = URI.create(text);
      if (uri.getHost() == null || uri.getUserInfo() != null) {
        throw new IllegalArgumentException("it needs a host, and no user name");
      }
      return uri;
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> values) {
      return values == null ? Map.of() : values;
    }
  }

  private static String filled(
      Document document, String pointer, String text, Map<String, String> environment) {
    Matcher matcher = VARIABLE.matcher(text);
    return matcher.replaceAll(found -> {
      String value = environment.get(found.group(1));
      if (value == null) {
        throw document.problem(
            pointer, "the environment variable " + found.group(1) + " is not set");
      }
      return Matcher.quoteReplacement(value);
    });
  }
}
