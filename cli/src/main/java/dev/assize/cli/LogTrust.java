package dev.assize.cli;

import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.log.policy.Policy;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.statement.key.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which log is believed. */
final class LogTrust {

  @Option(
      names = "--key",
      paramLabel = "VKEY|FILE",
      description = "The log's public key (default: what --policy says).")
  private @Nullable String key;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Logs and witnesses to trust, as C2SP tlog-policy (default: your own log).")
  private @Nullable Path policy;

  Policy policy() {
    if (key != null && policy != null) {
      throw new InputException("give either --key or --policy, not both");
    }
    if (key != null) {
      return Policy.ofLogs(key(key));
    }
    return policy == null ? new EvaluatorHome(Places.find().home()).policy() : read(policy);
  }

  CheckpointOpener opener() {
    return CheckpointOpener.of(policy());
  }

  static Policy read(Path file) {
    try {
      return Policy.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw InputException.of("--policy ", e);
    }
  }

  /** A key as such, or in a file. */
  static VerifierKey key(String text) {
    try {
      return VerifierKey.parse(text.contains("+") ? text : Files.readString(Path.of(text)));
    } catch (IOException e) {
      throw new InputException("--key " + text + ": neither a key nor a file with one");
    }
  }
}
