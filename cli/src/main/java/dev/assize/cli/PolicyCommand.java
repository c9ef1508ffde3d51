package dev.assize.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assize policy}: by which rules agents are let in. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Checks, proves, explains, tests and compares policies of the gate.",
    subcommands = {
      PolicyCheckCommand.class,
      PolicyProveCommand.class,
      PolicyExplainCommand.class,
      PolicyTestCommand.class,
      PolicyDiffCommand.class,
      PolicyFactsCommand.class,
    })
final class PolicyCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "a command is missing; try: assize policy --help");
  }
}
