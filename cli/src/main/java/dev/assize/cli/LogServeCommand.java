package dev.assize.cli;

import dev.assize.log.service.LogServer;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assize log serve}: a log that others append to over HTTP. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves a log on this machine's loopback interface: its files, and POST /add for entries.",
      "",
      "Put a reverse proxy with TLS before it. Ends when it is interrupted.",
    })
final class LogServeCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final OwnLog log = new OwnLog();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8471",
      description = "Port; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    LogCommand.requirePort(port);
    try (Interruption interruption = Interruption.ofThisThread();
        OwnLog.Open open = log.open();
        LogServer server = LogServer.start(log.directory(), open.writer(), log.key(), port)) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println("The log " + log.key().verifier() + " is at " + server.address());
      out.flush();
      interruption.hint("the log was closed");
      Thread.sleep(Long.MAX_VALUE);
      return ExitCode.YES;
    }
  }
}
