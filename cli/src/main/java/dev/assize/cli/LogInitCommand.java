package dev.assize.cli;

import dev.assize.log.policy.Policy;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.storage.CheckpointSigner;
import dev.assize.log.storage.LogOptions;
import dev.assize.log.storage.LogWriter;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize log init}: begins a log. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Begins a log, and prints the policy line by which others can trust it.")
final class LogInitCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A new directory, which a web server may serve.")
  private @Nullable Path directory;

  @Option(
      names = "--origin",
      paramLabel = "NAME",
      required = true,
      description = "The log's name: its URL without the scheme, such as log.example.org/agents.")
  private String origin = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "Where its private key goes; keep it outside the directory.")
  private @Nullable Path keyFile;

  @Override
  public Integer call() {
    Path folder = Objects.requireNonNull(directory);
    Path file = Objects.requireNonNull(keyFile);
    OwnLog.requireOutside(folder, file);
    if (Files.exists(folder.resolve("checkpoint"))) {
      throw new InputException(folder + ": holds a log already");
    }
    SigningKey key = SigningKey.generate(origin, KeyType.ED25519);
    try {
      KeyFile.writeNew(file, key);
    } catch (FileAlreadyExistsException e) {
      throw new InputException("--key " + file + ": is there already; choose another name");
    } catch (IOException e) {
      throw InputException.of("--key ", e);
    }
    LogWriter.open(
            folder,
            CheckpointSigner.of(key),
            CheckpointOpener.of(key.verifier()),
            LogOptions.DEFAULTS)
        .close();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(Policy.ofLogs(key.verifier()));
    out.flush();
    return ExitCode.YES;
  }
}
