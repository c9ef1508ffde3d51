package dev.assize.cli;

import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.log.checkpoint.CheckpointVerifier;
import dev.assize.log.policy.Policy;
import dev.assize.log.service.WitnessCosigning;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.storage.CheckpointSigner;
import dev.assize.log.storage.LogOptions;
import dev.assize.log.storage.LogWriter;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A log that this machine writes: its directory, its key, and the witnesses that it asks. */
final class OwnLog {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The log's directory (default: your own log).")
  private @Nullable Path directory;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The log's private key (default: that of your own log).")
  private @Nullable Path keyFile;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Have the witnesses of this policy cosign; nothing is published "
              + "before its quorum is met (default: no witnesses).")
  private @Nullable Path policy;

  Path directory() {
    return directory == null ? home().logFolder() : directory;
  }

  SigningKey key() {
    if (keyFile != null) {
      requireOutside(directory(), keyFile);
      return KeyFile.read(keyFile);
    }
    if (directory != null) {
      throw new InputException(directory + ": give the key of this log with --key FILE");
    }
    return home().logKey();
  }

  /** An open log. */
  record Open(LogWriter writer, @Nullable WitnessCosigning witnesses) implements AutoCloseable {
    @Override
    public void close() {
      writer.close();
      if (witnesses != null) {
        witnesses.close();
      }
    }
  }

  /** Opens a log that is there. */
  Open open() {
    if (!Files.isRegularFile(directory().resolve("checkpoint"))) {
      throw new InputException(directory() + ": no log is there; begin one with: assize log init");
    }
    return open(directory(), key());
  }

  Open open(Path folder, SigningKey key) {
    WitnessCosigning witnesses =
        policy == null ? null : new WitnessCosigning(policyFor(key.verifier(), policy));
    LogOptions options =
        witnesses == null ? LogOptions.DEFAULTS : LogOptions.DEFAULTS.withCosigning(witnesses);
    CheckpointVerifier own = Policy.ofLogs(key.verifier());
    return new Open(
        LogWriter.open(folder, CheckpointSigner.of(key), CheckpointOpener.of(own), options),
        witnesses);
  }

  /** By a policy that does not trust this log, none of its checkpoints could be published. */
  private static Policy policyFor(VerifierKey log, Path file) {
    Policy policy = LogTrust.read(file);
    if (policy.logs().stream().noneMatch(trusted -> trusted.key().equals(log))) {
      throw new InputException(
          "--policy %s: does not trust this log; it needs a line: log %s".formatted(file, log));
    }
    return policy;
  }

  /** What lies in a log's directory is published. */
  static void requireOutside(Path directory, Path keyFile) {
    if (keyFile.toAbsolutePath().normalize().startsWith(directory.toAbsolutePath().normalize())) {
      throw new InputException(
          "--key %s: lies in the log's directory, which is published; choose another place"
              .formatted(keyFile));
    }
  }

  private static EvaluatorHome home() {
    return new EvaluatorHome(Places.find().home());
  }
}
