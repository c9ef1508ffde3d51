package dev.assize.cli;

import dev.assize.log.witness.Witness;
import dev.assize.log.witness.WitnessServer;
import dev.assize.log.witness.WitnessState;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize log witness}: watches logs, and cosigns what only grows. */
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Cosigns the checkpoints of logs, and never two that contradict each other (C2SP tlog-witness).",
      "",
      "Listens on this machine's loopback interface; put a reverse proxy with TLS before it. Ends",
      "when it is interrupted.",
    })
final class LogWitnessCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Where it remembers what it has cosigned.")
  private @Nullable Path directory;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "Its private key, made if it is missing; then --name is needed.")
  private @Nullable Path keyFile;

  @Option(names = "--name", paramLabel = "NAME", description = "The name of a new key.")
  private @Nullable String name;

  @Option(
      names = "--log",
      paramLabel = "VKEY|FILE",
      required = true,
      description = "The public key of a log to watch; repeatable.")
  private List<String> logs = List.of();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8472",
      description = "Port; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    LogCommand.requirePort(port);
    SigningKey key = key(Objects.requireNonNull(keyFile));
    try (Interruption interruption = Interruption.ofThisThread();
        WitnessState state = WitnessState.open(Objects.requireNonNull(directory));
        WitnessServer server =
            WitnessServer.start(
                new Witness(
                    key, logs.stream().map(LogTrust::key).toList(), state, InstantSource.system()),
                port)) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println(
          "witness " + key.verifier().name() + " " + key.verifier() + " " + server.address());
      out.flush();
      interruption.hint("the witness was closed");
      Thread.sleep(Long.MAX_VALUE);
      return ExitCode.YES;
    }
  }

  private SigningKey key(Path file) {
    SigningKey key =
        name == null ? KeyFile.read(file) : KeyFile.readOrGenerate(file, name, KeyType.COSIGNATURE);
    if (key.verifier().type() != KeyType.COSIGNATURE) {
      throw new InputException(
          "--key " + file + ": is no key of a witness; name a new file, and give --name");
    }
    return key;
  }
}
