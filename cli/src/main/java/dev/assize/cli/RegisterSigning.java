package dev.assize.cli;

import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.proof.LogProof;
import dev.assize.log.service.AppendableLog;
import dev.assize.log.service.LocalLog;
import dev.assize.log.service.LogUnavailableException;
import dev.assize.log.service.RemoteLog;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.tile.TileReader;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that sign an entry and append it. */
final class RegisterSigning extends RegisterOptions {

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Sign with this private key (default: your own, .assize/keys/evaluator.key).")
  private @Nullable Path key;

  @Option(
      names = "--anyway",
      description = "Append it even if the register would give it no effect.")
  private boolean anyway;

  @Option(names = "--id", description = "Print the new entry's id, and nothing else.")
  private boolean idOnly;

  boolean anyway() {
    return anyway;
  }

  boolean idOnly() {
    return idOnly;
  }

  /** Makes the key that was named, if it is not there. */
  void makeKey(String name) {
    if (key != null) {
      KeyFile.readOrGenerate(key, name, KeyType.ED25519);
    }
  }

  SigningKey key() {
    return key == null ? home().key() : KeyFile.read(key);
  }

  /**
   * The log as one that can be appended to.
   *
   * @throws InputException if it is a directory that is not one's own log
   */
  AppendableLog appendable() {
    EvaluatorHome home = home();
    String place = log();
    if (place == null) {
      return new LocalLog(home.logFolder(), home.logKey());
    }
    if (!place.startsWith("http://") && !place.startsWith("https://")) {
      throw new InputException(
          "--log %s: can only be read; entries are appended to your own log, or to one at a URL"
              .formatted(place));
    }
    try {
      return RemoteLog.at(URI.create(place), policy());
    } catch (IllegalArgumentException e) {
      throw new InputException("--log %s: is no URL".formatted(place));
    }
  }

  /** An entry that the log holds, as its checkpoint commits to it. */
  byte[] entry(long index) {
    VerifiedCheckpoint checkpoint = policy().verify(SignedCheckpoint.parse(source().checkpoint()));
    return new TileReader(source(), new TreeHead(checkpoint.size(), checkpoint.root()))
        .entry(index);
  }

  /**
   * Appends, and verifies that it is there.
   *
   * @throws dev.assize.log.LogException if the log cannot be written, or is not to be believed
   */
  LogProof append(Envelope envelope) throws InterruptedException {
    byte[] bytes = envelope.bytes();
    if (bytes.length > LogWriter.MAX_ENTRY) {
      throw new LogUnavailableException(
          "the signed statement has %,d bytes, and a log takes %,d; shorten it"
              .formatted(bytes.length, LogWriter.MAX_ENTRY));
    }
    LogProof proof = appendable().append(bytes);
    proof.verify(bytes, policy());
    return proof;
  }
}
