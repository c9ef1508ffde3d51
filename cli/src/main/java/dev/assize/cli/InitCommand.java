package dev.assize.cli;

import dev.assize.agent.command.Descriptor;
import dev.assize.agent.draft.Draft;
import dev.assize.agent.draft.Surroundings;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize init}: a first manifest from what is there. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Drafts a manifest, agent.yaml, from what it finds on this machine.",
      "",
      "It looks for agent CLIs, their configuration, package files, model servers, and the names of key",
      "variables. Keys and other secrets are not copied.",
    })
final class InitCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "The agent's directory (default: the current one).")
  private Path directory = Path.of(".");

  @Option(names = "--force", description = "Replace an agent.yaml that is there already.")
  private boolean force;

  @Option(names = "--stdout", description = "Print the draft instead of writing it.")
  private boolean stdout;

  @Option(names = "--json", description = "Print what was found, and the draft, as JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    boolean write = !stdout;
    if (write && !force) {
      Draft.requireRoom(directory);
    }
    Path agents = Places.find().agents();
    List<Descriptor> known =
        Descriptor.names(agents).stream().map(name -> Descriptor.find(agents, name)).toList();
    Draft draft = Draft.of(Surroundings.ofThisMachine(directory), known);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (write) {
      draft.write(directory);
    }
    if (json) {
      out.println(Json.mapper().writeValueAsString(draft));
    } else {
      out.print(write ? draft.summary(directory) : draft.yaml());
    }
    out.flush();
    return ExitCode.YES;
  }
}
