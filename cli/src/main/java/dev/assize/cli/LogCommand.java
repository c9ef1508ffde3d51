package dev.assize.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assize log}: transparency logs, for those who keep, watch or copy them. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Keeps, serves, checks, copies and witnesses transparency logs.",
    subcommands = {
      LogInitCommand.class,
      LogAppendCommand.class,
      LogProveCommand.class,
      LogCheckCommand.class,
      LogMirrorCommand.class,
      LogServeCommand.class,
      LogWitnessCommand.class,
    })
final class LogCommand implements Runnable {

  private static final int MAX_PORT = 65_535;

  @Spec private @Nullable CommandSpec spec;

  /** For commands that serve. */
  static void requirePort(int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new InputException("--port %d: a port is 0 to %d".formatted(port, MAX_PORT));
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "a command is missing; try: assize log --help");
  }
}
