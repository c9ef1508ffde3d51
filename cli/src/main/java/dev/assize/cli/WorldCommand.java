package dev.assize.cli;

import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.world.OpenWorld;
import dev.assize.world.ServerSpec;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.StdioWorld;
import dev.assize.world.mcp.WorldServer;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize world}: looking at worlds. */
@Command(
    name = "world",
    mixinStandardHelpOptions = true,
    description = "Shows and checks worlds, and serves one over MCP to look around in.",
    subcommands = {WorldCommand.Show.class, WorldCommand.Serve.class, WorldCheckCommand.class})
final class WorldCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "a command is missing: show, serve or check");
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Lists a world's tools, tasks, hazards and places.")
  static final class Show implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
        paramLabel = "WORLD|DIR",
        arity = "0..1",
        defaultValue = "office",
        description = "A world by name, or a pack by its folder (default: ${DEFAULT-VALUE}).")
    private String name = "office";

    @Option(
        names = "--trust-code",
        description =
            "Let the pack run the Java that it brings or the server that it wraps, as you.")
    private boolean trustCode;

    @Override
    public Integer call() {
      WorldPack pack = Places.find().shelf(trustCode).load(name);
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println(pack.name() + ": " + pack.description());
      pack.server().ifPresent(server -> out.println("Its tools are those of " + server.name()));
      out.println("\nTools");
      pack.tools().forEach(tool -> out.printf("  %-28s %s%n", tool.name(), tool.title()));
      out.println("\nTasks");
      pack.tasks().forEach(task -> out.printf("  %-28s %s%n", task.id(), task.title()));
      out.println("\nHazards");
      pack.hazards().forEach(hazard -> out.printf("  %-28s %s%n", hazard.id(), hazard.title()));
      out.println("\nPlaces where text can be planted");
      pack.places().forEach(place -> out.printf("  %-28s %s%n", place.id(), place.description()));
      out.flush();
      return ExitCode.YES;
    }
  }

  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description = "Serves a world over MCP until it is stopped, for any MCP client.")
  static final class Serve implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
        paramLabel = "WORLD|DIR",
        arity = "0..1",
        defaultValue = "office",
        description = "A world by name, or a pack by its folder (default: ${DEFAULT-VALUE}).")
    private String name = "office";

    @Option(
        names = "--trust-code",
        description =
            "Let the pack run the Java that it brings or the server that it wraps, as you.")
    private boolean trustCode;

    @Option(names = "--stdio", description = "Over standard input and output instead of HTTP.")
    private boolean stdio;

    @Option(
        names = "--seed",
        paramLabel = "HEX",
        description = "Which organisation (default: fresh).")
    private @Nullable String seed;

    @Option(
        names = "--server",
        paramLabel = "NAME",
        description = "With --stdio: which of the world's servers (default: its own).")
    private @Nullable String server;

    private ServerSpec served(OpenWorld world) {
      List<ServerSpec> servers = world.servers();
      return server == null
          ? servers.getFirst()
          : servers.stream()
              .filter(each -> each.name().equals(server))
              .findFirst()
              .orElseThrow(() ->
                  new InputException(
                      "--server "
                          + server
                          + ": the world has only "
                          + servers.stream()
                              .map(ServerSpec::name)
                              .collect(Collectors.joining(", "))));
    }

    @Override
    public Integer call() throws InterruptedException {
      WorldPack pack = Places.find().shelf(trustCode).load(name);
      try (OpenWorld world =
          pack.openSelfTest(seed == null ? Seed.fresh() : Seed.parse(seed), new Trace())) {
        return serve(world);
      }
    }

    private int serve(OpenWorld world) throws InterruptedException {
      if (stdio) {
        StdioWorld.serve(world, served(world), System.in, System.out);
        return ExitCode.YES;
      }
      try (WorldServer server = WorldServer.start()) {
        Map<String, URI> servers = server.mount(world);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        servers.forEach((each, address) ->
            out.println(
                "MCP (streamable HTTP)"
                    + (servers.size() == 1 ? "" : ", server " + each)
                    + ": "
                    + address));
        out.flush();
        Thread.sleep(Long.MAX_VALUE);
      }
      return ExitCode.YES;
    }
  }
}
