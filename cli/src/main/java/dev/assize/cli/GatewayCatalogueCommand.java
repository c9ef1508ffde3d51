package dev.assize.cli;

import dev.assize.gate.gateway.Probe;
import dev.assize.gate.gateway.catalogue.ToolCatalogue;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize gateway catalogue}: the digests of a server's tools. */
@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Asks an MCP server for its tools, and prints the digests of their definitions.",
      "",
      "An application for a certificate names the digest of the whole catalogue.",
      "",
      "  assize gateway catalogue --name files --out tools.json -- COMMAND ARGS…",
      "  assize gateway catalogue --name crm --out tools.json URL",
      "",
      "A server's command runs with your rights.",
    })
final class GatewayCatalogueCommand implements Callable<Integer> {

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "server",
      description = "What the server is called in the catalogue (default: ${DEFAULT-VALUE}).")
  private String name = "server";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the catalogue there; servers of other names that are there already stay.")
  private @Nullable Path out;

  @Option(
      names = "--header",
      paramLabel = "NAME=VARIABLE",
      description = "Send a header, whose value stands in an environment variable.")
  private Map<String, String> headers = Map.of();

  @Option(names = "--json", description = "Print the catalogue as JSON.")
  private boolean json;

  @Parameters(paramLabel = "URL|COMMAND", arity = "1..*", description = "The server.")
  private List<String> server = List.of();

  @Override
  public Integer call() throws InterruptedException {
    if (!name.matches(NAME)) {
      throw new InputException(
          "--name: give letters, digits, dots, hyphens and underlines, at most 100");
    }
    boolean exists = out != null && Files.exists(out);
    ToolCatalogue before =
        exists ? ToolCatalogue.read(Objects.requireNonNull(out)) : new ToolCatalogue(Map.of());
    ToolCatalogue.Server offers = ask();
    ToolCatalogue catalogue = before.with(name, offers);
    if (out != null) {
      write(catalogue, out);
    }
    print(catalogue, offers);
    return ExitCode.YES;
  }

  private ToolCatalogue.Server ask() throws InterruptedException {
    boolean remote = server.size() == 1 && server.getFirst().matches("https?://.*");
    try {
      if (!remote) {
        return Probe.of(server, Map.of(), System.err);
      }
      URI address = GatewayCommand.url("URL", server.getFirst());
      return Probe.of(address, sent());
    } catch (IOException e) {
      throw new InputException(
          "the server %s does not say which tools it has: %s"
              .formatted(server.getFirst(), e.getMessage()));
    }
  }

  private Map<String, List<String>> sent() {
    Map<String, List<String>> sent = new LinkedHashMap<>();
    headers.forEach((header, variable) -> {
      String value = System.getenv(variable);
      if (value == null) {
        throw new InputException("--header: the environment variable " + variable + " is not set");
      }
      sent.put(header, List.of(value));
    });
    return sent;
  }

  private static void write(ToolCatalogue catalogue, Path file) {
    try {
      Files.writeString(
          file,
          Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(catalogue) + "\n");
    } catch (IOException e) {
      throw InputException.of("--out ", e);
    }
  }

  private void print(ToolCatalogue catalogue, ToolCatalogue.Server offers) {
    PrintWriter printed = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      printed.println(Json.mapper().writeValueAsString(catalogue));
    } else {
      offers
          .tools()
          .forEach((tool, definition) ->
              printed.printf(
                  "%s  %-9s  %s%n",
                  definition.digest(), definition.readOnly() ? "read-only" : "acts", shown(tool)));
      if (offers.instructions() != null) {
        printed.printf("%s  %-9s%n", offers.instructions(), "instructions");
      }
      printed.println("Tool catalogue: " + catalogue.digest());
    }
    printed.flush();
  }

  /** A server's word, which must not write to the terminal what it likes. */
  private static String shown(String tool) {
    return tool.replaceAll("\\p{C}", "\ufffd");
  }
}
