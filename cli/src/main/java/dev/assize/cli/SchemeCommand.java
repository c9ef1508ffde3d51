package dev.assize.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assize scheme}: what agents are examined and certified by. */
@Command(
    name = "scheme",
    mixinStandardHelpOptions = true,
    description = "Says what agents are examined and certified by.",
    subcommands = {
      SchemeShowCommand.class,
      SchemeCheckCommand.class,
      SchemeDiffCommand.class,
      SchemeCoverageCommand.class,
      SchemeAdoptCommand.class
    })
final class SchemeCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "a command is missing; try: assize scheme --help");
  }
}
